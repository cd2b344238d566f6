/* Generated from specs/dok.openapi.yaml by `npm run generate`. Do not edit. */

/** The description as plain data (OpenAPI 3.1). */
export const spec: { readonly [key: string]: unknown } = {
 "openapi": "3.1.0",
 "info": {
  "title": "DOK API (independent description)",
  "version": "2026-06",
  "summary": "Container GPU task service of Sakura Internet, described from public evidence.",
  "description": "Independent restatement of the wire interface, written from observed client behaviour and public facts.\nIt is not Sakura's document and contains none of its prose. See docs/clouds/dok.md for sources.\n\n`x-confidence` values: certain (several independent sources), documented (vendor documentation only),\nlive (reported by someone who called the real API), single (one source), inferred (follows from a working\nclient), guess (no evidence, local default). An element without `x-confidence` is certain or documented.\n`x-since` is the first date the element was seen.\n"
 },
 "servers": [
  {
   "url": "https://secure.sakura.ad.jp/cloud/zone/{zone}/api/managed-container/1.0",
   "variables": {
    "zone": {
     "default": "is1a",
     "enum": [
      "is1a"
     ],
     "description": "Only this zone is known to serve DOK."
    }
   }
  },
  {
   "url": "http://127.0.0.1:18100/cloud/zone/is1a/api/managed-container/1.0",
   "description": "Local server (port is our choice).",
   "x-confidence": "guess"
  }
 ],
 "security": [
  {
   "apiKey": []
  }
 ],
 "tags": [
  {
   "name": "account"
  },
  {
   "name": "plans"
  },
  {
   "name": "registries"
  },
  {
   "name": "tasks"
  },
  {
   "name": "artifacts"
  },
  {
   "name": "ssh"
  },
  {
   "name": "billing"
  },
  {
   "name": "notifications"
  }
 ],
 "paths": {
  "/auth/": {
   "get": {
    "tags": [
     "account"
    ],
    "operationId": "getAccount",
    "summary": "Account behind the API key",
    "responses": {
     "200": {
      "description": "Account",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/AccountInfo"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   }
  },
  "/auth/agree/": {
   "post": {
    "tags": [
     "account"
    ],
    "operationId": "acceptTerms",
    "summary": "Accept the terms of service (a legal act; never call it implicitly)",
    "parameters": [
     {
      "name": "version",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string"
      },
      "x-since": "2025",
      "description": "Version being accepted. Real values unknown."
     }
    ],
    "responses": {
     "204": {
      "description": "Accepted"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   }
  },
  "/plans/": {
   "get": {
    "tags": [
     "plans"
    ],
    "operationId": "listPlans",
    "responses": {
     "200": {
      "description": "Plans usable for new tasks",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/PlanPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   }
  },
  "/registries/": {
   "get": {
    "tags": [
     "registries"
    ],
    "operationId": "listRegistries",
    "parameters": [
     {
      "$ref": "#/components/parameters/PageUndocumented"
     },
     {
      "$ref": "#/components/parameters/PageSizeUndocumented"
     }
    ],
    "responses": {
     "200": {
      "description": "Stored registry credentials, without passwords",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/RegistryPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   },
   "post": {
    "tags": [
     "registries"
    ],
    "operationId": "createRegistry",
    "requestBody": {
     "$ref": "#/components/requestBodies/RegistryWrite"
    },
    "responses": {
     "201": {
      "description": "Stored",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Registry"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   }
  },
  "/registries/{registryId}/": {
   "parameters": [
    {
     "name": "registryId",
     "in": "path",
     "required": true,
     "schema": {
      "type": "string",
      "format": "uuid"
     }
    }
   ],
   "get": {
    "tags": [
     "registries"
    ],
    "operationId": "getRegistry",
    "responses": {
     "200": {
      "description": "Credential record",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Registry"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFoundUndocumented"
     }
    }
   },
   "put": {
    "tags": [
     "registries"
    ],
    "operationId": "replaceRegistry",
    "summary": "Full replace; the password must be sent again",
    "requestBody": {
     "$ref": "#/components/requestBodies/RegistryWrite"
    },
    "responses": {
     "200": {
      "description": "Replaced",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Registry"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFoundUndocumented"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   },
   "delete": {
    "tags": [
     "registries"
    ],
    "operationId": "deleteRegistry",
    "responses": {
     "204": {
      "description": "Removed; the id is dead from now on"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFoundUndocumented"
     }
    }
   }
  },
  "/tasks/": {
   "get": {
    "tags": [
     "tasks"
    ],
    "operationId": "listTasks",
    "description": "Order is not documented; one client treats the first page as the most recent tasks.",
    "parameters": [
     {
      "$ref": "#/components/parameters/Page"
     },
     {
      "$ref": "#/components/parameters/PageSize"
     },
     {
      "name": "status",
      "in": "query",
      "style": "form",
      "explode": false,
      "schema": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/TaskStatus"
       }
      },
      "description": "Comma-joined; the comma may arrive percent-encoded."
     },
     {
      "name": "plan",
      "in": "query",
      "style": "form",
      "explode": false,
      "schema": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/PlanId"
       }
      }
     },
     {
      "name": "tag",
      "in": "query",
      "schema": {
       "type": "string"
      },
      "description": "One tag. Exact match is assumed.",
      "x-confidence": "guess"
     },
     {
      "name": "tasks",
      "in": "query",
      "schema": {
       "type": "string"
      },
      "description": "Free-text terms split on commas or spaces, all must match, over task id, task name, container image, container plan."
     },
     {
      "name": "include_artifact",
      "in": "query",
      "schema": {
       "type": "boolean"
      },
      "description": "When true, only tasks having an artifact."
     },
     {
      "name": "created_after",
      "in": "query",
      "schema": {
       "$ref": "#/components/schemas/Timestamp"
      }
     },
     {
      "name": "created_before",
      "in": "query",
      "schema": {
       "$ref": "#/components/schemas/Timestamp"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "One page of tasks",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TaskPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Refused"
     }
    }
   },
   "post": {
    "tags": [
     "tasks"
    ],
    "operationId": "createTask",
    "description": "A task always starts as `waiting`. The JSON body is accepted even without a Content-Type header (inferred).",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewTask"
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Queued",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Task"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Refused"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   }
  },
  "/tasks/{taskId}/": {
   "parameters": [
    {
     "$ref": "#/components/parameters/TaskId"
    }
   ],
   "get": {
    "tags": [
     "tasks"
    ],
    "operationId": "getTask",
    "responses": {
     "200": {
      "description": "Task",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Task"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   },
   "delete": {
    "tags": [
     "tasks"
    ],
    "operationId": "deleteTask",
    "summary": "Forget a finished task; this does not stop a running one",
    "responses": {
     "204": {
      "description": "Forgotten"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Refused"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/tasks/{taskId}/cancel/": {
   "parameters": [
    {
     "$ref": "#/components/parameters/TaskId"
    }
   ],
   "post": {
    "tags": [
     "tasks"
    ],
    "operationId": "cancelTask",
    "description": "No body. A waiting task comes back as `canceled`; for a running task the returned status is not documented.",
    "responses": {
     "200": {
      "description": "Task after the request",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Task"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Refused"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/tasks/{taskId}/download/{target}/": {
   "parameters": [
    {
     "$ref": "#/components/parameters/TaskId"
    },
    {
     "name": "target",
     "in": "path",
     "required": true,
     "schema": {
      "type": "string",
      "enum": [
       "output"
      ]
     },
     "description": "Believed to be the captured console output.",
     "x-confidence": "inferred"
    },
    {
     "$ref": "#/components/parameters/DownloadName"
    }
   ],
   "get": {
    "tags": [
     "tasks"
    ],
    "operationId": "getTaskFileUrl",
    "responses": {
     "200": {
      "description": "Presigned location",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SignedUrl"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/tasks/{taskId}/containers/{containerIndex}/stream/": {
   "parameters": [
    {
     "$ref": "#/components/parameters/TaskId"
    },
    {
     "name": "containerIndex",
     "in": "path",
     "required": true,
     "schema": {
      "type": "integer",
      "minimum": 0
     }
    }
   ],
   "post": {
    "tags": [
     "tasks"
    ],
    "operationId": "openLogStream",
    "summary": "Obtain a WebSocket address for live console output (POST, empty body)",
    "responses": {
     "200": {
      "description": "Where and with which token to connect",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/LogStreamTicket"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/NotRunning"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/tasks/{taskId}/notification-preference/": {
   "parameters": [
    {
     "$ref": "#/components/parameters/TaskId"
    }
   ],
   "put": {
    "tags": [
     "tasks",
     "notifications"
    ],
    "operationId": "setTaskNotification",
    "x-since": "2026-04",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "is_enabled": {
          "type": [
           "boolean",
           "null"
          ]
         },
         "endpoint_ids": {
          "type": [
           "array",
           "null"
          ],
          "items": {
           "type": "integer"
          }
         }
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Stored",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "ok": {
           "type": "boolean"
          }
         }
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/artifacts/": {
   "get": {
    "tags": [
     "artifacts"
    ],
    "operationId": "listArtifacts",
    "parameters": [
     {
      "$ref": "#/components/parameters/Page"
     },
     {
      "$ref": "#/components/parameters/PageSize"
     },
     {
      "name": "task",
      "in": "query",
      "schema": {
       "type": "string",
       "format": "uuid"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "One page of artifacts",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ArtifactPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   }
  },
  "/artifacts/{artifactId}/": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ArtifactId"
    }
   ],
   "get": {
    "tags": [
     "artifacts"
    ],
    "operationId": "getArtifact",
    "responses": {
     "200": {
      "description": "Artifact record",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Artifact"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/artifacts/{artifactId}/download/": {
   "parameters": [
    {
     "$ref": "#/components/parameters/ArtifactId"
    },
    {
     "$ref": "#/components/parameters/DownloadName"
    }
   ],
   "get": {
    "tags": [
     "artifacts"
    ],
    "operationId": "getArtifactUrl",
    "description": "May fail for a few seconds after the task reaches `done`; retry.",
    "responses": {
     "200": {
      "description": "Presigned location; the address contains the task id",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SignedUrl"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/ssh/keys/": {
   "get": {
    "tags": [
     "ssh"
    ],
    "operationId": "listSshKeys",
    "parameters": [
     {
      "$ref": "#/components/parameters/Page"
     },
     {
      "$ref": "#/components/parameters/PageSize"
     },
     {
      "name": "is_active",
      "in": "query",
      "schema": {
       "type": "boolean"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "One page of keys",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SshKeyPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   },
   "post": {
    "tags": [
     "ssh"
    ],
    "operationId": "createSshKey",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "required": [
         "name",
         "pub_key",
         "is_active"
        ],
        "properties": {
         "name": {
          "type": "string"
         },
         "pub_key": {
          "type": "string",
          "description": "OpenSSH one-line public key"
         },
         "is_active": {
          "type": "boolean"
         }
        }
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Stored",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SshKey"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   }
  },
  "/ssh/keys/{keyId}/": {
   "parameters": [
    {
     "name": "keyId",
     "in": "path",
     "required": true,
     "schema": {
      "type": "string",
      "format": "uuid"
     }
    }
   ],
   "get": {
    "tags": [
     "ssh"
    ],
    "operationId": "getSshKey",
    "responses": {
     "200": {
      "description": "Key",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SshKey"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   },
   "put": {
    "tags": [
     "ssh"
    ],
    "operationId": "updateSshKey",
    "summary": "Rename or toggle; the key text itself cannot change",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "required": [
         "name",
         "is_active"
        ],
        "properties": {
         "name": {
          "type": "string"
         },
         "is_active": {
          "type": "boolean"
         }
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Updated",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SshKey"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   },
   "delete": {
    "tags": [
     "ssh"
    ],
    "operationId": "deleteSshKey",
    "responses": {
     "204": {
      "description": "Removed"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/billing_infos/": {
   "get": {
    "tags": [
     "billing"
    ],
    "operationId": "listBillingInfos",
    "parameters": [
     {
      "$ref": "#/components/parameters/Year"
     },
     {
      "$ref": "#/components/parameters/Month"
     },
     {
      "$ref": "#/components/parameters/Day"
     }
    ],
    "responses": {
     "200": {
      "description": "Month-to-date charges grouped by plan",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/BillingPage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   }
  },
  "/unit_prices/": {
   "get": {
    "tags": [
     "billing"
    ],
    "operationId": "listUnitPrices",
    "parameters": [
     {
      "$ref": "#/components/parameters/Year"
     },
     {
      "$ref": "#/components/parameters/Month"
     },
     {
      "$ref": "#/components/parameters/Day"
     },
     {
      "$ref": "#/components/parameters/PageUndocumented"
     },
     {
      "$ref": "#/components/parameters/PageSizeUndocumented"
     }
    ],
    "responses": {
     "200": {
      "description": "Price rows in force on that date",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UnitPricePage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   }
  },
  "/notification/endpoints/": {
   "get": {
    "tags": [
     "notifications"
    ],
    "operationId": "listNotificationEndpoints",
    "x-since": "2026-04",
    "parameters": [
     {
      "$ref": "#/components/parameters/Page"
     },
     {
      "$ref": "#/components/parameters/PageSize"
     }
    ],
    "responses": {
     "200": {
      "description": "One page of endpoints",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationEndpointPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   },
   "post": {
    "tags": [
     "notifications"
    ],
    "operationId": "createNotificationEndpoint",
    "x-since": "2026-04",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "required": [
         "endpoint_type",
         "address"
        ],
        "properties": {
         "endpoint_type": {
          "$ref": "#/components/schemas/NotificationEndpointType"
         },
         "address": {
          "type": "string",
          "format": "uri"
         }
        }
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Stored",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationEndpoint"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   }
  },
  "/notification/endpoints/{endpointId}/": {
   "parameters": [
    {
     "name": "endpointId",
     "in": "path",
     "required": true,
     "schema": {
      "type": "integer"
     }
    }
   ],
   "get": {
    "tags": [
     "notifications"
    ],
    "operationId": "getNotificationEndpoint",
    "x-since": "2026-04",
    "responses": {
     "200": {
      "description": "Endpoint",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationEndpoint"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   },
   "put": {
    "tags": [
     "notifications"
    ],
    "operationId": "updateNotificationEndpoint",
    "x-since": "2026-04",
    "requestBody": {
     "$ref": "#/components/requestBodies/NotificationEndpointChange"
    },
    "responses": {
     "200": {
      "description": "Updated",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationEndpoint"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   },
   "patch": {
    "tags": [
     "notifications"
    ],
    "operationId": "patchNotificationEndpoint",
    "x-since": "2026-06",
    "x-confidence": "single",
    "requestBody": {
     "$ref": "#/components/requestBodies/NotificationEndpointChange"
    },
    "responses": {
     "200": {
      "description": "Updated",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationEndpoint"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   },
   "delete": {
    "tags": [
     "notifications"
    ],
    "operationId": "deleteNotificationEndpoint",
    "x-since": "2026-04",
    "responses": {
     "204": {
      "description": "Removed"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/notification/settings/": {
   "get": {
    "tags": [
     "notifications"
    ],
    "operationId": "listNotificationSettings",
    "x-since": "2026-04",
    "parameters": [
     {
      "$ref": "#/components/parameters/Page"
     },
     {
      "$ref": "#/components/parameters/PageSize"
     }
    ],
    "responses": {
     "200": {
      "description": "One page of settings",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationSettingPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    }
   },
   "post": {
    "tags": [
     "notifications"
    ],
    "operationId": "createNotificationSetting",
    "x-since": "2026-04",
    "requestBody": {
     "$ref": "#/components/requestBodies/NotificationSettingWrite"
    },
    "responses": {
     "201": {
      "description": "Stored",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationSetting"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   }
  },
  "/notification/settings/{settingId}/": {
   "parameters": [
    {
     "name": "settingId",
     "in": "path",
     "required": true,
     "schema": {
      "type": "string",
      "format": "uuid"
     }
    }
   ],
   "get": {
    "tags": [
     "notifications"
    ],
    "operationId": "getNotificationSetting",
    "x-since": "2026-04",
    "responses": {
     "200": {
      "description": "Setting",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationSetting"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   },
   "put": {
    "tags": [
     "notifications"
    ],
    "operationId": "replaceNotificationSetting",
    "x-since": "2026-04",
    "requestBody": {
     "$ref": "#/components/requestBodies/NotificationSettingWrite"
    },
    "responses": {
     "200": {
      "description": "Replaced",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationSetting"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   },
   "patch": {
    "tags": [
     "notifications"
    ],
    "operationId": "patchNotificationSetting",
    "x-since": "2026-04",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "event_type": {
          "type": "string"
         },
         "is_enabled": {
          "type": "boolean"
         },
         "endpoint_ids": {
          "type": "array",
          "items": {
           "type": "integer"
          }
         }
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Updated",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/NotificationSetting"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/Invalid"
     }
    }
   },
   "delete": {
    "tags": [
     "notifications"
    ],
    "operationId": "deleteNotificationSetting",
    "x-since": "2026-04",
    "responses": {
     "204": {
      "description": "Removed"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    }
   }
  },
  "/notification/settings/test-webhook/": {
   "post": {
    "tags": [
     "notifications"
    ],
    "operationId": "sendTestWebhook",
    "x-since": "2026-04",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "required": [
         "url"
        ],
        "properties": {
         "url": {
          "type": "string",
          "format": "uri"
         }
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Target answered 2xx",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TestWebhookResult"
        }
       }
      }
     },
     "400": {
      "description": "Invalid input, or the target answered something other than 2xx",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TestWebhookResult"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "502": {
      "description": "Could not connect to the target"
     },
     "504": {
      "description": "Target timed out"
     }
    }
   }
  }
 },
 "components": {
  "securitySchemes": {
   "apiKey": {
    "type": "http",
    "scheme": "basic",
    "description": "User is the access token, password is the access token secret. The key needs the DOK permission."
   }
  },
  "parameters": {
   "Page": {
    "name": "page",
    "in": "query",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "default": 1
    }
   },
   "PageSize": {
    "name": "page_size",
    "in": "query",
    "description": "Upper bound unknown.",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "default": 100
    }
   },
   "PageUndocumented": {
    "name": "page",
    "in": "query",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "default": 1
    },
    "x-confidence": "guess"
   },
   "PageSizeUndocumented": {
    "name": "page_size",
    "in": "query",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "default": 100
    },
    "x-confidence": "guess"
   },
   "TaskId": {
    "name": "taskId",
    "in": "path",
    "required": true,
    "description": "A malformed id is answered 404, not 422.",
    "schema": {
     "type": "string",
     "format": "uuid"
    }
   },
   "ArtifactId": {
    "name": "artifactId",
    "in": "path",
    "required": true,
    "schema": {
     "type": "string",
     "format": "uuid"
    }
   },
   "DownloadName": {
    "name": "filename",
    "in": "query",
    "required": false,
    "description": "File name for the Content-Disposition header of the presigned download.",
    "schema": {
     "type": "string"
    }
   },
   "Year": {
    "name": "year",
    "in": "query",
    "description": "Formally optional; omission was rejected in practice, so always send it.",
    "x-confidence": "live",
    "schema": {
     "type": "integer"
    }
   },
   "Month": {
    "name": "month",
    "in": "query",
    "description": "Same remark as year.",
    "x-confidence": "live",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 12
    }
   },
   "Day": {
    "name": "day",
    "in": "query",
    "description": "Same remark as year.",
    "x-confidence": "live",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 31
    }
   }
  },
  "requestBodies": {
   "RegistryWrite": {
    "required": true,
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "required": [
        "hostname",
        "username",
        "password"
       ],
       "properties": {
        "hostname": {
         "type": "string",
         "examples": [
          "mylab.sakuracr.jp"
         ]
        },
        "username": {
         "type": "string"
        },
        "password": {
         "type": "string",
         "format": "password",
         "writeOnly": true
        }
       }
      }
     }
    }
   },
   "NotificationEndpointChange": {
    "required": true,
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "endpoint_type": {
         "$ref": "#/components/schemas/NotificationEndpointType"
        },
        "address": {
         "type": "string",
         "format": "uri"
        }
       }
      }
     }
    }
   },
   "NotificationSettingWrite": {
    "required": true,
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "required": [
        "event_type",
        "is_enabled",
        "endpoint_ids"
       ],
       "properties": {
        "event_type": {
         "type": "string",
         "examples": [
          "task_completed"
         ]
        },
        "is_enabled": {
         "type": "boolean"
        },
        "endpoint_ids": {
         "type": "array",
         "items": {
          "type": "integer"
         }
        }
       }
      }
     }
    }
   }
  },
  "responses": {
   "Unauthorized": {
    "description": "Bad or missing credentials. Body is the platform envelope.",
    "x-confidence": "inferred",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/PlatformError"
      }
     }
    }
   },
   "Refused": {
    "description": "Terms not accepted, key lacks DOK permission, or the object is in a state that forbids the operation. Body shape unknown.",
    "x-confidence": "guess",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/AnyError"
      }
     }
    }
   },
   "NotRunning": {
    "description": "Log stream asked for a task that is not running. Code and a \"not running\" text were seen live; JSON shape unknown.",
    "x-confidence": "live",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/AnyError"
      }
     }
    }
   },
   "NotFound": {
    "description": "Unknown id. Body shape unknown.",
    "x-confidence": "guess",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/AnyError"
      }
     }
    }
   },
   "NotFoundUndocumented": {
    "description": "Presumably returned for unknown registry ids; the vendor does not list it.",
    "x-confidence": "guess",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/AnyError"
      }
     }
    }
   },
   "BadRequest": {
    "description": "Bad query or body. Body shape unknown.",
    "x-confidence": "guess",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/AnyError"
      }
     }
    }
   },
   "Invalid": {
    "description": "Body failed validation. Carries details, shape unknown.",
    "x-confidence": "guess",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/AnyError"
      }
     }
    }
   }
  },
  "schemas": {
   "Timestamp": {
    "type": "string",
    "format": "date-time",
    "examples": [
     "2026-05-01T09:30:12.345+09:00"
    ]
   },
   "AccountNumber": {
    "type": "string",
    "pattern": "^[0-9]+$",
    "examples": [
     "113300000001"
    ]
   },
   "PlanId": {
    "type": "string",
    "description": "Open set. Known values are examples, not a closed enum.",
    "examples": [
     "v100-32gb",
     "h100-80gb",
     "h100-8gpu-80gb"
    ],
    "x-known-values": [
     {
      "id": "v100-32gb",
      "gpu": "1x V100 32GB",
      "vcpu": 3,
      "memory_gb": 40,
      "network_mbps": 200,
      "min_seconds": 1,
      "jpy_per_second": "0.016",
      "ends": "2027-03-31"
     },
     {
      "id": "h100-80gb",
      "gpu": "1x H100 80GB",
      "vcpu": 10,
      "memory_gb": 192,
      "network_mbps": 250,
      "min_seconds": 60,
      "jpy_per_second": "0.28"
     },
     {
      "id": "h100-8gpu-80gb",
      "gpu": "8x H100 80GB",
      "vcpu": 160,
      "memory_gb": 1760,
      "network_mbps": 250,
      "min_seconds": 60,
      "jpy_per_second": "0.83"
     },
     {
      "id": "h100-2g.20gb",
      "gpu": "H100 slice 20GB",
      "retired_by": "2026-03"
     }
    ]
   },
   "TaskStatus": {
    "type": "string",
    "enum": [
     "waiting",
     "running",
     "error",
     "done",
     "aborted",
     "canceled"
    ],
    "description": "waiting and running are not final; the other four are."
   },
   "SshShell": {
    "type": "string",
    "enum": [
     "/bin/sh",
     "/bin/bash",
     "/bin/zsh"
    ]
   },
   "PageMeta": {
    "type": "object",
    "required": [
     "page",
     "page_size",
     "total_pages",
     "count",
     "next",
     "previous"
    ],
    "properties": {
     "page": {
      "type": "integer",
      "minimum": 1
     },
     "page_size": {
      "type": "integer"
     },
     "total_pages": {
      "type": "integer",
      "minimum": 1
     },
     "count": {
      "type": "integer",
      "minimum": 0
     },
     "next": {
      "type": [
       "string",
       "null"
      ]
     },
     "previous": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "MemberRef": {
    "type": "object",
    "required": [
     "member_id"
    ],
    "properties": {
     "member_id": {
      "type": "string"
     }
    }
   },
   "AccountInfo": {
    "type": "object",
    "required": [
     "user",
     "member",
     "account"
    ],
    "properties": {
     "user": {
      "type": [
       "object",
       "null"
      ],
      "description": "No fields known."
     },
     "member": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/MemberRef"
       },
       {
        "type": "null"
       }
      ]
     },
     "account": {
      "type": "object",
      "required": [
       "account_id",
       "account_code",
       "account_name",
       "member",
       "tos_agreed_at"
      ],
      "properties": {
       "account_id": {
        "$ref": "#/components/schemas/AccountNumber"
       },
       "account_code": {
        "type": "string"
       },
       "account_name": {
        "type": "string"
       },
       "member": {
        "$ref": "#/components/schemas/MemberRef"
       },
       "tos_agreed_at": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/Timestamp"
         },
         {
          "type": "null"
         }
        ]
       },
       "tos_agreed_version": {
        "type": [
         "string",
         "null"
        ],
        "x-since": "2025"
       },
       "created_at": {
        "$ref": "#/components/schemas/Timestamp"
       }
      }
     },
     "notification": {
      "type": "object",
      "x-since": "2026-04",
      "properties": {
       "endpoints": {
        "type": "array",
        "items": {
         "type": "object",
         "required": [
          "id",
          "address"
         ],
         "properties": {
          "id": {
           "type": "integer"
          },
          "address": {
           "type": "string"
          }
         }
        }
       }
      }
     }
    }
   },
   "Plan": {
    "type": "object",
    "required": [
     "id",
     "name"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/PlanId"
     },
     "name": {
      "type": "string"
     },
     "minimum_execution_seconds": {
      "type": "integer"
     }
    }
   },
   "PlanPage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Plan"
      }
     }
    }
   },
   "Registry": {
    "type": "object",
    "required": [
     "id",
     "created_at",
     "updated_at",
     "hostname",
     "username"
    ],
    "properties": {
     "id": {
      "type": "string",
      "format": "uuid"
     },
     "created_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "hostname": {
      "type": "string"
     },
     "username": {
      "type": "string"
     }
    }
   },
   "RegistryPage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Registry"
      }
     }
    }
   },
   "HttpExposure": {
    "type": "object",
    "required": [
     "port",
     "path"
    ],
    "properties": {
     "port": {
      "type": "integer",
      "minimum": 1,
      "maximum": 65535
     },
     "path": {
      "type": "string",
      "pattern": "^/",
      "description": "Must already be a valid URL-encoded path."
     }
    }
   },
   "SshRequest": {
    "type": "object",
    "required": [
     "shell"
    ],
    "properties": {
     "shell": {
      "$ref": "#/components/schemas/SshShell"
     },
     "port": {
      "type": "integer",
      "description": "Vendor file says required; a later reading omits it.",
      "x-confidence": "single"
     },
     "host_name": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "SshAccess": {
    "type": "object",
    "required": [
     "shell",
     "port"
    ],
    "properties": {
     "shell": {
      "$ref": "#/components/schemas/SshShell"
     },
     "host_name": {
      "type": [
       "string",
       "null"
      ],
      "description": "Where to connect; null until assigned."
     },
     "port": {
      "type": "integer"
     }
    }
   },
   "NewContainer": {
    "type": "object",
    "required": [
     "image",
     "plan"
    ],
    "description": "Vendor documentation also requires command and entrypoint, but creation without entrypoint is known to work.",
    "properties": {
     "image": {
      "type": "string",
      "examples": [
       "python:3.12-slim"
      ]
     },
     "registry": {
      "type": [
       "string",
       "null"
      ],
      "format": "uuid"
     },
     "command": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "default": [],
      "description": "Replaces CMD. 200 KB is accepted."
     },
     "entrypoint": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "default": [],
      "description": "Replaces ENTRYPOINT."
     },
     "environment": {
      "type": "object",
      "description": "Total of names and values under 8192 characters; names beginning SAKURA_ are reserved. An empty object was rejected in 2025-06 according to one client, so omit it when empty. Numbers are apparently accepted as values.",
      "x-confidence": "single",
      "additionalProperties": {
       "type": [
        "string",
        "number"
       ]
      }
     },
     "http": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/HttpExposure"
       },
       {
        "type": "null"
       }
      ]
     },
     "ssh": {
      "x-since": "2025-10",
      "oneOf": [
       {
        "$ref": "#/components/schemas/SshRequest"
       },
       {
        "type": "null"
       }
      ]
     },
     "plan": {
      "$ref": "#/components/schemas/PlanId"
     }
    }
   },
   "NewTask": {
    "type": "object",
    "required": [
     "name",
     "containers"
    ],
    "properties": {
     "name": {
      "type": "string"
     },
     "containers": {
      "type": "array",
      "minItems": 1,
      "maxItems": 1,
      "x-confidence": "guess",
      "items": {
       "$ref": "#/components/schemas/NewContainer"
      }
     },
     "tags": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "default": [],
      "description": "Vendor file of 2026-04 requires it; a live-verified client omits it.",
      "x-confidence": "live"
     },
     "execution_time_limit_sec": {
      "type": [
       "integer",
       "null"
      ],
      "minimum": 600,
      "maximum": 1728000,
      "x-since": "2025-10",
      "description": "Seconds. Omitted means 1728000 (20 days); null means no limit. Whether larger numbers are allowed today is unknown."
     }
    }
   },
   "Container": {
    "type": "object",
    "required": [
     "index",
     "image",
     "registry",
     "command",
     "entrypoint",
     "environment",
     "http",
     "plan",
     "exit_code",
     "execution_seconds",
     "start_at",
     "stop_at"
    ],
    "properties": {
     "index": {
      "type": "integer",
      "minimum": 0
     },
     "image": {
      "type": "string"
     },
     "registry": {
      "type": [
       "string",
       "null"
      ],
      "format": "uuid"
     },
     "command": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "entrypoint": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "environment": {
      "type": "object",
      "additionalProperties": {
       "type": "string"
      }
     },
     "http": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/HttpExposure"
       },
       {
        "type": "null"
       }
      ]
     },
     "ssh": {
      "x-since": "2025-10",
      "oneOf": [
       {
        "$ref": "#/components/schemas/SshAccess"
       },
       {
        "type": "null"
       }
      ]
     },
     "plan": {
      "$ref": "#/components/schemas/PlanId"
     },
     "exit_code": {
      "type": [
       "integer",
       "null"
      ]
     },
     "execution_seconds": {
      "type": [
       "integer",
       "null"
      ]
     },
     "start_at": {
      "description": "Null while queued and while the image is being pulled, even if the task status is already running.",
      "oneOf": [
       {
        "$ref": "#/components/schemas/Timestamp"
       },
       {
        "type": "null"
       }
      ]
     },
     "stop_at": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Timestamp"
       },
       {
        "type": "null"
       }
      ]
     }
    }
   },
   "Artifact": {
    "type": "object",
    "required": [
     "id",
     "task",
     "created_at",
     "filename",
     "size_bytes"
    ],
    "properties": {
     "id": {
      "type": "string",
      "format": "uuid"
     },
     "task": {
      "type": "string",
      "format": "uuid"
     },
     "filename": {
      "type": "string",
      "examples": [
       "artifact.tar.gz"
      ]
     },
     "size_bytes": {
      "type": "integer",
      "minimum": 0
     },
     "created_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "updated_at": {
      "x-since": "2026-04",
      "oneOf": [
       {
        "$ref": "#/components/schemas/Timestamp"
       },
       {
        "type": "null"
       }
      ]
     },
     "deleted_at": {
      "deprecated": true,
      "description": "Present until 2026-03, then replaced by updated_at.",
      "oneOf": [
       {
        "$ref": "#/components/schemas/Timestamp"
       },
       {
        "type": "null"
       }
      ]
     },
     "url": {
      "type": [
       "string",
       "null"
      ],
      "x-since": "2026-06",
      "x-confidence": "single"
     }
    }
   },
   "ArtifactPage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Artifact"
      }
     }
    }
   },
   "Task": {
    "type": "object",
    "required": [
     "id",
     "name",
     "created_at",
     "updated_at",
     "canceled_at",
     "http_uri",
     "containers",
     "status",
     "tags",
     "error_message",
     "artifact"
    ],
    "properties": {
     "id": {
      "type": "string",
      "format": "uuid"
     },
     "name": {
      "type": "string"
     },
     "created_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "canceled_at": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Timestamp"
       },
       {
        "type": "null"
       }
      ]
     },
     "http_uri": {
      "type": [
       "string",
       "null"
      ],
      "description": "Public HTTPS origin of the exposed port; may appear before the container listens (503 until then).",
      "examples": [
       "https://0b7a1a52-3c4d-4b1e-9a61-0c1d2e3f4a5b.container.sakurausercontent.com"
      ]
     },
     "containers": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Container"
      }
     },
     "status": {
      "$ref": "#/components/schemas/TaskStatus"
     },
     "tags": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "error_message": {
      "type": [
       "string",
       "null"
      ],
      "description": "Always a string on creation (one client cannot decode null there); empty when there is no error.",
      "x-confidence": "inferred"
     },
     "artifact": {
      "description": "Vendor file does not say nullable; four clients treat it as such.",
      "x-confidence": "inferred",
      "oneOf": [
       {
        "$ref": "#/components/schemas/Artifact"
       },
       {
        "type": "null"
       }
      ]
     },
     "execution_time_limit_sec": {
      "type": [
       "integer",
       "null"
      ],
      "x-since": "2025-10"
     }
    }
   },
   "TaskPage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Task"
      }
     }
    }
   },
   "SignedUrl": {
    "type": "object",
    "required": [
     "url"
    ],
    "properties": {
     "url": {
      "type": "string",
      "format": "uri",
      "description": "Fetch with a plain GET and without DOK credentials."
     }
    }
   },
   "LogStreamTicket": {
    "type": "object",
    "required": [
     "url",
     "token"
    ],
    "properties": {
     "url": {
      "type": "string",
      "format": "uri",
      "examples": [
       "wss://logs.example.net/ws"
      ]
     },
     "token": {
      "type": "string",
      "description": "JWT-looking. One client sends it as a Bearer Authorization header of the handshake; other carriers unknown. Messages are raw log text.",
      "x-confidence": "single"
     }
    }
   },
   "SshKey": {
    "type": "object",
    "required": [
     "id",
     "name",
     "pub_key",
     "is_active"
    ],
    "properties": {
     "id": {
      "type": "string",
      "format": "uuid"
     },
     "name": {
      "type": "string"
     },
     "pub_key": {
      "type": "string"
     },
     "is_active": {
      "type": "boolean"
     }
    }
   },
   "SshKeyPage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/SshKey"
      }
     }
    }
   },
   "BillingLine": {
    "type": "object",
    "required": [
     "sequence_no",
     "plan",
     "usage_type",
     "usage",
     "amount",
     "description"
    ],
    "properties": {
     "sequence_no": {
      "type": "integer"
     },
     "plan": {
      "description": "Null seen in practice.",
      "x-confidence": "live",
      "oneOf": [
       {
        "$ref": "#/components/schemas/PlanId"
       },
       {
        "type": "null"
       }
      ]
     },
     "usage_type": {
      "type": "integer",
      "enum": [
       0,
       1
      ],
      "description": "Meaning unknown."
     },
     "usage": {
      "type": "integer",
      "description": "Probably seconds.",
      "x-confidence": "guess"
     },
     "amount": {
      "type": "integer",
      "description": "Yen."
     },
     "description": {
      "type": "string"
     }
    }
   },
   "BillingInfo": {
    "type": "object",
    "required": [
     "account",
     "bill_close_at",
     "details",
     "last_upload_at"
    ],
    "properties": {
     "account": {
      "$ref": "#/components/schemas/AccountNumber"
     },
     "bill_close_at": {
      "type": "string",
      "format": "date"
     },
     "last_upload_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "details": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/BillingLine"
      }
     }
    }
   },
   "BillingPage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/BillingInfo"
      }
     }
    }
   },
   "UnitPrice": {
    "type": "object",
    "required": [
     "plan",
     "price",
     "is_overridden",
     "begin_at",
     "end_at"
    ],
    "properties": {
     "plan": {
      "$ref": "#/components/schemas/PlanId"
     },
     "price": {
      "type": "string",
      "description": "Yen per execution second as a decimal string.",
      "examples": [
       "0.016"
      ]
     },
     "is_overridden": {
      "type": "boolean",
      "description": "True for a price specific to this account; it takes precedence."
     },
     "begin_at": {
      "type": "string",
      "format": "date"
     },
     "end_at": {
      "type": [
       "string",
       "null"
      ],
      "format": "date"
     }
    }
   },
   "UnitPricePage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/UnitPrice"
      }
     }
    }
   },
   "NotificationEndpointType": {
    "type": "string",
    "enum": [
     "webhook"
    ]
   },
   "NotificationEndpoint": {
    "type": "object",
    "required": [
     "id",
     "created_at",
     "updated_at",
     "endpoint_type",
     "address",
     "is_verified"
    ],
    "properties": {
     "id": {
      "type": "integer",
      "description": "The April 2026 vendor file called it a uuid; later an integer."
     },
     "created_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "endpoint_type": {
      "$ref": "#/components/schemas/NotificationEndpointType"
     },
     "address": {
      "type": "string"
     },
     "is_verified": {
      "type": "boolean"
     },
     "secret": {
      "type": [
       "string",
       "null"
      ],
      "x-since": "2026-06",
      "x-confidence": "single"
     }
    }
   },
   "NotificationEndpointPage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/NotificationEndpoint"
      }
     }
    }
   },
   "NotificationSetting": {
    "type": "object",
    "required": [
     "id",
     "created_at",
     "updated_at",
     "event_type",
     "is_enabled",
     "endpoints"
    ],
    "properties": {
     "id": {
      "type": "string",
      "format": "uuid"
     },
     "created_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "updated_at": {
      "$ref": "#/components/schemas/Timestamp"
     },
     "event_type": {
      "type": "string",
      "examples": [
       "task_completed"
      ]
     },
     "is_enabled": {
      "type": "boolean"
     },
     "endpoints": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/NotificationEndpoint"
      }
     }
    }
   },
   "NotificationSettingPage": {
    "type": "object",
    "required": [
     "meta",
     "results"
    ],
    "properties": {
     "meta": {
      "$ref": "#/components/schemas/PageMeta"
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/NotificationSetting"
      }
     }
    }
   },
   "TestWebhookResult": {
    "type": "object",
    "properties": {
     "ok": {
      "type": "boolean"
     },
     "webhook_status_code": {
      "type": [
       "integer",
       "null"
      ]
     },
     "response_body": {
      "type": [
       "string",
       "null"
      ],
      "description": "Truncated when long."
     }
    }
   },
   "PlatformError": {
    "type": "object",
    "description": "Error envelope shared by SAKURA cloud APIs.",
    "x-confidence": "inferred",
    "required": [
     "is_fatal",
     "status",
     "error_code",
     "error_msg"
    ],
    "properties": {
     "is_fatal": {
      "type": "boolean"
     },
     "serial": {
      "type": "string"
     },
     "status": {
      "type": "string",
      "examples": [
       "401 Unauthorized"
      ]
     },
     "error_code": {
      "type": "string",
      "examples": [
       "unauthorized"
      ]
     },
     "error_msg": {
      "type": "string"
     }
    }
   },
   "DetailError": {
    "type": "object",
    "x-confidence": "guess",
    "required": [
     "detail"
    ],
    "properties": {
     "detail": {
      "oneOf": [
       {
        "type": "string"
       },
       {
        "type": "array",
        "items": {
         "type": "object",
         "additionalProperties": true
        }
       }
      ]
     }
    }
   },
   "FieldErrors": {
    "type": "object",
    "x-confidence": "guess",
    "additionalProperties": true,
    "description": "Field name to list of messages, possibly nested."
   },
   "AnyError": {
    "x-confidence": "guess",
    "anyOf": [
     {
      "$ref": "#/components/schemas/PlatformError"
     },
     {
      "$ref": "#/components/schemas/DetailError"
     },
     {
      "$ref": "#/components/schemas/FieldErrors"
     }
    ]
   }
  }
 }
};
