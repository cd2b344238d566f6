/* Generated from specs/qarnot.openapi.yaml by `npm run generate`. Do not edit. */

/** The description as plain data (OpenAPI 3.1). */
export const spec: { readonly [key: string]: unknown } = {
 "openapi": "3.1.0",
 "info": {
  "title": "Qarnot Compute API (reconstructed)",
  "version": "1.0.0",
  "summary": "Community description of the HTTP API served at api.qarnot.com",
  "description": "Written from public clients and from the operator's own published interface description, for a client library and a local server. x-confidence on an element is high, medium or low; x-source names where it comes from. Elements without it come from the operator's description or from at least two clients.\n\nConventions: request property names and enumerations are matched without regard to case; unknown properties are ignored; dates are ISO 8601 in UTC and 0001-01-01T00:00:00Z means \"not set\"; durations follow TimeSpan."
 },
 "servers": [
  {
   "url": "https://api.qarnot.com/v1",
   "description": "Versioned paths (Go, Rust and MCP clients, official document)."
  },
  {
   "url": "https://api.qarnot.com",
   "description": "The same paths without the version (Python, C#, Node, CLI)."
  },
  {
   "url": "http://127.0.0.1:{port}/v1",
   "description": "Local server.",
   "variables": {
    "port": {
     "default": "18100"
    }
   }
  }
 ],
 "tags": [
  {
   "name": "Meta"
  },
  {
   "name": "Account"
  },
  {
   "name": "Profiles"
  },
  {
   "name": "Hardware constraints"
  },
  {
   "name": "Tasks"
  },
  {
   "name": "Snapshots"
  },
  {
   "name": "Jobs"
  },
  {
   "name": "Pools"
  },
  {
   "name": "Network"
  },
  {
   "name": "Secrets"
  },
  {
   "name": "Carbon"
  },
  {
   "name": "Credits"
  }
 ],
 "security": [
  {
   "qarnotToken": []
  }
 ],
 "paths": {
  "/": {
   "get": {
    "operationId": "ping",
    "tags": [
     "Meta"
    ],
    "summary": "Check that the API answers and that the token is good",
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + rust"
   }
  },
  "/versions": {
   "get": {
    "operationId": "listVersions",
    "tags": [
     "Meta"
    ],
    "summary": "List API versions",
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Version"
         }
        }
       }
      }
     }
    },
    "security": [],
    "x-confidence": "high",
    "x-source": "official OpenAPI + go"
   }
  },
  "/settings": {
   "get": {
    "operationId": "getSettings",
    "tags": [
     "Meta"
    ],
    "summary": "Read server settings, including the storage endpoint",
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Settings"
        }
       }
      }
     }
    },
    "security": [],
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/info": {
   "get": {
    "operationId": "getUserInfo",
    "tags": [
     "Account"
    ],
    "summary": "Read the account: quotas, counters, projects",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UserInfo"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/profiles": {
   "get": {
    "operationId": "listProfiles",
    "tags": [
     "Profiles"
    ],
    "summary": "List profile names",
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "type": "string"
         }
        },
        "example": [
         "docker-batch",
         "docker-network"
        ]
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/profiles/{name}": {
   "get": {
    "operationId": "getProfile",
    "tags": [
     "Profiles"
    ],
    "summary": "Read one profile",
    "parameters": [
     {
      "$ref": "#/components/parameters/ProfileName"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Profile"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/hardware-constraints": {
   "get": {
    "operationId": "listHardwareConstraints",
    "tags": [
     "Hardware constraints"
    ],
    "summary": "List the hardware constraints open to the account",
    "description": "Query names are matched without regard to case (Limit/Offset in C#, limit/offset in Python and Node).",
    "parameters": [
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/Offset"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/HardwareConstraintPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/hardware-constraints/cpu-model-constraints/search": {
   "get": {
    "operationId": "searchCpuModelConstraints",
    "tags": [
     "Hardware constraints"
    ],
    "summary": "Find CPU models by name, best match first",
    "parameters": [
     {
      "$ref": "#/components/parameters/CpuModel"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/CpuModelHardware"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/jobs": {
   "get": {
    "operationId": "listJobs",
    "tags": [
     "Jobs"
    ],
    "summary": "List jobs",
    "parameters": [
     {
      "$ref": "#/components/parameters/Tag"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Job"
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "createJob",
    "tags": [
     "Jobs"
    ],
    "summary": "Create a job",
    "description": "The Python client posts to /jobs/ with a trailing slash. The official text also mentions a list body, which no client sends.",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/JobCreate"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "headers": {
       "Location": {
        "description": "Path of what was created; not changed for a bulk submission.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CreatedId"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/jobs/search": {
   "post": {
    "operationId": "searchJobs",
    "tags": [
     "Jobs"
    ],
    "summary": "Find jobs with a filter, choosing fields",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/SearchRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Job"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/jobs/paginate": {
   "post": {
    "operationId": "listJobsPage",
    "tags": [
     "Jobs"
    ],
    "summary": "List jobs page by page",
    "description": "Sorts on creationDate, name or state.",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PageRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/JobPage"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/jobs/{jobId}": {
   "get": {
    "operationId": "getJob",
    "tags": [
     "Jobs"
    ],
    "summary": "Read a job",
    "parameters": [
     {
      "$ref": "#/components/parameters/JobId"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Job"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "delete": {
    "operationId": "deleteJob",
    "tags": [
     "Jobs"
    ],
    "summary": "Delete a job, terminating it first",
    "description": "403 when tasks are running and force is not set.",
    "parameters": [
     {
      "$ref": "#/components/parameters/JobId"
     },
     {
      "$ref": "#/components/parameters/Force"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/jobs/{jobId}/terminate": {
   "post": {
    "operationId": "terminateJob",
    "tags": [
     "Jobs"
    ],
    "summary": "Stop a job and its tasks",
    "parameters": [
     {
      "$ref": "#/components/parameters/JobId"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/jobs/{jobId}/tasks": {
   "get": {
    "operationId": "listJobTasks",
    "tags": [
     "Jobs"
    ],
    "summary": "List the tasks of a job",
    "parameters": [
     {
      "$ref": "#/components/parameters/JobId"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Task"
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools": {
   "get": {
    "operationId": "listPools",
    "tags": [
     "Pools"
    ],
    "summary": "List pools",
    "parameters": [
     {
      "$ref": "#/components/parameters/Tag"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Pool"
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "createPool",
    "tags": [
     "Pools"
    ],
    "summary": "Create a pool",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PoolCreate"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "headers": {
       "Location": {
        "description": "Path of what was created; not changed for a bulk submission.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CreatedId"
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
     "402": {
      "$ref": "#/components/responses/PaymentRequired"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/summaries": {
   "get": {
    "operationId": "listPoolSummaries",
    "tags": [
     "Pools"
    ],
    "summary": "List pools, light form",
    "parameters": [
     {
      "$ref": "#/components/parameters/Tag"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/PoolSummary"
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/summaries/paginate": {
   "post": {
    "operationId": "listPoolSummariesPage",
    "tags": [
     "Pools"
    ],
    "summary": "List pools page by page, light form",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PageRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/PoolSummaryPage"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/search": {
   "post": {
    "operationId": "searchPools",
    "tags": [
     "Pools"
    ],
    "summary": "Find pools with a filter, choosing fields",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/SearchRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Pool"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/paginate": {
   "post": {
    "operationId": "listPoolsPage",
    "tags": [
     "Pools"
    ],
    "summary": "List pools page by page",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PageRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/PoolPage"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/{poolId}": {
   "get": {
    "operationId": "getPool",
    "tags": [
     "Pools"
    ],
    "summary": "Read a pool",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Pool"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "put": {
    "operationId": "updatePool",
    "tags": [
     "Pools"
    ],
    "summary": "Change constants, tags, elasticity or scaling",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PoolUpdate"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "patch": {
    "operationId": "refreshPoolResources",
    "tags": [
     "Pools"
    ],
    "summary": "Push new and changed resource files to running nodes",
    "description": "No body. Files deleted from the bucket stay on the nodes.",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "delete": {
    "operationId": "deletePool",
    "tags": [
     "Pools"
    ],
    "summary": "Close and delete a pool",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/{poolId}/clone": {
   "post": {
    "operationId": "clonePool",
    "tags": [
     "Pools"
    ],
    "summary": "Create a pool from another one",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PoolClone"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "headers": {
       "Location": {
        "description": "Path of what was created; not changed for a bulk submission.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CreatedId"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/{poolId}/close": {
   "post": {
    "operationId": "closePool",
    "tags": [
     "Pools"
    ],
    "summary": "Stop a pool; its state becomes Closing at once",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/{poolId}/jobs": {
   "get": {
    "operationId": "listPoolJobs",
    "tags": [
     "Pools"
    ],
    "summary": "List the jobs attached to a pool",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Job"
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI; no client calls it"
   }
  },
  "/pools/{poolId}/tasks": {
   "get": {
    "operationId": "listPoolTasks",
    "tags": [
     "Pools"
    ],
    "summary": "List the tasks run in a pool",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Task"
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI; no client calls it"
   }
  },
  "/pools/{poolId}/scaling": {
   "get": {
    "operationId": "getPoolScaling",
    "tags": [
     "Pools"
    ],
    "summary": "Read the scaling set-up",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Scaling"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "medium",
    "x-source": "official OpenAPI (which types the answer as an empty object); no SDK calls it"
   },
   "put": {
    "operationId": "updatePoolScaling",
    "tags": [
     "Pools"
    ],
    "summary": "Replace the scaling set-up",
    "description": "Policies read back through GET must keep the order and the properties that were sent.",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ScalingInput"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/sanity-checks/pools/scaling": {
   "post": {
    "operationId": "checkPoolScaling",
    "tags": [
     "Pools"
    ],
    "summary": "Validate a scaling set-up without applying it",
    "description": "Invalid policies are reported under keys such as policies[0].",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ScalingInput"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Valid; the body is empty."
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/{poolId}/stdout": {
   "get": {
    "operationId": "getPoolStdout",
    "tags": [
     "Pools"
    ],
    "summary": "Read the whole standard output",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string; old lines may have been rotated out.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "getLastPoolStdout",
    "tags": [
     "Pools"
    ],
    "summary": "Read the standard output written since the last call",
    "description": "No body.",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string; \"\" when nothing is new.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/{poolId}/stdout/{instanceId}": {
   "get": {
    "operationId": "getPoolInstanceStdout",
    "tags": [
     "Pools"
    ],
    "summary": "Read the whole standard output of one instance",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     },
     {
      "$ref": "#/components/parameters/InstanceId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "getLastPoolInstanceStdout",
    "tags": [
     "Pools"
    ],
    "summary": "Read the standard output of one instance since the last call",
    "description": "No body.",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     },
     {
      "$ref": "#/components/parameters/InstanceId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/{poolId}/stderr": {
   "get": {
    "operationId": "getPoolStderr",
    "tags": [
     "Pools"
    ],
    "summary": "Read the whole error output",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string; old lines may have been rotated out.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "getLastPoolStderr",
    "tags": [
     "Pools"
    ],
    "summary": "Read the error output written since the last call",
    "description": "No body.",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string; \"\" when nothing is new.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/pools/{poolId}/stderr/{instanceId}": {
   "get": {
    "operationId": "getPoolInstanceStderr",
    "tags": [
     "Pools"
    ],
    "summary": "Read the whole error output of one instance",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     },
     {
      "$ref": "#/components/parameters/InstanceId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "getLastPoolInstanceStderr",
    "tags": [
     "Pools"
    ],
    "summary": "Read the error output of one instance since the last call",
    "description": "No body.",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     },
     {
      "$ref": "#/components/parameters/InstanceId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/stdout": {
   "get": {
    "operationId": "getTaskStdout",
    "tags": [
     "Tasks"
    ],
    "summary": "Read the whole standard output",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string; old lines may have been rotated out.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "getLastTaskStdout",
    "tags": [
     "Tasks"
    ],
    "summary": "Read the standard output written since the last call",
    "description": "No body.",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string; \"\" when nothing is new.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/stdout/{instanceId}": {
   "get": {
    "operationId": "getTaskInstanceStdout",
    "tags": [
     "Tasks"
    ],
    "summary": "Read the whole standard output of one instance",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     },
     {
      "$ref": "#/components/parameters/InstanceId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "getLastTaskInstanceStdout",
    "tags": [
     "Tasks"
    ],
    "summary": "Read the standard output of one instance since the last call",
    "description": "No body.",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     },
     {
      "$ref": "#/components/parameters/InstanceId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/stderr": {
   "get": {
    "operationId": "getTaskStderr",
    "tags": [
     "Tasks"
    ],
    "summary": "Read the whole error output",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string; old lines may have been rotated out.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "getLastTaskStderr",
    "tags": [
     "Tasks"
    ],
    "summary": "Read the error output written since the last call",
    "description": "No body.",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string; \"\" when nothing is new.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/stderr/{instanceId}": {
   "get": {
    "operationId": "getTaskInstanceStderr",
    "tags": [
     "Tasks"
    ],
    "summary": "Read the whole error output of one instance",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     },
     {
      "$ref": "#/components/parameters/InstanceId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "getLastTaskInstanceStderr",
    "tags": [
     "Tasks"
    ],
    "summary": "Read the error output of one instance since the last call",
    "description": "No body.",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     },
     {
      "$ref": "#/components/parameters/InstanceId"
     }
    ],
    "responses": {
     "200": {
      "description": "A JSON string.",
      "content": {
       "application/json": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks": {
   "get": {
    "operationId": "listTasks",
    "tags": [
     "Tasks"
    ],
    "summary": "List tasks",
    "parameters": [
     {
      "$ref": "#/components/parameters/Tag"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Task"
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "post": {
    "operationId": "createTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Submit one task, or several at once",
    "description": "404 means a missing bucket or profile; an unknown pool or job is a 400. 403 with a message about the maximum number of tasks signals a quota; 402 signals credits, unless the message is about a hardware constraint.",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/TaskCreate"
         },
         {
          "type": "array",
          "items": {
           "$ref": "#/components/schemas/TaskCreate"
          }
         }
        ]
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "One task: its identifier. A list: one entry per task, in order.",
      "headers": {
       "Location": {
        "description": "Path of what was created; not changed for a bulk submission.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "oneOf": [
          {
           "$ref": "#/components/schemas/CreatedId"
          },
          {
           "type": "array",
           "items": {
            "$ref": "#/components/schemas/MultiResponse"
           }
          }
         ]
        }
       }
      }
     },
     "207": {
      "description": "A list was sent and not every element has the same status.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/MultiResponse"
         }
        }
       }
      }
     },
     "400": {
      "description": "Invalid task.",
      "content": {
       "application/json": {
        "schema": {
         "oneOf": [
          {
           "$ref": "#/components/schemas/RequestError"
          },
          {
           "type": "array",
           "items": {
            "$ref": "#/components/schemas/MultiResponse"
           }
          },
          {
           "$ref": "#/components/schemas/ValidationProblemDetails"
          }
         ]
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "402": {
      "description": "Not enough credits.",
      "content": {
       "application/json": {
        "schema": {
         "oneOf": [
          {
           "$ref": "#/components/schemas/RequestError"
          },
          {
           "type": "array",
           "items": {
            "$ref": "#/components/schemas/MultiResponse"
           }
          },
          {
           "$ref": "#/components/schemas/ValidationProblemDetails"
          }
         ]
        }
       }
      }
     },
     "403": {
      "description": "Not allowed, or quota reached.",
      "content": {
       "application/json": {
        "schema": {
         "oneOf": [
          {
           "$ref": "#/components/schemas/RequestError"
          },
          {
           "type": "array",
           "items": {
            "$ref": "#/components/schemas/MultiResponse"
           }
          },
          {
           "$ref": "#/components/schemas/ValidationProblemDetails"
          }
         ]
        }
       }
      }
     },
     "404": {
      "description": "Something the task names does not exist.",
      "content": {
       "application/json": {
        "schema": {
         "oneOf": [
          {
           "$ref": "#/components/schemas/RequestError"
          },
          {
           "type": "array",
           "items": {
            "$ref": "#/components/schemas/MultiResponse"
           }
          },
          {
           "$ref": "#/components/schemas/ValidationProblemDetails"
          }
         ]
        }
       }
      }
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/summaries": {
   "get": {
    "operationId": "listTaskSummaries",
    "tags": [
     "Tasks"
    ],
    "summary": "List tasks, light form",
    "parameters": [
     {
      "$ref": "#/components/parameters/Tag"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/TaskSummary"
         }
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/summaries/paginate": {
   "post": {
    "operationId": "listTaskSummariesPage",
    "tags": [
     "Tasks"
    ],
    "summary": "List tasks page by page, light form",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PageRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TaskSummaryPage"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/search": {
   "post": {
    "operationId": "searchTasks",
    "tags": [
     "Tasks"
    ],
    "summary": "Find tasks with a filter, choosing fields",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/SearchRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Task"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/paginate": {
   "post": {
    "operationId": "listTasksPage",
    "tags": [
     "Tasks"
    ],
    "summary": "List tasks page by page",
    "parameters": [
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PageRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TaskPage"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}": {
   "get": {
    "operationId": "getTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Read a task",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     },
     {
      "$ref": "#/components/parameters/ReadOnlyAccount"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
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
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "put": {
    "operationId": "updateTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Change constants and tags",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/TaskUpdate"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "patch": {
    "operationId": "refreshTaskResources",
    "tags": [
     "Tasks"
    ],
    "summary": "Push new and changed resource files to running nodes",
    "description": "No body. 400 when the task is not running. Files deleted from the bucket stay on the nodes.",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   },
   "delete": {
    "operationId": "deleteTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Delete a task, aborting it first",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/abort": {
   "post": {
    "operationId": "abortTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Cancel a task",
    "description": "No body. The state becomes PendingCancel, then Cancelled. 403 when it cannot be aborted.",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/retry": {
   "post": {
    "operationId": "retryTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Run again the failed instances, as a new task",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/TaskRetry"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Identifier of the new task.",
      "headers": {
       "Location": {
        "description": "Path of what was created; not changed for a bulk submission.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CreatedId"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/recover": {
   "post": {
    "operationId": "recoverTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Run again the failed and cancelled instances, as a new task",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/TaskRecover"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Identifier of the new task.",
      "headers": {
       "Location": {
        "description": "Path of what was created; not changed for a bulk submission.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CreatedId"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/resume": {
   "post": {
    "operationId": "resumeTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Run again the cancelled instances, as a new task",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/TaskResume"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Identifier of the new task.",
      "headers": {
       "Location": {
        "description": "Path of what was created; not changed for a bulk submission.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CreatedId"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/clone": {
   "post": {
    "operationId": "cloneTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Run everything again, as a new task",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/TaskClone"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Identifier of the new task.",
      "headers": {
       "Location": {
        "description": "Path of what was created; not changed for a bulk submission.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CreatedId"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/restart": {
   "post": {
    "operationId": "restartTask",
    "tags": [
     "Tasks"
    ],
    "summary": "Restart a task (use clone or recover)",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "deprecated": true,
    "x-confidence": "high",
    "x-source": "official OpenAPI; no current SDK calls it"
   }
  },
  "/tasks/{taskId}/snapshot": {
   "post": {
    "operationId": "createSnapshot",
    "tags": [
     "Snapshots"
    ],
    "summary": "Take one snapshot",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/UniqueSnapshotRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Identifier of the snapshot; older servers sent no body.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SnapshotCreated"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/snapshot/unique": {
   "post": {
    "operationId": "createSnapshotAlias",
    "tags": [
     "Snapshots"
    ],
    "summary": "Alias listed by the README of the Go client",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/UniqueSnapshotRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SnapshotCreated"
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
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "low",
    "x-source": "seed README only; its own code posts to /snapshot"
   }
  },
  "/tasks/{taskId}/snapshot/periodic": {
   "post": {
    "operationId": "setPeriodicSnapshot",
    "tags": [
     "Snapshots"
    ],
    "summary": "Take snapshots at an interval; 0 stops",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PeriodicSnapshotRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Empty or ignorable body."
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "official OpenAPI + SDKs"
   }
  },
  "/tasks/{taskId}/snapshot/{snapshotId}": {
   "get": {
    "operationId": "getSnapshot",
    "tags": [
     "Snapshots"
    ],
    "summary": "Follow one snapshot",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     },
     {
      "$ref": "#/components/parameters/SnapshotId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Snapshot"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp (late 2025); absent from the official document"
   }
  },
  "/network/tasks/{taskId}/port-forward": {
   "get": {
    "operationId": "getTaskPortForwards",
    "tags": [
     "Network"
    ],
    "summary": "List the open ports of the running instances",
    "description": "Only ever called as /v1/network/tasks/{id}/port-forward. The test of the Node client expects key \"0\" even just after submission.",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/PortForwards"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "medium",
    "x-source": "nodejs only"
   }
  },
  "/carbon/v1/tasks/{taskId}/carbon-facts": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "getTaskCarbonFacts",
    "tags": [
     "Carbon"
    ],
    "summary": "Read the energy and carbon figures of a task",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     },
     {
      "$ref": "#/components/parameters/ComparisonDatacenter"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "description": "In one of the two vocabularies, or in both at once.",
         "anyOf": [
          {
           "$ref": "#/components/schemas/CarbonFacts"
          },
          {
           "$ref": "#/components/schemas/CarbonFactsDocumented"
          }
         ]
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "SDKs + official OpenAPI (which capitalises the resource in the path and uses other property names)"
   }
  },
  "/credits/v1/tasks/{taskId}/credits": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "getTaskCredits",
    "tags": [
     "Credits"
    ],
    "summary": "Read what a task has cost",
    "parameters": [
     {
      "$ref": "#/components/parameters/TaskId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Credits"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   }
  },
  "/carbon/v1/pools/{poolId}/carbon-facts": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "getPoolCarbonFacts",
    "tags": [
     "Carbon"
    ],
    "summary": "Read the energy and carbon figures of a pool",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     },
     {
      "$ref": "#/components/parameters/ComparisonDatacenter"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "description": "In one of the two vocabularies, or in both at once.",
         "anyOf": [
          {
           "$ref": "#/components/schemas/CarbonFacts"
          },
          {
           "$ref": "#/components/schemas/CarbonFactsDocumented"
          }
         ]
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "SDKs + official OpenAPI (which capitalises the resource in the path and uses other property names)"
   }
  },
  "/credits/v1/pools/{poolId}/credits": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "getPoolCredits",
    "tags": [
     "Credits"
    ],
    "summary": "Read what a pool has cost",
    "parameters": [
     {
      "$ref": "#/components/parameters/PoolId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Credits"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   }
  },
  "/credits/v1/accounts/credits": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "getAccountCredits",
    "tags": [
     "Credits"
    ],
    "summary": "Read what is left on the account",
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Credits"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   }
  },
  "/credits/v1/projects/{projectId}/budgets": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "listProjectBudgets",
    "tags": [
     "Credits"
    ],
    "summary": "List the budgets of a project",
    "parameters": [
     {
      "$ref": "#/components/parameters/ProjectId"
     },
     {
      "$ref": "#/components/parameters/ActiveOnly"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/BudgetList"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   }
  },
  "/quotas/computing-quotas/user": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "getUserComputingQuotas",
    "tags": [
     "Account"
    ],
    "summary": "Read the computing quotas of the user and their use",
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UserComputingQuotas"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "csharp"
   }
  },
  "/quotas/computing-quotas/organization": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "getOrganizationComputingQuotas",
    "tags": [
     "Account"
    ],
    "summary": "Read the computing quotas of the organisation and their use",
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OrganizationQuotasWithUsers"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     }
    },
    "x-confidence": "high",
    "x-source": "csharp"
   }
  },
  "/secrets-manager/data/{key}": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "getSecret",
    "tags": [
     "Secrets"
    ],
    "summary": "Read a secret",
    "description": "Keys hold slashes, which clients leave unescaped; route it as the rest of the path.",
    "parameters": [
     {
      "$ref": "#/components/parameters/SecretKey"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SecretValue"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "description": "Unknown key.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SecretsError"
        }
       }
      }
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   },
   "put": {
    "operationId": "createSecret",
    "tags": [
     "Secrets"
    ],
    "summary": "Create a secret",
    "description": "Keys hold slashes, which clients leave unescaped; route it as the rest of the path.",
    "parameters": [
     {
      "$ref": "#/components/parameters/SecretKey"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/SecretWrite"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Created."
     },
     "201": {
      "description": "Created."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "409": {
      "description": "The key exists.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SecretsError"
        }
       }
      }
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   },
   "patch": {
    "operationId": "updateSecret",
    "tags": [
     "Secrets"
    ],
    "summary": "Change a secret",
    "description": "Keys hold slashes, which clients leave unescaped; route it as the rest of the path.",
    "parameters": [
     {
      "$ref": "#/components/parameters/SecretKey"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/SecretWrite"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Changed."
     },
     "204": {
      "description": "Changed."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "description": "Unknown key.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SecretsError"
        }
       }
      }
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   },
   "delete": {
    "operationId": "deleteSecret",
    "tags": [
     "Secrets"
    ],
    "summary": "Delete a secret",
    "description": "Keys hold slashes, which clients leave unescaped; route it as the rest of the path.",
    "parameters": [
     {
      "$ref": "#/components/parameters/SecretKey"
     }
    ],
    "responses": {
     "200": {
      "description": "Deleted."
     },
     "204": {
      "description": "Deleted."
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "description": "Unknown key.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SecretsError"
        }
       }
      }
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   }
  },
  "/secrets-manager/search/{prefix}": {
   "servers": [
    {
     "url": "https://api.qarnot.com",
     "description": "Sibling service: mounted at the root of the host, not under /v1."
    }
   ],
   "get": {
    "operationId": "listSecrets",
    "tags": [
     "Secrets"
    ],
    "summary": "List the keys directly under a prefix",
    "description": "The prefix may be empty, which leaves a trailing slash. Recursion is done by clients, folder by folder.",
    "parameters": [
     {
      "$ref": "#/components/parameters/SecretPrefix"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SecretKeys"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "description": "Unknown key.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SecretsError"
        }
       }
      }
     }
    },
    "x-confidence": "high",
    "x-source": "python + csharp"
   }
  }
 },
 "components": {
  "securitySchemes": {
   "qarnotToken": {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "The raw token, without Bearer or any other scheme word."
   }
  },
  "parameters": {
   "TaskId": {
    "name": "taskId",
    "in": "path",
    "description": "Uuid or shortname.",
    "schema": {
     "type": "string"
    },
    "required": true
   },
   "PoolId": {
    "name": "poolId",
    "in": "path",
    "description": "Uuid or shortname.",
    "schema": {
     "type": "string"
    },
    "required": true
   },
   "JobId": {
    "name": "jobId",
    "in": "path",
    "description": "Uuid or shortname.",
    "schema": {
     "type": "string"
    },
    "required": true
   },
   "ProjectId": {
    "name": "projectId",
    "in": "path",
    "description": "Project.",
    "schema": {
     "type": "string",
     "format": "uuid"
    },
    "required": true
   },
   "InstanceId": {
    "name": "instanceId",
    "in": "path",
    "description": "Instance.",
    "schema": {
     "type": "integer",
     "minimum": 0
    },
    "required": true
   },
   "SnapshotId": {
    "name": "snapshotId",
    "in": "path",
    "description": "Identifier given when the snapshot was asked for.",
    "schema": {
     "type": "string"
    },
    "required": true
   },
   "ProfileName": {
    "name": "name",
    "in": "path",
    "description": "Profile.",
    "schema": {
     "type": "string"
    },
    "required": true
   },
   "Limit": {
    "name": "Limit",
    "in": "query",
    "description": "Page size, at most 50.",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 50
    }
   },
   "Offset": {
    "name": "Offset",
    "in": "query",
    "description": "Elements to skip.",
    "schema": {
     "type": "integer",
     "minimum": 0,
     "default": 0
    }
   },
   "CpuModel": {
    "name": "cpuModel",
    "in": "query",
    "description": "Full or partial CPU name.",
    "schema": {
     "type": "string"
    },
    "required": true
   },
   "Tag": {
    "name": "tag",
    "in": "query",
    "description": "Keep what carries one of these tags; repeated, or comma separated (C#).",
    "schema": {
     "type": "array",
     "items": {
      "type": "string"
     }
    },
    "style": "form",
    "explode": true,
    "x-confidence": "medium",
    "x-note": "Any-of rather than all-of is inferred from client method names."
   },
   "Force": {
    "name": "force",
    "in": "query",
    "description": "Delete even though tasks are running. The Python client sends True/False with a capital.",
    "schema": {
     "type": "boolean",
     "default": false
    }
   },
   "ComparisonDatacenter": {
    "name": "comparisonDatacenter",
    "in": "query",
    "description": "Data centre to compare with, for example european_dc. The document writes comparisonDataCenter for pools.",
    "schema": {
     "type": "string"
    }
   },
   "ActiveOnly": {
    "name": "activeOnly",
    "in": "query",
    "description": "Leave out archived and ended budgets. May come capitalised.",
    "schema": {
     "type": "boolean"
    }
   },
   "SecretKey": {
    "name": "key",
    "in": "path",
    "description": "Path of the secret, without leading or trailing slash.",
    "schema": {
     "type": "string"
    },
    "required": true,
    "x-catch-all": true
   },
   "SecretPrefix": {
    "name": "prefix",
    "in": "path",
    "description": "Folder; may be empty.",
    "schema": {
     "type": "string"
    },
    "required": true,
    "x-catch-all": true
   },
   "ReadOnlyAccount": {
    "name": "QarnotReadOnlyRequestForAccount",
    "in": "header",
    "description": "Read on behalf of another account; needs specific rights.",
    "schema": {
     "type": "string"
    },
    "x-confidence": "medium",
    "x-source": "official OpenAPI; no SDK sends it"
   }
  },
  "responses": {
   "BadRequest": {
    "description": "Invalid request.",
    "content": {
     "application/json": {
      "schema": {
       "oneOf": [
        {
         "$ref": "#/components/schemas/RequestError"
        },
        {
         "$ref": "#/components/schemas/ValidationProblemDetails"
        }
       ]
      }
     },
     "application/problem+json": {
      "schema": {
       "oneOf": [
        {
         "$ref": "#/components/schemas/ProblemDetails"
        },
        {
         "$ref": "#/components/schemas/ValidationProblemDetails"
        }
       ]
      }
     }
    }
   },
   "Unauthorized": {
    "description": "Missing or unknown token.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/AuthError"
      }
     }
    }
   },
   "PaymentRequired": {
    "description": "Not enough credits.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/RequestError"
      }
     }
    }
   },
   "Forbidden": {
    "description": "Not allowed, or quota reached.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/RequestError"
      }
     }
    }
   },
   "NotFound": {
    "description": "No such element.",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/RequestError"
      }
     }
    }
   }
  },
  "schemas": {
   "TimeSpan": {
    "type": "string",
    "description": "Duration in .NET \"constant\" notation: optional day count and a dot, then hours:minutes:seconds, then up to seven fractional digits.",
    "pattern": "^-?(\\d+\\.)?\\d{1,2}:\\d{2}:\\d{2}(\\.\\d{1,7})?$",
    "examples": [
     "00:02:50",
     "1.03:16:50.5000000"
    ]
   },
   "TaskState": {
    "type": "string",
    "description": "Life-cycle state of a task. DownloadingResults is a legacy name still known by the Python client only. \"UnSubmitted\" and \"Deleted\" exist only on the client side of the Python/C# libraries.",
    "enum": [
     "Submitted",
     "PartiallyDispatched",
     "FullyDispatched",
     "PartiallyExecuting",
     "FullyExecuting",
     "UploadingResults",
     "DownloadingResults",
     "PendingCancel",
     "Cancelled",
     "Success",
     "Failure",
     "PendingDelete"
    ]
   },
   "PoolState": {
    "type": "string",
    "description": "Life-cycle state of a pool.",
    "enum": [
     "Submitted",
     "PartiallyDispatched",
     "FullyDispatched",
     "PartiallyExecuting",
     "FullyExecuting",
     "Closing",
     "Closed",
     "PendingDelete",
     "Failure"
    ]
   },
   "JobState": {
    "type": "string",
    "description": "Life-cycle state of a job.",
    "enum": [
     "Active",
     "Terminating",
     "Completed",
     "Deleting"
    ]
   },
   "SchedulingType": {
    "type": "string",
    "description": "Dispatch class. Output uses this casing; input is matched without regard to case (the Python client sends Flex / OnDemand / Reserved).",
    "enum": [
     "flex",
     "onDemand",
     "reserved"
    ]
   },
   "ForcedConstantAccess": {
    "type": "string",
    "description": "Input is matched without regard to case (Python sends ReadOnly / ReadWrite).",
    "enum": [
     "readOnly",
     "readWrite"
    ],
    "x-confidence": "medium",
    "x-note": "The C# client serialises the enum without a string converter, so it probably sends 0 (read only) or 1 (read/write); accept both forms."
   },
   "DayOfWeek": {
    "type": "string",
    "description": "Day name; input is matched without regard to case.",
    "enum": [
     "sunday",
     "monday",
     "tuesday",
     "wednesday",
     "thursday",
     "friday",
     "saturday"
    ]
   },
   "InstancePhase": {
    "type": "string",
    "description": "What a running instance is doing.",
    "enum": [
     "download",
     "dispatch",
     "environment",
     "execution",
     "shutdown",
     "upload"
    ]
   },
   "SnapshotState": {
    "type": "string",
    "description": "Progress of a one-off snapshot; compared without regard to case by clients.",
    "enum": [
     "triggered",
     "inProgress",
     "success",
     "failure"
    ],
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "TaskFinalState": {
    "type": "string",
    "description": "Final state a dependency can be conditioned on.",
    "enum": [
     "success",
     "failure",
     "cancelled"
    ],
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "DependencyState": {
    "type": "string",
    "description": "Progress of one dependency, or of all of them together.",
    "enum": [
     "waiting",
     "dependencyConditionsFulfilled",
     "dependencyConditionsNotFulfilled"
    ],
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "BudgetOverrunPolicy": {
    "type": "string",
    "description": "What the platform does once a budget is used up.",
    "enum": [
     "AlertOnly",
     "BlockNew",
     "StopAndBlockAll"
    ],
    "x-confidence": "high",
    "x-source": "csharp+python"
   },
   "OrderType": {
    "type": "string",
    "enum": [
     "ASC",
     "DESC"
    ]
   },
   "NodeOperator": {
    "type": "string",
    "enum": [
     "And",
     "Or"
    ]
   },
   "LeafOperator": {
    "type": "string",
    "enum": [
     "Equal",
     "NotEqual",
     "LessThan",
     "LessThanOrEqual",
     "GreaterThan",
     "GreaterThanOrEqual",
     "Like"
    ]
   },
   "MultiLeafOperator": {
    "type": "string",
    "enum": [
     "In",
     "NotIn"
    ]
   },
   "Labels": {
    "type": [
     "object",
     "null"
    ],
    "description": "Free key/value pairs; no effect on execution.",
    "additionalProperties": {
     "type": "string"
    },
    "examples": [
     {
      "team": "fx",
      "shot": "sq010"
     }
    ]
   },
   "KeyValue": {
    "type": "object",
    "description": "One constant or constraint.",
    "required": [
     "key"
    ],
    "properties": {
     "key": {
      "type": "string",
      "description": "Characters a-z A-Z 0-9 _ - . ; at most 2048.",
      "maxLength": 2048
     },
     "value": {
      "type": [
       "string",
       "null"
      ],
      "description": "At most 2048 characters. Reads back as the literal \"[SECRET]\" when the key starts with QARNOT_SECRET__.",
      "maxLength": 2048
     }
    }
   },
   "RequestError": {
    "type": "object",
    "description": "Most common error body (400, 402, 403, 404).",
    "required": [
     "message"
    ],
    "properties": {
     "message": {
      "type": "string"
     }
    },
    "examples": [
     {
      "message": "No such task: 8d1c1b5e-7b0e-4a55-8c4d-2b7d0e0f7a11"
     }
    ]
   },
   "AuthError": {
    "type": "object",
    "description": "Body sent with 401. Serialise it compactly: the Go client looks for the substring {\"error\":{ without a space.",
    "required": [
     "error"
    ],
    "properties": {
     "error": {
      "type": "object",
      "required": [
       "message",
       "code"
      ],
      "properties": {
       "message": {
        "type": "string"
       },
       "code": {
        "type": "integer"
       }
      }
     },
     "data": {
      "type": "object"
     }
    },
    "examples": [
     {
      "error": {
       "message": "Bad authentication token",
       "code": 401
      },
      "data": {}
     }
    ]
   },
   "ProblemDetails": {
    "type": "object",
    "description": "RFC 7807 problem; sent with application/problem+json.",
    "properties": {
     "type": {
      "type": [
       "string",
       "null"
      ]
     },
     "title": {
      "type": [
       "string",
       "null"
      ]
     },
     "status": {
      "type": [
       "integer",
       "null"
      ]
     },
     "detail": {
      "type": [
       "string",
       "null"
      ]
     },
     "instance": {
      "type": [
       "string",
       "null"
      ]
     },
     "extensions": {
      "type": [
       "object",
       "null"
      ],
      "additionalProperties": true
     }
    }
   },
   "ValidationProblemDetails": {
    "type": "object",
    "description": "Sent for malformed or invalid bodies. Serialise it with a space after the colon of \"errors\": the Go client looks for the substring \"errors\": {.",
    "required": [
     "errors"
    ],
    "properties": {
     "errors": {
      "type": [
       "object",
       "null"
      ],
      "description": "Field path to the list of complaints about it, e.g. policies[0].",
      "additionalProperties": {
       "type": "array",
       "items": {
        "type": "string"
       }
      }
     },
     "type": {
      "type": [
       "string",
       "null"
      ]
     },
     "title": {
      "type": [
       "string",
       "null"
      ]
     },
     "status": {
      "type": [
       "integer",
       "null"
      ]
     },
     "detail": {
      "type": [
       "string",
       "null"
      ]
     },
     "instance": {
      "type": [
       "string",
       "null"
      ]
     },
     "extensions": {
      "type": [
       "object",
       "null"
      ],
      "additionalProperties": true
     }
    },
    "examples": [
     {
      "errors": {
       "Name": [
        "The Name field is required."
       ]
      },
      "type": "https://tools.ietf.org/html/rfc7231#section-6.5.1",
      "title": "One or more validation errors occurred.",
      "status": 400,
      "detail": null,
      "instance": null,
      "extensions": {
       "traceId": "00-5f1c0e6b7a1f4b0f8d1e-77aa01-00"
      }
     }
    ]
   },
   "SecretsError": {
    "type": "object",
    "description": "Error body of the secrets manager (404 unknown key, 409 key exists).",
    "required": [
     "error"
    ],
    "properties": {
     "error": {
      "type": "string"
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "MultiResponse": {
    "type": "object",
    "description": "One element of the answer to a bulk submission, in submission order.",
    "required": [
     "statusCode"
    ],
    "properties": {
     "statusCode": {
      "type": "integer",
      "description": "Status this element would have had alone."
     },
     "uuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "Present when the element was accepted.",
      "format": "uuid"
     },
     "message": {
      "type": [
       "string",
       "null"
      ],
      "description": "Reason of the refusal."
     }
    },
    "examples": [
     {
      "statusCode": 200,
      "uuid": "b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10",
      "message": null
     },
     {
      "statusCode": 400,
      "uuid": null,
      "message": "Invalid task file. Invalid fields: name"
     }
    ]
   },
   "CreatedId": {
    "type": "object",
    "description": "Identifier of what was created.",
    "required": [
     "uuid"
    ],
    "properties": {
     "uuid": {
      "type": "string",
      "format": "uuid"
     }
    }
   },
   "QError": {
    "type": "object",
    "description": "Error attached to a task, a pool or an instance.",
    "properties": {
     "code": {
      "type": [
       "string",
       "null"
      ]
     },
     "message": {
      "type": [
       "string",
       "null"
      ]
     },
     "debug": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "examples": [
     {
      "code": "DISPATCH_ERROR",
      "message": "No node matched the requested hardware",
      "debug": null
     }
    ]
   },
   "Settings": {
    "type": "object",
    "description": "Free map of server settings. storage holds the S3 endpoint; null or missing means no storage.",
    "additionalProperties": {
     "type": [
      "string",
      "null"
     ]
    },
    "properties": {
     "storage": {
      "type": [
       "string",
       "null"
      ],
      "format": "uri"
     }
    },
    "examples": [
     {
      "storage": "https://storage.qarnot.com"
     }
    ]
   },
   "Version": {
    "type": "object",
    "required": [
     "version"
    ],
    "properties": {
     "version": {
      "type": "string",
      "examples": [
       "v1"
      ]
     },
     "endOfLife": {
      "type": [
       "string",
       "null"
      ],
      "description": "Planned end of life, as a date; null when none.",
      "examples": [
       "2030-01-01"
      ]
     }
    }
   },
   "ProfileConstant": {
    "type": "object",
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "type": "string"
     },
     "value": {
      "type": [
       "string",
       "null"
      ],
      "description": "Default value."
     },
     "description": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "ProfileLicense": {
    "type": "object",
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "type": "string"
     },
     "maxInstances": {
      "type": "integer"
     },
     "maxCores": {
      "type": "integer"
     }
    }
   },
   "Profile": {
    "type": "object",
    "required": [
     "name",
     "constants"
    ],
    "properties": {
     "name": {
      "type": "string"
     },
     "constants": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ProfileConstant"
      }
     },
     "licenses": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ProfileLicense"
      }
     }
    },
    "examples": [
     {
      "name": "docker-batch",
      "constants": [
       {
        "name": "DOCKER_REPO",
        "value": "library/ubuntu",
        "description": "Image repository"
       },
       {
        "name": "DOCKER_TAG",
        "value": "latest",
        "description": "Image tag"
       },
       {
        "name": "DOCKER_CMD",
        "value": null,
        "description": "Command line"
       }
      ],
      "licenses": []
     }
    ]
   },
   "MinimumCoreHardware": {
    "type": "object",
    "required": [
     "discriminator",
     "coreCount"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "MinimumCoreHardwareConstraint"
     },
     "coreCount": {
      "type": "integer"
     }
    }
   },
   "MaximumCoreHardware": {
    "type": "object",
    "required": [
     "discriminator",
     "coreCount"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "MaximumCoreHardwareConstraint"
     },
     "coreCount": {
      "type": "integer"
     }
    }
   },
   "MinimumRamHardware": {
    "type": "object",
    "required": [
     "discriminator",
     "minimumMemoryMB"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "MinimumRamHardwareConstraint"
     },
     "minimumMemoryMB": {
      "type": "number"
     }
    }
   },
   "MaximumRamHardware": {
    "type": "object",
    "required": [
     "discriminator",
     "maximumMemoryMB"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "MaximumRamHardwareConstraint"
     },
     "maximumMemoryMB": {
      "type": "number"
     }
    }
   },
   "MinimumRamCoreRatioHardware": {
    "type": "object",
    "required": [
     "discriminator",
     "minimumMemoryGBCoreRatio"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "MinimumRamCoreRatioHardwareConstraint"
     },
     "minimumMemoryGBCoreRatio": {
      "type": "number"
     }
    }
   },
   "MaximumRamCoreRatioHardware": {
    "type": "object",
    "required": [
     "discriminator",
     "maximumMemoryGBCoreRatio"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "MaximumRamCoreRatioHardwareConstraint"
     },
     "maximumMemoryGBCoreRatio": {
      "type": "number"
     }
    }
   },
   "SpecificHardware": {
    "type": "object",
    "required": [
     "discriminator",
     "specificationKey"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "SpecificHardwareConstraint"
     },
     "specificationKey": {
      "type": "string",
      "description": "Matches every machine specification whose key contains it."
     }
    }
   },
   "GpuHardware": {
    "type": "object",
    "required": [
     "discriminator"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "GpuHardwareConstraint"
     }
    }
   },
   "NoGpuHardware": {
    "type": "object",
    "required": [
     "discriminator"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "NoGpuHardwareConstraint"
     }
    }
   },
   "SSDHardware": {
    "type": "object",
    "required": [
     "discriminator"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "SSDHardwareConstraint"
     }
    }
   },
   "NoSSDHardware": {
    "type": "object",
    "required": [
     "discriminator"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "NoSSDHardwareConstraint"
     }
    }
   },
   "CpuModelHardware": {
    "type": "object",
    "required": [
     "discriminator",
     "cpuModel"
    ],
    "properties": {
     "discriminator": {
      "type": "string",
      "const": "CpuModelHardwareConstraint"
     },
     "cpuModel": {
      "type": "string"
     }
    }
   },
   "HardwareConstraint": {
    "oneOf": [
     {
      "$ref": "#/components/schemas/MinimumCoreHardware"
     },
     {
      "$ref": "#/components/schemas/MaximumCoreHardware"
     },
     {
      "$ref": "#/components/schemas/MinimumRamHardware"
     },
     {
      "$ref": "#/components/schemas/MaximumRamHardware"
     },
     {
      "$ref": "#/components/schemas/MinimumRamCoreRatioHardware"
     },
     {
      "$ref": "#/components/schemas/MaximumRamCoreRatioHardware"
     },
     {
      "$ref": "#/components/schemas/SpecificHardware"
     },
     {
      "$ref": "#/components/schemas/GpuHardware"
     },
     {
      "$ref": "#/components/schemas/NoGpuHardware"
     },
     {
      "$ref": "#/components/schemas/SSDHardware"
     },
     {
      "$ref": "#/components/schemas/NoSSDHardware"
     },
     {
      "$ref": "#/components/schemas/CpuModelHardware"
     }
    ],
    "discriminator": {
     "propertyName": "discriminator",
     "mapping": {
      "MinimumCoreHardwareConstraint": "#/components/schemas/MinimumCoreHardware",
      "MaximumCoreHardwareConstraint": "#/components/schemas/MaximumCoreHardware",
      "MinimumRamHardwareConstraint": "#/components/schemas/MinimumRamHardware",
      "MaximumRamHardwareConstraint": "#/components/schemas/MaximumRamHardware",
      "MinimumRamCoreRatioHardwareConstraint": "#/components/schemas/MinimumRamCoreRatioHardware",
      "MaximumRamCoreRatioHardwareConstraint": "#/components/schemas/MaximumRamCoreRatioHardware",
      "SpecificHardwareConstraint": "#/components/schemas/SpecificHardware",
      "GpuHardwareConstraint": "#/components/schemas/GpuHardware",
      "NoGpuHardwareConstraint": "#/components/schemas/NoGpuHardware",
      "SSDHardwareConstraint": "#/components/schemas/SSDHardware",
      "NoSSDHardwareConstraint": "#/components/schemas/NoSSDHardware",
      "CpuModelHardwareConstraint": "#/components/schemas/CpuModelHardware"
     }
    }
   },
   "HardwareConstraintPage": {
    "type": "object",
    "required": [
     "data",
     "offset",
     "limit",
     "total"
    ],
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/HardwareConstraint"
      }
     },
     "offset": {
      "type": "integer"
     },
     "limit": {
      "type": "integer",
      "description": "At most 50."
     },
     "total": {
      "type": "integer"
     }
    }
   },
   "ForcedNetworkRule": {
    "type": "object",
    "description": "Network opening; needs specific rights.",
    "required": [
     "inbound",
     "proto"
    ],
    "properties": {
     "inbound": {
      "type": "boolean",
      "description": "true: traffic towards the instance; false: traffic leaving it."
     },
     "proto": {
      "type": "string",
      "description": "tcp, udp or https.",
      "minLength": 1,
      "examples": [
       "tcp"
      ]
     },
     "name": {
      "type": [
       "string",
       "null"
      ],
      "description": "Used in the public host name {taskUuid}-{instance}-{name}.",
      "x-confidence": "high",
      "x-source": "csharp+python+nodejs"
     },
     "applicationType": {
      "type": [
       "string",
       "null"
      ],
      "description": "For example vnc or ssh.",
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "port": {
      "type": [
       "string",
       "null"
      ],
      "description": "Port on the running instance, as a string."
     },
     "to": {
      "type": [
       "string",
       "null"
      ],
      "description": "Inbound only: allowed source."
     },
     "publicHost": {
      "type": [
       "string",
       "null"
      ],
      "description": "Outbound only: allowed destination."
     },
     "publicPort": {
      "type": [
       "string",
       "null"
      ],
      "description": "As a string."
     },
     "forwarder": {
      "type": [
       "string",
       "null"
      ]
     },
     "priority": {
      "type": [
       "string",
       "null"
      ],
      "description": "As a string; 1000 by default."
     },
     "description": {
      "type": [
       "string",
       "null"
      ]
     },
     "toQBox": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "toPayload": {
      "type": [
       "boolean",
       "null"
      ]
     }
    },
    "examples": [
     {
      "inbound": true,
      "proto": "tcp",
      "name": "ssh",
      "applicationType": "ssh",
      "port": "22",
      "to": "0.0.0.0/0",
      "priority": "1000",
      "description": "shell access",
      "toPayload": true
     }
    ]
   },
   "ForcedConstant": {
    "type": "object",
    "description": "Development-only override of a constant; needs specific rights.",
    "required": [
     "constantName"
    ],
    "properties": {
     "constantName": {
      "type": "string"
     },
     "forcedValue": {
      "type": [
       "string",
       "null"
      ],
      "description": "Left as is when missing."
     },
     "forceExportInEnvironment": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "access": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ForcedConstantAccess"
       },
       {
        "type": "null"
       }
      ]
     }
    }
   },
   "ExactSecretAccessRight": {
    "type": "object",
    "required": [
     "key"
    ],
    "properties": {
     "key": {
      "type": "string",
      "description": "Full path of one secret."
     }
    }
   },
   "PrefixSecretAccessRight": {
    "type": "object",
    "required": [
     "prefix"
    ],
    "properties": {
     "prefix": {
      "type": "string",
      "description": "Every secret whose path starts with it."
     }
    }
   },
   "SecretsAccessRights": {
    "type": "object",
    "description": "Secrets readable from inside the run.",
    "properties": {
     "bySecret": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ExactSecretAccessRight"
      }
     },
     "byPrefix": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PrefixSecretAccessRight"
      }
     }
    },
    "examples": [
     {
      "bySecret": [
       {
        "key": "registry/password"
       }
      ],
      "byPrefix": [
       {
        "prefix": "db/"
       }
      ]
     }
    ]
   },
   "Privileges": {
    "type": "object",
    "properties": {
     "exportApiAndStorageCredentialsInEnvironment": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "Export the API and storage credentials of the account as environment variables."
     }
    }
   },
   "RetrySettings": {
    "type": "object",
    "description": "null and 0 mean no retry; when both are given the tighter one applies.",
    "properties": {
     "maxTotalRetries": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Whole-task cap."
     },
     "maxPerInstanceRetries": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Cap per instance."
     }
    }
   },
   "MultiSlotsSettings": {
    "type": "object",
    "properties": {
     "slotsPerNode": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Number of instances run side by side on one node."
     }
    },
    "x-confidence": "high",
    "x-source": "csharp"
   },
   "PrefixFilter": {
    "type": "object",
    "properties": {
     "prefix": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "inputs/2024/"
      ]
     }
    }
   },
   "ResourcesFiltering": {
    "type": "object",
    "properties": {
     "prefixFiltering": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/PrefixFilter"
       },
       {
        "type": "null"
       }
      ]
     }
    }
   },
   "StripPrefix": {
    "type": "object",
    "properties": {
     "prefix": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "inputs/"
      ]
     }
    }
   },
   "ResourcesTransformation": {
    "type": "object",
    "properties": {
     "stripPrefix": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/StripPrefix"
       },
       {
        "type": "null"
       }
      ]
     }
    }
   },
   "ResourcesBucket": {
    "type": "object",
    "required": [
     "bucketName"
    ],
    "properties": {
     "bucketName": {
      "type": "string"
     },
     "filtering": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ResourcesFiltering"
       },
       {
        "type": "null"
       }
      ]
     },
     "resourcesTransformation": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ResourcesTransformation"
       },
       {
        "type": "null"
       }
      ]
     },
     "cacheTTLSec": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Replaces defaultResourcesCacheTTLSec for this bucket."
     }
    },
    "examples": [
     {
      "bucketName": "assets",
      "filtering": {
       "prefixFiltering": {
        "prefix": "inputs/2024/"
       }
      },
      "resourcesTransformation": {
       "stripPrefix": {
        "prefix": "inputs/"
       }
      },
      "cacheTTLSec": 2592000
     }
    ]
   },
   "AdvancedDependency": {
    "type": "object",
    "required": [
     "taskUuid"
    ],
    "properties": {
     "taskUuid": {
      "type": "string",
      "format": "uuid"
     },
     "taskFinalStateCondition": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/TaskFinalState"
      },
      "description": "Acceptable final states; null accepts any."
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "DependenciesInput": {
    "type": "object",
    "description": "The task and those it depends on must be in one job created with useDependencies=true.",
    "properties": {
     "dependsOn": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string",
       "format": "uuid"
      },
      "description": "Tasks that must end before this one starts."
     },
     "advancedDependsOn": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/AdvancedDependency"
      },
      "description": "Replaces dependsOn; never both.",
      "x-confidence": "high",
      "x-source": "python+csharp"
     }
    }
   },
   "AdvancedDependencyOutput": {
    "type": "object",
    "required": [
     "taskUuid"
    ],
    "properties": {
     "taskUuid": {
      "type": "string",
      "format": "uuid"
     },
     "taskFinalStateCondition": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/TaskFinalState"
      }
     },
     "state": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/DependencyState"
       },
       {
        "type": "null"
       }
      ]
     },
     "actualFinalState": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TaskFinalState"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "Dependencies": {
    "type": "object",
    "properties": {
     "dependsOn": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string",
       "format": "uuid"
      }
     },
     "advancedDependsOn": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/AdvancedDependencyOutput"
      },
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "state": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/DependencyState"
       },
       {
        "type": "null"
       }
      ],
      "x-confidence": "high",
      "x-source": "python+csharp"
     }
    }
   },
   "ActiveForward": {
    "type": "object",
    "properties": {
     "applicationPort": {
      "type": "integer"
     },
     "forwarderPort": {
      "type": "integer"
     },
     "forwarderHost": {
      "type": [
       "string",
       "null"
      ]
     },
     "bindAddress": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "VpnConnection": {
    "type": "object",
    "properties": {
     "vpnName": {
      "type": [
       "string",
       "null"
      ]
     },
     "nodeIPAddressCidr": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "172.20.0.5/16"
      ]
     }
    }
   },
   "RunningCoreCountByCpuModel": {
    "type": "object",
    "properties": {
     "model": {
      "type": [
       "string",
       "null"
      ]
     },
     "core": {
      "type": "integer"
     },
     "runningCoreCount": {
      "type": "integer",
      "description": "Recorded spelling.",
      "x-confidence": "high",
      "x-source": "go+python+csharp recordings"
     },
     "runningCorecount": {
      "type": "integer",
      "description": "Spelling of the official document.",
      "x-confidence": "low",
      "x-source": "official OpenAPI"
     }
    }
   },
   "RunningInstanceInfo": {
    "type": "object",
    "required": [
     "instanceId"
    ],
    "properties": {
     "activeForwards": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ActiveForward"
      }
     },
     "vpnConnections": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/VpnConnection"
      }
     },
     "phase": {
      "$ref": "#/components/schemas/InstancePhase"
     },
     "instanceId": {
      "type": "integer"
     },
     "maxFrequencyGHz": {
      "type": "number"
     },
     "currentFrequencyGHz": {
      "type": "number"
     },
     "cpuUsage": {
      "type": "number"
     },
     "maxMemoryMB": {
      "type": "integer"
     },
     "currentMemoryMB": {
      "type": "integer"
     },
     "memoryUsage": {
      "type": "number"
     },
     "networkInKbps": {
      "type": "number"
     },
     "networkOutKbps": {
      "type": "number"
     },
     "progress": {
      "type": "number"
     },
     "executionTimeSec": {
      "type": "number"
     },
     "executionTimeGHz": {
      "type": "number"
     },
     "specificationKey": {
      "type": [
       "string",
       "null"
      ]
     },
     "cpuModel": {
      "type": [
       "string",
       "null"
      ]
     },
     "coreCount": {
      "type": "integer"
     },
     "executionAttemptCount": {
      "type": "integer"
     },
     "clockRatio": {
      "type": "number"
     }
    },
    "examples": [
     {
      "activeForwards": [
       {
        "applicationPort": 22,
        "forwarderPort": 40022,
        "forwarderHost": "forward.example.net",
        "bindAddress": null
       }
      ],
      "vpnConnections": [
       {
        "vpnName": "lab",
        "nodeIPAddressCidr": "172.20.0.5/16"
       }
      ],
      "phase": "execution",
      "instanceId": 0,
      "maxFrequencyGHz": 4,
      "currentFrequencyGHz": 3.2,
      "cpuUsage": 97.5,
      "maxMemoryMB": 32000,
      "currentMemoryMB": 2100,
      "memoryUsage": 6.6,
      "networkInKbps": 12,
      "networkOutKbps": 4,
      "progress": 40,
      "executionTimeSec": 31,
      "executionTimeGHz": 99.2,
      "specificationKey": "8c-32g-example-ssd",
      "cpuModel": "Example CPU 8-Core",
      "coreCount": 8,
      "executionAttemptCount": 1,
      "clockRatio": 0.8
     }
    ]
   },
   "RunningInstancesInfo": {
    "type": "object",
    "properties": {
     "perRunningInstanceInfo": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/RunningInstanceInfo"
      }
     },
     "snapshotResults": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "timestamp": {
      "type": "string",
      "format": "date-time"
     },
     "averageFrequencyGHz": {
      "type": "number"
     },
     "maxFrequencyGHz": {
      "type": "number"
     },
     "minFrequencyGHz": {
      "type": "number"
     },
     "averageMaxFrequencyGHz": {
      "type": "number"
     },
     "averageCpuUsage": {
      "type": "number"
     },
     "clusterPowerIndicator": {
      "type": "number"
     },
     "averageMemoryUsage": {
      "type": "number"
     },
     "averageNetworkInKbps": {
      "type": "number"
     },
     "averageNetworkOutKbps": {
      "type": "number"
     },
     "totalNetworkInKbps": {
      "type": "number"
     },
     "totalNetworkOutKbps": {
      "type": "number"
     },
     "runningCoreCountByCpuModel": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/RunningCoreCountByCpuModel"
      }
     }
    }
   },
   "ExecutionTimeByCpuModel": {
    "type": "object",
    "properties": {
     "model": {
      "type": [
       "string",
       "null"
      ]
     },
     "time": {
      "type": "number"
     },
     "core": {
      "type": "integer"
     }
    }
   },
   "ExecutionTimeGhzByCpuModel": {
    "type": "object",
    "properties": {
     "model": {
      "type": [
       "string",
       "null"
      ]
     },
     "timeGhz": {
      "type": "number"
     },
     "clockRatio": {
      "type": "number"
     },
     "core": {
      "type": "integer"
     }
    }
   },
   "TimeByMachineSpecification": {
    "type": "object",
    "properties": {
     "specificationKey": {
      "type": [
       "string",
       "null"
      ]
     },
     "time": {
      "type": "number"
     }
    }
   },
   "TimeBySiteAndMachine": {
    "type": "object",
    "properties": {
     "siteUuid": {
      "type": [
       "string",
       "null"
      ]
     },
     "specificationKey": {
      "type": [
       "string",
       "null"
      ]
     },
     "time": {
      "type": "number"
     }
    }
   },
   "TimeByInstance": {
    "type": "object",
    "properties": {
     "instanceId": {
      "type": "integer"
     },
     "specificationKey": {
      "type": [
       "string",
       "null"
      ]
     },
     "siteUuid": {
      "type": [
       "string",
       "null"
      ]
     },
     "time": {
      "type": "number"
     },
     "timeGhz": {
      "type": "number"
     },
     "clockRatio": {
      "type": "number"
     }
    }
   },
   "Status": {
    "type": "object",
    "description": "Run-time figures; shared by tasks and pools.",
    "properties": {
     "timestamp": {
      "type": "string",
      "format": "date-time"
     },
     "lastUpdateTimestamp": {
      "type": "string",
      "format": "date-time"
     },
     "downloadProgress": {
      "type": "number",
      "description": "0 to 100."
     },
     "executionProgress": {
      "type": "number",
      "description": "0 to 100."
     },
     "uploadProgress": {
      "type": "number",
      "description": "0 to 100."
     },
     "instanceCount": {
      "type": "integer"
     },
     "downloadTime": {
      "$ref": "#/components/schemas/TimeSpan"
     },
     "downloadTimeSec": {
      "type": "number"
     },
     "environmentTime": {
      "$ref": "#/components/schemas/TimeSpan"
     },
     "environmentTimeSec": {
      "type": "number"
     },
     "executionTime": {
      "$ref": "#/components/schemas/TimeSpan"
     },
     "executionTimeSec": {
      "type": "number"
     },
     "executionTimeByCpuModel": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ExecutionTimeByCpuModel"
      },
      "description": "Never null on the wire: the Python client iterates over it."
     },
     "executionTimeByMachineSpecification": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/TimeByMachineSpecification"
      }
     },
     "executionTimeBySiteAndMachine": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/TimeBySiteAndMachine"
      }
     },
     "executionTimeByInstanceId": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/TimeByInstance"
      }
     },
     "executionTimeGhzByCpuModel": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ExecutionTimeGhzByCpuModel"
      },
      "description": "Never null on the wire: the Python client iterates over it."
     },
     "uploadTime": {
      "$ref": "#/components/schemas/TimeSpan"
     },
     "uploadTimeSec": {
      "type": "number"
     },
     "wallTime": {
      "$ref": "#/components/schemas/TimeSpan"
     },
     "wallTimeSec": {
      "type": "number"
     },
     "succeededRange": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "0,2-3"
      ]
     },
     "executedRange": {
      "type": [
       "string",
       "null"
      ]
     },
     "failedRange": {
      "type": [
       "string",
       "null"
      ],
      "description": "Ended badly at least once."
     },
     "cancelledRange": {
      "type": [
       "string",
       "null"
      ]
     },
     "failedOnlyRange": {
      "type": [
       "string",
       "null"
      ],
      "description": "Ended badly and never well.",
      "x-confidence": "low"
     },
     "startedOnceRange": {
      "type": [
       "string",
       "null"
      ]
     },
     "runningInstancesInfo": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/RunningInstancesInfo"
       },
       {
        "type": "null"
       }
      ]
     }
    }
   },
   "CompletedInstance": {
    "type": "object",
    "required": [
     "instanceId"
    ],
    "properties": {
     "results": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      },
      "description": "Locations of the result objects."
     },
     "instanceId": {
      "type": "integer"
     },
     "wallTimeSec": {
      "type": "number"
     },
     "execTimeSec": {
      "type": "number"
     },
     "execTimeSecGHz": {
      "type": "number"
     },
     "peakMemoryMB": {
      "type": "integer"
     },
     "state": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "Success",
       "Failure"
      ]
     },
     "error": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/QError"
       },
       {
        "type": "null"
       }
      ]
     },
     "specificationKey": {
      "type": [
       "string",
       "null"
      ]
     },
     "cpuModel": {
      "type": [
       "string",
       "null"
      ]
     },
     "coreCount": {
      "type": "integer"
     },
     "clockRatio": {
      "type": "number"
     },
     "averageGHz": {
      "type": "number"
     },
     "executionAttemptCount": {
      "type": "integer"
     }
    }
   },
   "TaskClusterInfo": {
    "type": "object",
    "properties": {
     "clusterCoresCount": {
      "type": [
       "integer",
       "null"
      ]
     }
    }
   },
   "TaskCreate": {
    "type": "object",
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "type": "string",
      "description": "Shorter than 2048 characters.",
      "minLength": 1,
      "maxLength": 2047
     },
     "shortname": {
      "type": [
       "string",
       "null"
      ],
      "description": "Unique; letters, digits and hyphens, starting with a letter or digit and not ending with a hyphen. Defaults to the uuid.",
      "pattern": "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$"
     },
     "profile": {
      "type": [
       "string",
       "null"
      ],
      "description": "Needed unless the task runs in a pool."
     },
     "poolUuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "An open pool. Not with jobUuid of a job that has a pool: it is then inherited.",
      "format": "uuid"
     },
     "jobUuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "An active job.",
      "format": "uuid"
     },
     "instanceCount": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Exactly one of instanceCount and advancedRanges.",
      "minimum": 1
     },
     "advancedRanges": {
      "type": [
       "string",
       "null"
      ],
      "description": "Instance ids: comma separated ids and inclusive ranges.",
      "examples": [
       "0-2,4-5,17"
      ]
     },
     "resourceBuckets": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      },
      "description": "Existing buckets, at most 100. Not together with advancedResourceBuckets.",
      "maxItems": 100
     },
     "advancedResourceBuckets": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ResourcesBucket"
      },
      "description": "Not together with resourceBuckets.",
      "maxItems": 100
     },
     "resultBucket": {
      "type": [
       "string",
       "null"
      ],
      "description": "Created when missing."
     },
     "resultsBucket": {
      "type": [
       "string",
       "null"
      ],
      "description": "Second spelling listed by the official document; its relation to resultBucket is unclear.",
      "x-confidence": "low"
     },
     "resultsBucketPrefix": {
      "type": [
       "string",
       "null"
      ],
      "description": "Prefix put before result keys.",
      "x-confidence": "medium"
     },
     "resultsWhitelist": {
      "type": [
       "string",
       "null"
      ],
      "description": "Regular expression; ${CONSTANT} is expanded.",
      "maxLength": 2047
     },
     "resultsBlacklist": {
      "type": [
       "string",
       "null"
      ],
      "description": "Regular expression; ${CONSTANT} is expanded.",
      "maxLength": 2047
     },
     "resultsCacheTTLSec": {
      "type": [
       "integer",
       "null"
      ]
     },
     "defaultResourcesCacheTTLSec": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Seconds; 7776000 when missing."
     },
     "constants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      },
      "description": "At most 150.",
      "maxItems": 150
     },
     "forcedConstants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ForcedConstant"
      }
     },
     "forcedNetworkRules": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ForcedNetworkRule"
      },
      "x-confidence": "high",
      "x-source": "all SDKs; absent from the official TaskCreationInput"
     },
     "hardwareConstraints": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/HardwareConstraint"
      },
      "description": "Not for a task in a pool."
     },
     "secretsAccessRights": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SecretsAccessRights"
       },
       {
        "type": "null"
       }
      ]
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string",
       "maxLength": 511
      },
      "description": "Fewer than 10."
     },
     "labels": {
      "$ref": "#/components/schemas/Labels"
     },
     "snapshotInterval": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Ignored at creation.",
      "deprecated": true
     },
     "snapshotWhitelist": {
      "type": [
       "string",
       "null"
      ],
      "description": "Regular expression; ${CONSTANT} is expanded.",
      "maxLength": 2047
     },
     "snapshotBlacklist": {
      "type": [
       "string",
       "null"
      ],
      "description": "Regular expression; ${CONSTANT} is expanded.",
      "maxLength": 2047
     },
     "snapshotBucket": {
      "type": [
       "string",
       "null"
      ]
     },
     "snapshotBucketPrefix": {
      "type": [
       "string",
       "null"
      ]
     },
     "dependencies": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/DependenciesInput"
       },
       {
        "type": "null"
       }
      ]
     },
     "autoDeleteOnCompletion": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "Allow removal once finished, when the quota of kept tasks is reached."
     },
     "completionTimeToLive": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ],
      "description": "How long a finished task is kept before it may be removed automatically."
     },
     "waitForPoolResourcesSynchronization": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "In a pool: wait until the pool resources are synchronised."
     },
     "uploadResultsOnCancellation": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "schedulingType": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SchedulingType"
       },
       {
        "type": "null"
       }
      ]
     },
     "targetedReservedMachineKey": {
      "type": [
       "string",
       "null"
      ],
      "description": "Only with reserved scheduling. Superseded by targetedReservationName."
     },
     "targetedReservationName": {
      "type": [
       "string",
       "null"
      ],
      "description": "Only with reserved scheduling.",
      "x-confidence": "high",
      "x-source": "python+csharp 2026"
     },
     "privileges": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Privileges"
       },
       {
        "type": "null"
       }
      ]
     },
     "retrySettings": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/RetrySettings"
       },
       {
        "type": "null"
       }
      ]
     },
     "maxRetriesPerInstance": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Use retrySettings.",
      "deprecated": true
     },
     "maxTimeQueueSeconds": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Fail the task when it waits longer than this.",
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "projectUuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "Not for a task in a pool. Default project when missing.",
      "format": "uuid",
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "constraints": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      },
      "description": "Administrators only.",
      "x-confidence": "medium",
      "x-source": "python+csharp"
     }
    },
    "examples": [
     {
      "name": "render shot 10",
      "shortname": "render-shot-10",
      "profile": "docker-batch",
      "instanceCount": 4,
      "constants": [
       {
        "key": "DOCKER_REPO",
        "value": "library/alpine"
       },
       {
        "key": "DOCKER_TAG",
        "value": "3.20"
       },
       {
        "key": "DOCKER_CMD",
        "value": "sh -c \"echo frame ${INSTANCE_ID} > out-${INSTANCE_ID}.txt\""
       }
      ],
      "advancedResourceBuckets": [
       {
        "bucketName": "assets"
       }
      ],
      "resultBucket": "frames",
      "schedulingType": "flex",
      "tags": [
       "shot10"
      ],
      "labels": {
       "team": "fx"
      },
      "retrySettings": {
       "maxTotalRetries": 3,
       "maxPerInstanceRetries": 1
      },
      "completionTimeToLive": "1.00:00:00",
      "autoDeleteOnCompletion": true
     }
    ]
   },
   "TaskRerunOverrides": {
    "type": "object",
    "description": "Fields that replace those of the original task. A body is needed, though {} is enough.",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ],
      "description": "Same as the original when missing."
     },
     "shortname": {
      "type": [
       "string",
       "null"
      ],
      "description": "Unique; letters, digits and hyphens, starting with a letter or digit and not ending with a hyphen. Defaults to the uuid.",
      "pattern": "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$"
     },
     "profile": {
      "type": [
       "string",
       "null"
      ],
      "description": "Needed unless the task runs in a pool."
     },
     "jobUuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "An active job.",
      "format": "uuid"
     },
     "resourceBuckets": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      },
      "description": "Existing buckets, at most 100. Not together with advancedResourceBuckets.",
      "maxItems": 100
     },
     "advancedResourceBuckets": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ResourcesBucket"
      },
      "description": "Not together with resourceBuckets.",
      "maxItems": 100
     },
     "resultBucket": {
      "type": [
       "string",
       "null"
      ],
      "description": "Created when missing."
     },
     "resultsBucket": {
      "type": [
       "string",
       "null"
      ],
      "description": "Second spelling listed by the official document; its relation to resultBucket is unclear.",
      "x-confidence": "low"
     },
     "resultsBucketPrefix": {
      "type": [
       "string",
       "null"
      ],
      "description": "Prefix put before result keys.",
      "x-confidence": "medium"
     },
     "resultsWhitelist": {
      "type": [
       "string",
       "null"
      ],
      "description": "Regular expression; ${CONSTANT} is expanded.",
      "maxLength": 2047
     },
     "resultsBlacklist": {
      "type": [
       "string",
       "null"
      ],
      "description": "Regular expression; ${CONSTANT} is expanded.",
      "maxLength": 2047
     },
     "resultsCacheTTLSec": {
      "type": [
       "integer",
       "null"
      ]
     },
     "defaultResourcesCacheTTLSec": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Seconds; 7776000 when missing."
     },
     "constants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      },
      "description": "At most 150.",
      "maxItems": 150
     },
     "forcedConstants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ForcedConstant"
      }
     },
     "forcedNetworkRules": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ForcedNetworkRule"
      },
      "x-confidence": "high",
      "x-source": "all SDKs; absent from the official TaskCreationInput"
     },
     "hardwareConstraints": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/HardwareConstraint"
      },
      "description": "Not for a task in a pool."
     },
     "secretsAccessRights": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SecretsAccessRights"
       },
       {
        "type": "null"
       }
      ]
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string",
       "maxLength": 511
      },
      "description": "Fewer than 10."
     },
     "labels": {
      "$ref": "#/components/schemas/Labels"
     },
     "snapshotInterval": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Ignored at creation.",
      "deprecated": true
     },
     "snapshotWhitelist": {
      "type": [
       "string",
       "null"
      ],
      "description": "Regular expression; ${CONSTANT} is expanded.",
      "maxLength": 2047
     },
     "snapshotBlacklist": {
      "type": [
       "string",
       "null"
      ],
      "description": "Regular expression; ${CONSTANT} is expanded.",
      "maxLength": 2047
     },
     "snapshotBucket": {
      "type": [
       "string",
       "null"
      ]
     },
     "snapshotBucketPrefix": {
      "type": [
       "string",
       "null"
      ]
     },
     "dependencies": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/DependenciesInput"
       },
       {
        "type": "null"
       }
      ]
     },
     "autoDeleteOnCompletion": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "Allow removal once finished, when the quota of kept tasks is reached."
     },
     "completionTimeToLive": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ],
      "description": "How long a finished task is kept before it may be removed automatically."
     },
     "waitForPoolResourcesSynchronization": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "In a pool: wait until the pool resources are synchronised."
     },
     "uploadResultsOnCancellation": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "schedulingType": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SchedulingType"
       },
       {
        "type": "null"
       }
      ]
     },
     "targetedReservedMachineKey": {
      "type": [
       "string",
       "null"
      ],
      "description": "Only with reserved scheduling. Superseded by targetedReservationName."
     },
     "targetedReservationName": {
      "type": [
       "string",
       "null"
      ],
      "description": "Only with reserved scheduling.",
      "x-confidence": "high",
      "x-source": "python+csharp 2026"
     },
     "privileges": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Privileges"
       },
       {
        "type": "null"
       }
      ]
     },
     "retrySettings": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/RetrySettings"
       },
       {
        "type": "null"
       }
      ]
     },
     "maxRetriesPerInstance": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Use retrySettings.",
      "deprecated": true
     },
     "maxTimeQueueSeconds": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Fail the task when it waits longer than this.",
      "x-confidence": "high",
      "x-source": "python+csharp"
     }
    }
   },
   "TaskRetry": {
    "allOf": [
     {
      "$ref": "#/components/schemas/TaskRerunOverrides"
     }
    ],
    "description": "Runs again the instances that failed."
   },
   "TaskRecover": {
    "allOf": [
     {
      "$ref": "#/components/schemas/TaskRerunOverrides"
     }
    ],
    "description": "Runs again the instances that failed or were cancelled."
   },
   "TaskResume": {
    "allOf": [
     {
      "$ref": "#/components/schemas/TaskRerunOverrides"
     }
    ],
    "description": "Runs again the instances that were cancelled."
   },
   "TaskClone": {
    "description": "Runs everything again as a new task.",
    "allOf": [
     {
      "$ref": "#/components/schemas/TaskRerunOverrides"
     },
     {
      "type": "object",
      "properties": {
       "instanceCount": {
        "type": [
         "integer",
         "null"
        ]
       },
       "advancedRanges": {
        "type": [
         "string",
         "null"
        ],
        "description": "Wins over instanceCount."
       }
      }
     }
    ]
   },
   "TaskUpdate": {
    "type": "object",
    "description": "Only these two are taken; clients may send the whole task.",
    "properties": {
     "constants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      }
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     }
    }
   },
   "TaskSummary": {
    "type": "object",
    "required": [
     "uuid",
     "name",
     "state",
     "creationDate"
    ],
    "properties": {
     "uuid": {
      "type": "string",
      "format": "uuid"
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "shortname": {
      "type": [
       "string",
       "null"
      ]
     },
     "profile": {
      "type": [
       "string",
       "null"
      ]
     },
     "poolUuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "null, or the nil uuid, when none.",
      "format": "uuid"
     },
     "jobUuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "null, or the nil uuid, when none.",
      "format": "uuid"
     },
     "projectUuid": {
      "type": [
       "string",
       "null"
      ],
      "format": "uuid",
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "progress": {
      "type": "number",
      "description": "0 to 100."
     },
     "runningInstanceCount": {
      "type": "integer"
     },
     "runningCoreCount": {
      "type": "integer"
     },
     "clusterInfo": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TaskClusterInfo"
       },
       {
        "type": "null"
       }
      ]
     },
     "executionTime": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ]
     },
     "wallTime": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ]
     },
     "state": {
      "$ref": "#/components/schemas/TaskState"
     },
     "previousState": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TaskState"
       },
       {
        "type": "null"
       }
      ]
     },
     "totalInstanceCount": {
      "type": "integer"
     },
     "instanceCount": {
      "type": "integer"
     },
     "maxRetriesPerInstance": {
      "type": "integer",
      "deprecated": true
     },
     "advancedRanges": {
      "type": [
       "string",
       "null"
      ]
     },
     "stateTransitionTime": {
      "type": "string",
      "format": "date-time"
     },
     "previousStateTransitionTime": {
      "type": "string",
      "format": "date-time"
     },
     "lastModified": {
      "type": "string",
      "format": "date-time"
     },
     "creationDate": {
      "type": "string",
      "format": "date-time"
     },
     "endDate": {
      "type": "string",
      "description": "0001-01-01T00:00:00Z until the task ends.",
      "format": "date-time"
     },
     "waitForPoolResourcesSynchronization": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      },
      "x-confidence": "medium",
      "x-source": "csharp summaries"
     }
    }
   },
   "Task": {
    "allOf": [
     {
      "$ref": "#/components/schemas/TaskSummary"
     },
     {
      "type": "object",
      "required": [
       "errors",
       "constants",
       "completedInstances",
       "tags"
      ],
      "properties": {
       "errors": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/QError"
        },
        "description": "Never null."
       },
       "resourceBuckets": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "type": "string"
        }
       },
       "advancedResourceBuckets": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "$ref": "#/components/schemas/ResourcesBucket"
        }
       },
       "resultBucket": {
        "type": [
         "string",
         "null"
        ]
       },
       "resultsBucket": {
        "type": [
         "string",
         "null"
        ],
        "x-confidence": "low"
       },
       "resultsBucketPrefix": {
        "type": [
         "string",
         "null"
        ],
        "x-confidence": "medium"
       },
       "resultsCacheTTLSec": {
        "type": [
         "integer",
         "null"
        ]
       },
       "defaultResourcesCacheTTLSec": {
        "type": [
         "integer",
         "null"
        ],
        "x-confidence": "medium",
        "x-source": "python+csharp"
       },
       "completedInstances": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/CompletedInstance"
        },
        "description": "Never null."
       },
       "status": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/Status"
         },
         {
          "type": "null"
         }
        ]
       },
       "snapshotInterval": {
        "type": "integer"
       },
       "resultsCount": {
        "type": "integer"
       },
       "constants": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/KeyValue"
        },
        "description": "Never null."
       },
       "constraints": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "$ref": "#/components/schemas/KeyValue"
        },
        "x-confidence": "medium",
        "x-source": "python+csharp"
       },
       "forcedConstants": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "$ref": "#/components/schemas/ForcedConstant"
        },
        "x-confidence": "medium",
        "x-source": "python+csharp"
       },
       "forcedNetworkRules": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "$ref": "#/components/schemas/ForcedNetworkRule"
        },
        "x-confidence": "medium",
        "x-source": "python+csharp"
       },
       "secretsAccessRights": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/SecretsAccessRights"
         },
         {
          "type": "null"
         }
        ]
       },
       "tags": {
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "snapshotWhitelist": {
        "type": [
         "string",
         "null"
        ]
       },
       "snapshotBlacklist": {
        "type": [
         "string",
         "null"
        ]
       },
       "snapshotBucket": {
        "type": [
         "string",
         "null"
        ]
       },
       "snapshotBucketPrefix": {
        "type": [
         "string",
         "null"
        ]
       },
       "resultsWhitelist": {
        "type": [
         "string",
         "null"
        ]
       },
       "resultsBlacklist": {
        "type": [
         "string",
         "null"
        ]
       },
       "uploadResultsOnCancellation": {
        "type": [
         "boolean",
         "null"
        ]
       },
       "dependencies": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/Dependencies"
         },
         {
          "type": "null"
         }
        ]
       },
       "autoDeleteOnCompletion": {
        "type": "boolean"
       },
       "completionTimeToLive": {
        "$ref": "#/components/schemas/TimeSpan"
       },
       "hardwareConstraints": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/HardwareConstraint"
        },
        "description": "Never null."
       },
       "labels": {
        "$ref": "#/components/schemas/Labels"
       },
       "schedulingType": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/SchedulingType"
         },
         {
          "type": "null"
         }
        ]
       },
       "targetedReservedMachineKey": {
        "type": [
         "string",
         "null"
        ]
       },
       "targetedReservationName": {
        "type": [
         "string",
         "null"
        ],
        "x-confidence": "high",
        "x-source": "python+csharp"
       },
       "privileges": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/Privileges"
         },
         {
          "type": "null"
         }
        ]
       },
       "retrySettings": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/RetrySettings"
         },
         {
          "type": "null"
         }
        ]
       },
       "maxTimeQueueSeconds": {
        "type": [
         "integer",
         "null"
        ],
        "x-confidence": "high",
        "x-source": "python+csharp"
       },
       "previousStateTransitionTime": {
        "type": "string",
        "format": "date-time"
       },
       "priority": {
        "type": [
         "integer",
         "null"
        ],
        "description": "Administrators only.",
        "x-confidence": "low",
        "x-source": "csharp"
       },
       "credits": {
        "type": [
         "number",
         "null"
        ],
        "description": "Old field; use the credits service.",
        "deprecated": true,
        "x-confidence": "medium",
        "x-source": "older csharp recordings"
       }
      }
     }
    ],
    "examples": [
     {
      "errors": [],
      "resourceBuckets": [],
      "advancedResourceBuckets": [
       {
        "bucketName": "assets",
        "filtering": null,
        "resourcesTransformation": null,
        "cacheTTLSec": null
       }
      ],
      "resultBucket": "frames",
      "resultsCacheTTLSec": null,
      "completedInstances": [
       {
        "results": [
         "s3://storage.example.net/frames/out-0.txt"
        ],
        "instanceId": 0,
        "wallTimeSec": 38.1,
        "execTimeSec": 12,
        "execTimeSecGHz": 38.4,
        "peakMemoryMB": 120,
        "state": "Success",
        "error": null,
        "specificationKey": "8c-32g-example-ssd",
        "cpuModel": "Example CPU 8-Core",
        "coreCount": 8,
        "clockRatio": 0.8,
        "averageGHz": 3.2,
        "executionAttemptCount": 1
       },
       {
        "results": null,
        "instanceId": 1,
        "wallTimeSec": 30,
        "execTimeSec": 1,
        "execTimeSecGHz": 3.2,
        "peakMemoryMB": 90,
        "state": "Failure",
        "error": {
         "code": "EXIT_CODE",
         "message": "Instance ended with exit code 3",
         "debug": null
        },
        "specificationKey": "8c-32g-example-ssd",
        "cpuModel": "Example CPU 8-Core",
        "coreCount": 8,
        "clockRatio": 0.8,
        "averageGHz": 3.2,
        "executionAttemptCount": 2
       }
      ],
      "status": {
       "timestamp": "0001-01-01T00:00:00Z",
       "lastUpdateTimestamp": "0001-01-01T00:00:00Z",
       "downloadProgress": 0,
       "executionProgress": 100,
       "uploadProgress": 100,
       "instanceCount": 0,
       "downloadTime": "00:00:00",
       "downloadTimeSec": 0,
       "environmentTime": "00:00:21",
       "environmentTimeSec": 21,
       "executionTime": "00:00:12",
       "executionTimeSec": 12,
       "executionTimeByCpuModel": [
        {
         "model": "Example CPU 8-Core",
         "time": 12,
         "core": 8
        }
       ],
       "executionTimeByMachineSpecification": [
        {
         "specificationKey": "8c-32g-example-ssd",
         "time": 12
        }
       ],
       "executionTimeBySiteAndMachine": [],
       "executionTimeByInstanceId": null,
       "executionTimeGhzByCpuModel": [
        {
         "model": "Example CPU 8-Core",
         "timeGhz": 38.4,
         "clockRatio": 0.8,
         "core": 8
        }
       ],
       "uploadTime": "00:00:02",
       "uploadTimeSec": 2,
       "wallTime": "00:00:40",
       "wallTimeSec": 40,
       "succeededRange": "0",
       "executedRange": "0-1",
       "failedRange": "1",
       "cancelledRange": "",
       "failedOnlyRange": "1",
       "startedOnceRange": "0-1",
       "runningInstancesInfo": {
        "perRunningInstanceInfo": [],
        "snapshotResults": [],
        "timestamp": "0001-01-01T00:00:00Z",
        "averageFrequencyGHz": 0,
        "maxFrequencyGHz": 0,
        "minFrequencyGHz": 0,
        "averageMaxFrequencyGHz": 0,
        "averageCpuUsage": 0,
        "clusterPowerIndicator": 1,
        "averageMemoryUsage": 0,
        "averageNetworkInKbps": 0,
        "averageNetworkOutKbps": 0,
        "totalNetworkInKbps": 0,
        "totalNetworkOutKbps": 0,
        "runningCoreCountByCpuModel": []
       }
      },
      "snapshotInterval": 0,
      "resultsCount": 1,
      "constants": [
       {
        "key": "DOCKER_CMD",
        "value": "sh run.sh"
       },
       {
        "key": "QARNOT_SECRET__KEY",
        "value": "[SECRET]"
       }
      ],
      "secretsAccessRights": {
       "bySecret": [],
       "byPrefix": []
      },
      "tags": [
       "shot10"
      ],
      "uploadResultsOnCancellation": null,
      "dependencies": null,
      "autoDeleteOnCompletion": true,
      "completionTimeToLive": "1.00:00:00",
      "hardwareConstraints": [
       {
        "discriminator": "MinimumCoreHardwareConstraint",
        "coreCount": 8
       }
      ],
      "labels": {
       "team": "fx"
      },
      "schedulingType": "flex",
      "targetedReservedMachineKey": null,
      "privileges": {
       "exportApiAndStorageCredentialsInEnvironment": false
      },
      "retrySettings": {
       "maxTotalRetries": 3,
       "maxPerInstanceRetries": 1
      },
      "uuid": "b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10",
      "name": "render shot 10",
      "shortname": "render-shot-10",
      "profile": "docker-batch",
      "poolUuid": null,
      "jobUuid": null,
      "progress": 100,
      "runningInstanceCount": 0,
      "runningCoreCount": 0,
      "executionTime": "00:00:13",
      "wallTime": "00:00:40",
      "state": "Failure",
      "previousState": "UploadingResults",
      "instanceCount": 2,
      "totalInstanceCount": 2,
      "maxRetriesPerInstance": 0,
      "stateTransitionTime": "2026-03-01T10:16:40Z",
      "previousStateTransitionTime": "2026-03-01T10:16:30Z",
      "lastModified": "2026-03-01T10:16:41Z",
      "creationDate": "2026-03-01T10:16:00Z",
      "endDate": "2026-03-01T10:16:40Z",
      "waitForPoolResourcesSynchronization": null
     }
    ]
   },
   "TaskPage": {
    "type": "object",
    "required": [
     "data",
     "count",
     "isTruncated"
    ],
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Task"
      }
     },
     "count": {
      "type": "integer",
      "description": "Length of data."
     },
     "total": {
      "type": "integer",
      "description": "Number of matching elements; may be missing.",
      "x-confidence": "medium",
      "x-source": "official OpenAPI; C# treats it as optional"
     },
     "isTruncated": {
      "type": "boolean",
      "description": "true when another page follows."
     },
     "token": {
      "type": [
       "string",
       "null"
      ],
      "description": "Echo of the token that was sent.",
      "x-confidence": "medium",
      "x-source": "python+csharp models"
     },
     "nextToken": {
      "type": [
       "string",
       "null"
      ],
      "description": "Pass it as token to get the next page; null on the last one."
     }
    }
   },
   "TaskSummaryPage": {
    "type": "object",
    "required": [
     "data",
     "count",
     "isTruncated"
    ],
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/TaskSummary"
      }
     },
     "count": {
      "type": "integer",
      "description": "Length of data."
     },
     "total": {
      "type": "integer",
      "description": "Number of matching elements; may be missing.",
      "x-confidence": "medium",
      "x-source": "official OpenAPI; C# treats it as optional"
     },
     "isTruncated": {
      "type": "boolean",
      "description": "true when another page follows."
     },
     "token": {
      "type": [
       "string",
       "null"
      ],
      "description": "Echo of the token that was sent.",
      "x-confidence": "medium",
      "x-source": "python+csharp models"
     },
     "nextToken": {
      "type": [
       "string",
       "null"
      ],
      "description": "Pass it as token to get the next page; null on the last one."
     }
    }
   },
   "PoolPage": {
    "type": "object",
    "required": [
     "data",
     "count",
     "isTruncated"
    ],
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Pool"
      }
     },
     "count": {
      "type": "integer",
      "description": "Length of data."
     },
     "total": {
      "type": "integer",
      "description": "Number of matching elements; may be missing.",
      "x-confidence": "medium",
      "x-source": "official OpenAPI; C# treats it as optional"
     },
     "isTruncated": {
      "type": "boolean",
      "description": "true when another page follows."
     },
     "token": {
      "type": [
       "string",
       "null"
      ],
      "description": "Echo of the token that was sent.",
      "x-confidence": "medium",
      "x-source": "python+csharp models"
     },
     "nextToken": {
      "type": [
       "string",
       "null"
      ],
      "description": "Pass it as token to get the next page; null on the last one."
     }
    }
   },
   "PoolSummaryPage": {
    "type": "object",
    "required": [
     "data",
     "count",
     "isTruncated"
    ],
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PoolSummary"
      }
     },
     "count": {
      "type": "integer",
      "description": "Length of data."
     },
     "total": {
      "type": "integer",
      "description": "Number of matching elements; may be missing.",
      "x-confidence": "medium",
      "x-source": "official OpenAPI; C# treats it as optional"
     },
     "isTruncated": {
      "type": "boolean",
      "description": "true when another page follows."
     },
     "token": {
      "type": [
       "string",
       "null"
      ],
      "description": "Echo of the token that was sent.",
      "x-confidence": "medium",
      "x-source": "python+csharp models"
     },
     "nextToken": {
      "type": [
       "string",
       "null"
      ],
      "description": "Pass it as token to get the next page; null on the last one."
     }
    }
   },
   "JobPage": {
    "type": "object",
    "required": [
     "data",
     "count",
     "isTruncated"
    ],
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Job"
      }
     },
     "count": {
      "type": "integer",
      "description": "Length of data."
     },
     "total": {
      "type": "integer",
      "description": "Number of matching elements; may be missing.",
      "x-confidence": "medium",
      "x-source": "official OpenAPI; C# treats it as optional"
     },
     "isTruncated": {
      "type": "boolean",
      "description": "true when another page follows."
     },
     "token": {
      "type": [
       "string",
       "null"
      ],
      "description": "Echo of the token that was sent.",
      "x-confidence": "medium",
      "x-source": "python+csharp models"
     },
     "nextToken": {
      "type": [
       "string",
       "null"
      ],
      "description": "Pass it as token to get the next page; null on the last one."
     }
    }
   },
   "UniqueSnapshotRequest": {
    "type": "object",
    "description": "Missing fields fall back on those of the task.",
    "properties": {
     "whitelist": {
      "type": [
       "string",
       "null"
      ]
     },
     "blacklist": {
      "type": [
       "string",
       "null"
      ]
     },
     "bucket": {
      "type": [
       "string",
       "null"
      ]
     },
     "bucketPrefix": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "PeriodicSnapshotRequest": {
    "type": "object",
    "required": [
     "interval"
    ],
    "properties": {
     "interval": {
      "type": "integer",
      "description": "Seconds; may be clamped; 0 stops.",
      "minimum": 0
     },
     "whitelist": {
      "type": [
       "string",
       "null"
      ]
     },
     "blacklist": {
      "type": [
       "string",
       "null"
      ]
     },
     "bucket": {
      "type": [
       "string",
       "null"
      ]
     },
     "bucketPrefix": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "SnapshotCreated": {
    "type": "object",
    "required": [
     "id"
    ],
    "properties": {
     "id": {
      "type": "string",
      "examples": [
       "snap_b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10_20260301101500"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp; older servers sent no body"
   },
   "SnapshotConfig": {
    "type": "object",
    "properties": {
     "whitelist": {
      "type": [
       "string",
       "null"
      ]
     },
     "blacklist": {
      "type": [
       "string",
       "null"
      ]
     },
     "bucket": {
      "type": [
       "string",
       "null"
      ]
     },
     "bucketPrefix": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "Snapshot": {
    "type": "object",
    "required": [
     "id",
     "taskUuid",
     "status"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "taskUuid": {
      "type": "string",
      "format": "uuid"
     },
     "triggerDate": {
      "type": "string",
      "format": "date-time"
     },
     "lastUpdateDate": {
      "type": [
       "string",
       "null"
      ],
      "format": "date-time"
     },
     "snapshotConfig": {
      "$ref": "#/components/schemas/SnapshotConfig"
     },
     "status": {
      "$ref": "#/components/schemas/SnapshotState"
     },
     "sizeToUpload": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Bytes."
     },
     "transferredSize": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Bytes."
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp",
    "examples": [
     {
      "id": "snap_b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10_20260301101500",
      "taskUuid": "b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10",
      "triggerDate": "2026-03-01T10:15:00Z",
      "lastUpdateDate": null,
      "snapshotConfig": {
       "whitelist": null,
       "blacklist": ".*tmp",
       "bucket": "snaps",
       "bucketPrefix": "s1/"
      },
      "status": "inProgress",
      "sizeToUpload": 2048,
      "transferredSize": 512
     }
    ]
   },
   "TimePeriodAlways": {
    "type": "object",
    "required": [
     "type"
    ],
    "properties": {
     "type": {
      "type": "string",
      "const": "Always"
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "TimePeriodWeekly": {
    "type": "object",
    "required": [
     "type",
     "days",
     "startTimeUtc",
     "endTimeUtc"
    ],
    "properties": {
     "type": {
      "type": "string",
      "const": "Weekly"
     },
     "days": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/DayOfWeek"
      }
     },
     "startTimeUtc": {
      "type": "string",
      "description": "HH:MM:SS, fraction allowed."
     },
     "endTimeUtc": {
      "type": "string",
      "description": "HH:MM:SS, fraction allowed."
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     }
    }
   },
   "TimePeriod": {
    "oneOf": [
     {
      "$ref": "#/components/schemas/TimePeriodAlways"
     },
     {
      "$ref": "#/components/schemas/TimePeriodWeekly"
     }
    ],
    "discriminator": {
     "propertyName": "type",
     "mapping": {
      "Always": "#/components/schemas/TimePeriodAlways",
      "Weekly": "#/components/schemas/TimePeriodWeekly"
     }
    }
   },
   "FixedScalingPolicy": {
    "type": "object",
    "required": [
     "type",
     "slotsCount"
    ],
    "properties": {
     "type": {
      "type": "string",
      "const": "Fixed"
     },
     "slotsCount": {
      "type": "integer"
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "enabledPeriods": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/TimePeriod"
      }
     }
    }
   },
   "ManagedTasksQueueScalingPolicy": {
    "type": "object",
    "required": [
     "type"
    ],
    "properties": {
     "type": {
      "type": "string",
      "const": "ManagedTasksQueue"
     },
     "minTotalSlots": {
      "type": [
       "integer",
       "null"
      ]
     },
     "maxTotalSlots": {
      "type": [
       "integer",
       "null"
      ]
     },
     "minIdleSlots": {
      "type": [
       "integer",
       "null"
      ]
     },
     "minIdleTimeSeconds": {
      "type": [
       "integer",
       "null"
      ],
      "description": "90 when missing."
     },
     "scalingFactor": {
      "type": [
       "number",
       "null"
      ],
      "description": "Share of maxTotalSlots opened at once; 0.2 when missing."
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "enabledPeriods": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/TimePeriod"
      }
     }
    }
   },
   "ScalingPolicy": {
    "oneOf": [
     {
      "$ref": "#/components/schemas/FixedScalingPolicy"
     },
     {
      "$ref": "#/components/schemas/ManagedTasksQueueScalingPolicy"
     }
    ],
    "discriminator": {
     "propertyName": "type",
     "mapping": {
      "Fixed": "#/components/schemas/FixedScalingPolicy",
      "ManagedTasksQueue": "#/components/schemas/ManagedTasksQueueScalingPolicy"
     }
    }
   },
   "ScalingInput": {
    "type": "object",
    "required": [
     "policies"
    ],
    "properties": {
     "policies": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ScalingPolicy"
      },
      "description": "The first one enabled now is the active one.",
      "x-confidence": "medium"
     }
    }
   },
   "Scaling": {
    "type": "object",
    "required": [
     "policies"
    ],
    "properties": {
     "policies": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ScalingPolicy"
      }
     },
     "activePolicyName": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "examples": [
     {
      "policies": [
       {
        "type": "ManagedTasksQueue",
        "minTotalSlots": 0,
        "maxTotalSlots": 8,
        "minIdleSlots": 1,
        "minIdleTimeSeconds": 90,
        "scalingFactor": 0.2,
        "name": "office-hours",
        "enabledPeriods": [
         {
          "type": "Weekly",
          "days": [
           "monday",
           "tuesday"
          ],
          "startTimeUtc": "08:00:00",
          "endTimeUtc": "18:00:00",
          "name": "day"
         }
        ]
       },
       {
        "type": "Fixed",
        "slotsCount": 1,
        "name": "rest",
        "enabledPeriods": [
         {
          "type": "Always",
          "name": "always"
         }
        ]
       }
      ],
      "activePolicyName": "rest"
     }
    ]
   },
   "ElasticPropertyInput": {
    "type": "object",
    "description": "Superseded by scaling.",
    "properties": {
     "isElastic": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "minTotalSlots": {
      "type": [
       "integer",
       "null"
      ]
     },
     "maxTotalSlots": {
      "type": [
       "integer",
       "null"
      ]
     },
     "minIdleSlots": {
      "type": [
       "integer",
       "null"
      ]
     },
     "resizePeriod": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Seconds."
     },
     "rampResizeFactor": {
      "type": [
       "number",
       "null"
      ],
      "description": "0 <= x < 1 in the document; the Python client sends 1."
     },
     "minIdleTimeSeconds": {
      "type": [
       "integer",
       "null"
      ]
     }
    },
    "deprecated": true
   },
   "ElasticProperty": {
    "type": "object",
    "properties": {
     "isElastic": {
      "type": "boolean"
     },
     "minTotalSlots": {
      "type": "integer"
     },
     "maxTotalSlots": {
      "type": "integer"
     },
     "minIdleSlots": {
      "type": "integer"
     },
     "resizePeriod": {
      "type": "integer"
     },
     "rampResizeFactor": {
      "type": "number"
     },
     "minIdleTimeSeconds": {
      "type": "integer"
     }
    }
   },
   "PreparationTask": {
    "type": "object",
    "properties": {
     "commandLine": {
      "type": [
       "string",
       "null"
      ],
      "description": "Run on each node before it takes tasks."
     }
    }
   },
   "PoolCreate": {
    "type": "object",
    "required": [
     "name",
     "profile"
    ],
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 2047
     },
     "shortname": {
      "type": [
       "string",
       "null"
      ],
      "description": "Same rules as for tasks."
     },
     "profile": {
      "type": "string",
      "minLength": 1
     },
     "instanceCount": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Number of slots when neither elastic nor scaled."
     },
     "elasticProperty": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ElasticPropertyInput"
       },
       {
        "type": "null"
       }
      ]
     },
     "scaling": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ScalingInput"
       },
       {
        "type": "null"
       }
      ]
     },
     "constants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      },
      "description": "At most 50.",
      "maxItems": 50
     },
     "forcedConstants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ForcedConstant"
      }
     },
     "forcedNetworkRules": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ForcedNetworkRule"
      },
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "hardwareConstraints": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/HardwareConstraint"
      }
     },
     "secretsAccessRights": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SecretsAccessRights"
       },
       {
        "type": "null"
       }
      ]
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "resourceBuckets": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "advancedResourceBuckets": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ResourcesBucket"
      }
     },
     "preparationTask": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/PreparationTask"
       },
       {
        "type": "null"
       }
      ]
     },
     "autoDeleteOnCompletion": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "completionTimeToLive": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ]
     },
     "taskDefaultWaitForPoolResourcesSynchronization": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "Default of waitForPoolResourcesSynchronization for tasks put in the pool."
     },
     "labels": {
      "$ref": "#/components/schemas/Labels"
     },
     "schedulingType": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SchedulingType"
       },
       {
        "type": "null"
       }
      ]
     },
     "targetedReservedMachineKey": {
      "type": [
       "string",
       "null"
      ]
     },
     "targetedReservationName": {
      "type": [
       "string",
       "null"
      ],
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "defaultResourcesCacheTTLSec": {
      "type": [
       "integer",
       "null"
      ]
     },
     "privileges": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Privileges"
       },
       {
        "type": "null"
       }
      ]
     },
     "defaultRetrySettings": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/RetrySettings"
       },
       {
        "type": "null"
       }
      ]
     },
     "multiSlotsSettings": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/MultiSlotsSettings"
       },
       {
        "type": "null"
       }
      ],
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "maxTimeQueueSeconds": {
      "type": [
       "integer",
       "null"
      ],
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "constraints": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      },
      "x-confidence": "medium",
      "x-source": "python+csharp"
     },
     "projectUuid": {
      "type": [
       "string",
       "null"
      ],
      "format": "uuid",
      "x-confidence": "high",
      "x-source": "python+csharp"
     }
    },
    "examples": [
     {
      "name": "render farm",
      "profile": "docker-batch",
      "instanceCount": 2,
      "constants": [
       {
        "key": "DOCKER_REPO",
        "value": "library/ubuntu"
       }
      ],
      "preparationTask": {
       "commandLine": "apt-get update"
      },
      "schedulingType": "flex",
      "multiSlotsSettings": {
       "slotsPerNode": 2
      }
     }
    ]
   },
   "PoolClone": {
    "type": "object",
    "description": "Fields that replace those of the original pool.",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "shortname": {
      "type": [
       "string",
       "null"
      ],
      "description": "Same rules as for tasks."
     },
     "profile": {
      "type": [
       "string",
       "null"
      ]
     },
     "instanceCount": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Number of slots when neither elastic nor scaled."
     },
     "elasticProperty": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ElasticPropertyInput"
       },
       {
        "type": "null"
       }
      ]
     },
     "scaling": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ScalingInput"
       },
       {
        "type": "null"
       }
      ]
     },
     "constants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      },
      "description": "At most 50.",
      "maxItems": 50
     },
     "forcedConstants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ForcedConstant"
      }
     },
     "forcedNetworkRules": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ForcedNetworkRule"
      },
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "hardwareConstraints": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/HardwareConstraint"
      }
     },
     "secretsAccessRights": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SecretsAccessRights"
       },
       {
        "type": "null"
       }
      ]
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "resourceBuckets": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "advancedResourceBuckets": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ResourcesBucket"
      }
     },
     "preparationTask": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/PreparationTask"
       },
       {
        "type": "null"
       }
      ]
     },
     "autoDeleteOnCompletion": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "completionTimeToLive": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ]
     },
     "taskDefaultWaitForPoolResourcesSynchronization": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "Default of waitForPoolResourcesSynchronization for tasks put in the pool."
     },
     "labels": {
      "$ref": "#/components/schemas/Labels"
     },
     "schedulingType": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SchedulingType"
       },
       {
        "type": "null"
       }
      ]
     },
     "targetedReservedMachineKey": {
      "type": [
       "string",
       "null"
      ]
     },
     "targetedReservationName": {
      "type": [
       "string",
       "null"
      ],
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "defaultResourcesCacheTTLSec": {
      "type": [
       "integer",
       "null"
      ]
     },
     "privileges": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Privileges"
       },
       {
        "type": "null"
       }
      ]
     },
     "defaultRetrySettings": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/RetrySettings"
       },
       {
        "type": "null"
       }
      ]
     },
     "multiSlotsSettings": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/MultiSlotsSettings"
       },
       {
        "type": "null"
       }
      ],
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "maxTimeQueueSeconds": {
      "type": [
       "integer",
       "null"
      ],
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "constraints": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      },
      "x-confidence": "medium",
      "x-source": "python+csharp"
     }
    }
   },
   "PoolUpdate": {
    "type": "object",
    "description": "Only these are taken; clients may send the whole pool.",
    "properties": {
     "constants": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/KeyValue"
      }
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "elasticProperty": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ElasticPropertyInput"
       },
       {
        "type": "null"
       }
      ]
     },
     "scaling": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ScalingInput"
       },
       {
        "type": "null"
       }
      ]
     }
    }
   },
   "PoolSummary": {
    "type": "object",
    "required": [
     "uuid",
     "name",
     "state",
     "creationDate"
    ],
    "properties": {
     "uuid": {
      "type": "string",
      "format": "uuid"
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "shortname": {
      "type": [
       "string",
       "null"
      ]
     },
     "profile": {
      "type": [
       "string",
       "null"
      ]
     },
     "projectUuid": {
      "type": [
       "string",
       "null"
      ],
      "format": "uuid",
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "state": {
      "$ref": "#/components/schemas/PoolState"
     },
     "previousState": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/PoolState"
       },
       {
        "type": "null"
       }
      ]
     },
     "instanceCount": {
      "type": "integer"
     },
     "targetRunningInstanceCount": {
      "type": "integer"
     },
     "stateTransitionTime": {
      "type": "string",
      "format": "date-time"
     },
     "previousStateTransitionTime": {
      "type": "string",
      "format": "date-time"
     },
     "creationDate": {
      "type": "string",
      "format": "date-time"
     },
     "lastModified": {
      "type": "string",
      "format": "date-time"
     },
     "endDate": {
      "type": "string",
      "format": "date-time"
     },
     "runningInstanceCount": {
      "type": "integer"
     },
     "runningCoreCount": {
      "type": "integer"
     },
     "queuedOrRunningTaskInstancesCount": {
      "type": "integer"
     },
     "executionTime": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ]
     },
     "wallTime": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ]
     },
     "taskDefaultWaitForPoolResourcesSynchronization": {
      "type": [
       "boolean",
       "null"
      ]
     }
    }
   },
   "Pool": {
    "allOf": [
     {
      "$ref": "#/components/schemas/PoolSummary"
     },
     {
      "type": "object",
      "required": [
       "errors",
       "constants",
       "tags"
      ],
      "properties": {
       "errors": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/QError"
        },
        "description": "Never null."
       },
       "elasticProperty": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/ElasticProperty"
         },
         {
          "type": "null"
         }
        ]
       },
       "scaling": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/Scaling"
         },
         {
          "type": "null"
         }
        ]
       },
       "preparationTask": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/PreparationTask"
         },
         {
          "type": "null"
         }
        ]
       },
       "constants": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/KeyValue"
        },
        "description": "Never null."
       },
       "constraints": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "$ref": "#/components/schemas/KeyValue"
        },
        "x-confidence": "medium",
        "x-source": "python+csharp"
       },
       "forcedConstants": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "$ref": "#/components/schemas/ForcedConstant"
        },
        "x-confidence": "medium",
        "x-source": "python+csharp"
       },
       "forcedNetworkRules": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "$ref": "#/components/schemas/ForcedNetworkRule"
        },
        "x-confidence": "medium",
        "x-source": "python+csharp"
       },
       "secretsAccessRights": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/SecretsAccessRights"
         },
         {
          "type": "null"
         }
        ]
       },
       "tags": {
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "resourceBuckets": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "type": "string"
        }
       },
       "advancedResourceBuckets": {
        "type": [
         "array",
         "null"
        ],
        "items": {
         "$ref": "#/components/schemas/ResourcesBucket"
        }
       },
       "status": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/Status"
         },
         {
          "type": "null"
         }
        ]
       },
       "totalSlotCapacity": {
        "type": "integer"
       },
       "poolUsage": {
        "type": "number",
        "description": "0 to 1."
       },
       "hardwareConstraints": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/HardwareConstraint"
        },
        "description": "Never null."
       },
       "schedulingType": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/SchedulingType"
         },
         {
          "type": "null"
         }
        ]
       },
       "targetedReservedMachineKey": {
        "type": [
         "string",
         "null"
        ]
       },
       "targetedReservationName": {
        "type": [
         "string",
         "null"
        ],
        "x-confidence": "high",
        "x-source": "python+csharp"
       },
       "autoDeleteOnCompletion": {
        "type": "boolean"
       },
       "completionTimeToLive": {
        "$ref": "#/components/schemas/TimeSpan"
       },
       "labels": {
        "$ref": "#/components/schemas/Labels"
       },
       "privileges": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/Privileges"
         },
         {
          "type": "null"
         }
        ]
       },
       "defaultRetrySettings": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/RetrySettings"
         },
         {
          "type": "null"
         }
        ]
       },
       "defaultResourcesCacheTTLSec": {
        "type": [
         "integer",
         "null"
        ],
        "x-confidence": "medium",
        "x-source": "python+csharp"
       },
       "multiSlotsSettings": {
        "oneOf": [
         {
          "$ref": "#/components/schemas/MultiSlotsSettings"
         },
         {
          "type": "null"
         }
        ],
        "x-confidence": "high",
        "x-source": "python+csharp"
       },
       "maxTimeQueueSeconds": {
        "type": [
         "integer",
         "null"
        ],
        "x-confidence": "high",
        "x-source": "python+csharp"
       },
       "credits": {
        "type": [
         "number",
         "null"
        ],
        "description": "Old field; use the credits service.",
        "deprecated": true,
        "x-confidence": "medium",
        "x-source": "older csharp recordings"
       }
      }
     }
    ],
    "examples": [
     {
      "errors": [],
      "elasticProperty": {
       "isElastic": false,
       "minTotalSlots": 0,
       "maxTotalSlots": 0,
       "minIdleSlots": 0,
       "resizePeriod": 90,
       "rampResizeFactor": 0.4,
       "minIdleTimeSeconds": 90
      },
      "scaling": null,
      "preparationTask": {
       "commandLine": "apt-get update"
      },
      "constants": [
       {
        "key": "DOCKER_REPO",
        "value": "library/ubuntu"
       }
      ],
      "secretsAccessRights": {
       "bySecret": [],
       "byPrefix": []
      },
      "tags": [],
      "resourceBuckets": [],
      "advancedResourceBuckets": [],
      "status": null,
      "totalSlotCapacity": 4,
      "poolUsage": 0.25,
      "hardwareConstraints": [],
      "schedulingType": "flex",
      "autoDeleteOnCompletion": false,
      "completionTimeToLive": "00:00:00",
      "labels": {},
      "privileges": {
       "exportApiAndStorageCredentialsInEnvironment": false
      },
      "defaultRetrySettings": {
       "maxTotalRetries": null,
       "maxPerInstanceRetries": null
      },
      "multiSlotsSettings": {
       "slotsPerNode": 2
      },
      "uuid": "c0ffee00-1111-4222-8333-444455556666",
      "name": "render farm",
      "shortname": "render-farm",
      "profile": "docker-batch",
      "state": "FullyExecuting",
      "previousState": "PartiallyExecuting",
      "instanceCount": 2,
      "targetRunningInstanceCount": 2,
      "stateTransitionTime": "2026-03-01T10:02:00Z",
      "previousStateTransitionTime": "2026-03-01T10:01:40Z",
      "creationDate": "2026-03-01T10:00:00Z",
      "lastModified": "2026-03-01T10:02:00Z",
      "endDate": "0001-01-01T00:00:00Z",
      "runningInstanceCount": 2,
      "runningCoreCount": 16,
      "queuedOrRunningTaskInstancesCount": 1,
      "executionTime": "00:05:00",
      "wallTime": "00:07:00",
      "taskDefaultWaitForPoolResourcesSynchronization": null
     }
    ]
   },
   "JobCreate": {
    "type": "object",
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 2047
     },
     "shortname": {
      "type": [
       "string",
       "null"
      ],
      "description": "Same rules as for tasks."
     },
     "poolUuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "An open pool, inherited by the tasks of the job.",
      "format": "uuid"
     },
     "useDependencies": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "Lets tasks of the job depend on each other."
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "maxWallTime": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ],
      "description": "The job is terminated once it has lived this long."
     },
     "autoDeleteOnCompletion": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "completionTimeToLive": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "examples": [
     {
      "name": "nightly",
      "useDependencies": true,
      "maxWallTime": "08:00:00"
     }
    ]
   },
   "Job": {
    "type": "object",
    "required": [
     "uuid",
     "name",
     "state",
     "creationDate"
    ],
    "properties": {
     "uuid": {
      "type": "string",
      "format": "uuid"
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "shortname": {
      "type": [
       "string",
       "null"
      ]
     },
     "poolUuid": {
      "type": [
       "string",
       "null"
      ],
      "description": "null, or the nil uuid, when none.",
      "format": "uuid"
     },
     "state": {
      "$ref": "#/components/schemas/JobState"
     },
     "previousState": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/JobState"
       },
       {
        "type": "null"
       }
      ]
     },
     "useDependencies": {
      "type": "boolean"
     },
     "stateTransitionTime": {
      "type": "string",
      "format": "date-time"
     },
     "previousStateTransitionTime": {
      "type": "string",
      "format": "date-time"
     },
     "creationDate": {
      "type": "string",
      "format": "date-time"
     },
     "lastModified": {
      "type": "string",
      "format": "date-time"
     },
     "maxWallTime": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/TimeSpan"
       },
       {
        "type": "null"
       }
      ]
     },
     "tags": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "autoDeleteOnCompletion": {
      "type": "boolean"
     },
     "completionTimeToLive": {
      "$ref": "#/components/schemas/TimeSpan"
     }
    },
    "examples": [
     {
      "uuid": "3f0f6c1e-1c77-4a6a-9f3a-0d2f7a6d5b21",
      "name": "nightly",
      "shortname": "nightly",
      "poolUuid": null,
      "state": "Active",
      "previousState": null,
      "useDependencies": true,
      "stateTransitionTime": "2026-03-01T01:00:00Z",
      "previousStateTransitionTime": "0001-01-01T00:00:00Z",
      "creationDate": "2026-03-01T01:00:00Z",
      "lastModified": "2026-03-01T01:00:00Z",
      "maxWallTime": "08:00:00",
      "tags": [
       "nightly"
      ],
      "autoDeleteOnCompletion": false,
      "completionTimeToLive": "00:00:00"
     }
    ]
   },
   "FilterNode": {
    "type": "object",
    "required": [
     "operator",
     "filters"
    ],
    "properties": {
     "operator": {
      "$ref": "#/components/schemas/NodeOperator"
     },
     "filters": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Filter"
      }
     }
    }
   },
   "FilterLeaf": {
    "type": "object",
    "required": [
     "operator",
     "field"
    ],
    "properties": {
     "operator": {
      "$ref": "#/components/schemas/LeafOperator"
     },
     "field": {
      "type": "string",
      "description": "Property name, any casing; dots reach nested ones."
     },
     "value": {
      "description": "Compared with the field; on a list field Equal means \"contains\". Like takes a regular expression, which the CLI wraps in slashes.",
      "type": [
       "string",
       "number",
       "boolean",
       "null"
      ]
     }
    }
   },
   "FilterMultiLeaf": {
    "type": "object",
    "required": [
     "operator",
     "field"
    ],
    "properties": {
     "operator": {
      "$ref": "#/components/schemas/MultiLeafOperator"
     },
     "field": {
      "type": "string"
     },
     "values": {
      "type": "array",
      "items": {
       "type": [
        "string",
        "number",
        "boolean",
        "null"
       ]
      }
     },
     "value": {
      "type": "array",
      "items": {},
      "description": "The Python client sends the list under this name.",
      "x-confidence": "medium",
      "x-source": "python"
     }
    }
   },
   "Filter": {
    "oneOf": [
     {
      "$ref": "#/components/schemas/FilterNode"
     },
     {
      "$ref": "#/components/schemas/FilterLeaf"
     },
     {
      "$ref": "#/components/schemas/FilterMultiLeaf"
     }
    ]
   },
   "Select": {
    "description": "Fields to return. The Python helper sends the bare list.",
    "oneOf": [
     {
      "type": "object",
      "required": [
       "fields"
      ],
      "properties": {
       "fields": {
        "type": "array",
        "items": {
         "type": "string"
        }
       }
      }
     },
     {
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    ]
   },
   "SearchRequest": {
    "type": "object",
    "description": "Property names are matched without regard to case.",
    "properties": {
     "select": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Select"
       },
       {
        "type": "null"
       }
      ]
     },
     "filter": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Filter"
       },
       {
        "type": "null"
       }
      ]
     },
     "maximumResults": {
      "type": [
       "integer",
       "null"
      ]
     }
    },
    "examples": [
     {
      "select": {
       "fields": [
        "Uuid",
        "Name",
        "State"
       ]
      },
      "filter": {
       "operator": "And",
       "filters": [
        {
         "operator": "Equal",
         "field": "State",
         "value": "Success"
        },
        {
         "operator": "In",
         "field": "Tags",
         "values": [
          "shot10",
          "shot20"
         ]
        }
       ]
      },
      "maximumResults": 50
     }
    ]
   },
   "PageRequest": {
    "type": "object",
    "description": "Property names are matched without regard to case.",
    "properties": {
     "token": {
      "type": [
       "string",
       "null"
      ],
      "description": "nextToken of the page before; null for the first."
     },
     "filter": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/Filter"
       },
       {
        "type": "null"
       }
      ]
     },
     "maximumResults": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Page size."
     },
     "orderBy": {
      "type": [
       "string",
       "null"
      ],
      "description": "creationDate, executionTime, name or state (jobs: no executionTime)."
     },
     "orderType": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/OrderType"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "examples": [
     {
      "token": null,
      "filter": null,
      "maximumResults": 20,
      "orderBy": "creationDate",
      "orderType": "DESC"
     }
    ]
   },
   "SchedulingQuota": {
    "type": "object",
    "properties": {
     "maxInstances": {
      "type": "integer"
     },
     "maxCores": {
      "type": "integer"
     },
     "runningInstancesCount": {
      "type": "integer"
     },
     "runningCoresCount": {
      "type": "integer",
      "description": "Spelling of the SDKs.",
      "x-confidence": "high",
      "x-source": "python+csharp"
     },
     "runningCoreCount": {
      "type": "integer",
      "description": "Spelling of the official document; send both.",
      "x-confidence": "medium",
      "x-source": "official OpenAPI"
     }
    }
   },
   "ReservedQuota": {
    "allOf": [
     {
      "$ref": "#/components/schemas/SchedulingQuota"
     },
     {
      "type": "object",
      "properties": {
       "machineKey": {
        "type": [
         "string",
         "null"
        ]
       },
       "reservationName": {
        "type": [
         "string",
         "null"
        ],
        "x-confidence": "high",
        "x-source": "python+csharp"
       }
      }
     }
    ]
   },
   "UserComputingQuotas": {
    "type": "object",
    "properties": {
     "flex": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SchedulingQuota"
       },
       {
        "type": "null"
       }
      ]
     },
     "onDemand": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SchedulingQuota"
       },
       {
        "type": "null"
       }
      ]
     },
     "reserved": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ReservedQuota"
      }
     }
    }
   },
   "OrganizationComputingQuotas": {
    "type": "object",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "flex": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SchedulingQuota"
       },
       {
        "type": "null"
       }
      ]
     },
     "onDemand": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/SchedulingQuota"
       },
       {
        "type": "null"
       }
      ]
     },
     "reserved": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ReservedQuota"
      }
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "RunningCounts": {
    "type": "object",
    "properties": {
     "runningInstancesCount": {
      "type": "integer"
     },
     "runningCoresCount": {
      "type": "integer"
     }
    },
    "x-confidence": "high",
    "x-source": "csharp"
   },
   "DetailedSchedulingQuota": {
    "allOf": [
     {
      "$ref": "#/components/schemas/SchedulingQuota"
     },
     {
      "type": "object",
      "properties": {
       "runningCountsPerUser": {
        "type": [
         "object",
         "null"
        ],
        "description": "Keyed by e-mail; null without the right to see it.",
        "additionalProperties": {
         "$ref": "#/components/schemas/RunningCounts"
        }
       }
      }
     }
    ],
    "x-confidence": "high",
    "x-source": "csharp"
   },
   "DetailedReservedQuota": {
    "allOf": [
     {
      "$ref": "#/components/schemas/ReservedQuota"
     },
     {
      "type": "object",
      "properties": {
       "runningCountsPerUser": {
        "type": [
         "object",
         "null"
        ],
        "description": "Keyed by e-mail; null without the right to see it.",
        "additionalProperties": {
         "$ref": "#/components/schemas/RunningCounts"
        }
       }
      }
     }
    ],
    "x-confidence": "high",
    "x-source": "csharp"
   },
   "OrganizationQuotasWithUsers": {
    "type": "object",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "flex": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/DetailedSchedulingQuota"
       },
       {
        "type": "null"
       }
      ]
     },
     "onDemand": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/DetailedSchedulingQuota"
       },
       {
        "type": "null"
       }
      ]
     },
     "reserved": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/DetailedReservedQuota"
      }
     }
    },
    "x-confidence": "high",
    "x-source": "csharp"
   },
   "ComputingQuotas": {
    "type": "object",
    "properties": {
     "user": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/UserComputingQuotas"
       },
       {
        "type": "null"
       }
      ]
     },
     "organization": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/OrganizationComputingQuotas"
       },
       {
        "type": "null"
       }
      ],
      "x-confidence": "high",
      "x-source": "python+csharp"
     }
    }
   },
   "Project": {
    "type": "object",
    "required": [
     "uuid",
     "name",
     "slug"
    ],
    "properties": {
     "uuid": {
      "type": "string",
      "format": "uuid"
     },
     "name": {
      "type": "string"
     },
     "slug": {
      "type": "string"
     },
     "organizationUuid": {
      "type": [
       "string",
       "null"
      ],
      "format": "uuid"
     },
     "description": {
      "type": [
       "string",
       "null"
      ]
     },
     "isDefault": {
      "type": [
       "boolean",
       "null"
      ],
      "description": "When missing, clients take slug == \"default\"."
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "UserInfo": {
    "type": "object",
    "required": [
     "email"
    ],
    "properties": {
     "email": {
      "type": [
       "string",
       "null"
      ]
     },
     "maxBucket": {
      "type": "integer"
     },
     "bucketCount": {
      "type": [
       "integer",
       "null"
      ],
      "description": "Computed by clients when missing.",
      "x-confidence": "medium",
      "x-source": "python+csharp"
     },
     "maxTask": {
      "type": "integer"
     },
     "taskCount": {
      "type": "integer"
     },
     "maxJob": {
      "type": "integer"
     },
     "jobCount": {
      "type": "integer"
     },
     "maxPool": {
      "type": "integer"
     },
     "poolCount": {
      "type": "integer"
     },
     "maxRunningTask": {
      "type": "integer"
     },
     "maxRunningPool": {
      "type": "integer"
     },
     "runningTaskCount": {
      "type": "integer"
     },
     "runningPoolCount": {
      "type": "integer"
     },
     "runningInstanceCount": {
      "type": "integer"
     },
     "runningCoreCount": {
      "type": "integer"
     },
     "maxInstances": {
      "type": "integer",
      "deprecated": true
     },
     "maxCores": {
      "type": "integer",
      "deprecated": true
     },
     "maxFlexInstances": {
      "type": "integer",
      "deprecated": true
     },
     "maxFlexCores": {
      "type": "integer",
      "deprecated": true
     },
     "maxOnDemandInstances": {
      "type": "integer",
      "deprecated": true
     },
     "maxOnDemandCores": {
      "type": "integer",
      "deprecated": true
     },
     "computingQuotas": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/ComputingQuotas"
       },
       {
        "type": "null"
       }
      ]
     },
     "quotaBytes": {
      "type": "integer",
      "format": "int64"
     },
     "quotaBytesBucket": {
      "type": "integer",
      "format": "int64"
     },
     "usedQuotaBytesBucket": {
      "type": "integer",
      "format": "int64"
     },
     "usedQuotaBytes": {
      "type": "integer",
      "format": "int64"
     },
     "defaultScheduling": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "Flex"
      ]
     },
     "defaultReservedSpecificationKey": {
      "type": [
       "string",
       "null"
      ]
     },
     "projects": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/Project"
      },
      "x-confidence": "high",
      "x-source": "python+csharp; absent from the official document"
     }
    },
    "examples": [
     {
      "email": "dev@example.org",
      "maxBucket": 100,
      "maxTask": 1000,
      "taskCount": 2,
      "maxJob": 1000,
      "jobCount": 0,
      "maxPool": 50,
      "poolCount": 1,
      "maxRunningTask": 100,
      "maxRunningPool": 10,
      "runningTaskCount": 1,
      "runningPoolCount": 1,
      "runningInstanceCount": 1,
      "runningCoreCount": 8,
      "maxInstances": 64,
      "maxCores": 512,
      "computingQuotas": {
       "user": {
        "flex": {
         "maxInstances": 64,
         "maxCores": 512,
         "runningInstancesCount": 1,
         "runningCoresCount": 8,
         "runningCoreCount": 8
        },
        "onDemand": {
         "maxInstances": 64,
         "maxCores": 512,
         "runningInstancesCount": 1,
         "runningCoresCount": 8,
         "runningCoreCount": 8
        },
        "reserved": []
       },
       "organization": null
      },
      "quotaBytes": 107374182400,
      "quotaBytesBucket": 107374182400,
      "usedQuotaBytesBucket": 1024,
      "usedQuotaBytes": 1024,
      "defaultScheduling": "Flex",
      "defaultReservedSpecificationKey": null,
      "projects": [
       {
        "uuid": "9b1d0000-2222-4333-8444-555566667777",
        "name": "Default",
        "slug": "default",
        "organizationUuid": "7a7a0000-3333-4444-8555-666677778888",
        "description": null,
        "isDefault": true
       }
      ]
     }
    ]
   },
   "Credits": {
    "type": "object",
    "required": [
     "credits"
    ],
    "properties": {
     "credits": {
      "type": "number",
      "description": "Euros."
     }
    },
    "examples": [
     {
      "credits": 12.5
     }
    ],
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "Budget": {
    "type": "object",
    "required": [
     "uuid"
    ],
    "properties": {
     "uuid": {
      "type": "string",
      "format": "uuid"
     },
     "alias": {
      "type": [
       "string",
       "null"
      ]
     },
     "consumedAmountInCents": {
      "type": "number"
     },
     "totalAmountInCents": {
      "type": "number"
     },
     "remainingAmountInCents": {
      "type": "number"
     },
     "startDateUtc": {
      "type": "string",
      "format": "date-time"
     },
     "expirationDateUtc": {
      "type": [
       "string",
       "null"
      ],
      "format": "date-time"
     },
     "budgetOverrunPolicy": {
      "$ref": "#/components/schemas/BudgetOverrunPolicy"
     },
     "isArchived": {
      "type": "boolean"
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "BudgetList": {
    "type": "object",
    "required": [
     "budgets"
    ],
    "properties": {
     "budgets": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Budget"
      }
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp",
    "examples": [
     {
      "budgets": [
       {
        "uuid": "11112222-3333-4444-8555-666677778888",
        "alias": "spring",
        "consumedAmountInCents": 1250,
        "totalAmountInCents": 50000,
        "remainingAmountInCents": 48750,
        "startDateUtc": "2026-03-01T00:00:00Z",
        "expirationDateUtc": null,
        "budgetOverrunPolicy": "AlertOnly",
        "isArchived": false
       }
      ]
     }
    ]
   },
   "CarbonFacts": {
    "type": "object",
    "description": "Names every client reads. Footprints in grams of CO2 equivalent.",
    "properties": {
     "total_consumed_energy_Wh": {
      "type": [
       "number",
       "null"
      ]
     },
     "total_energy_it_Wh": {
      "type": [
       "number",
       "null"
      ]
     },
     "total_reused_energy_Wh": {
      "type": [
       "number",
       "null"
      ]
     },
     "qarnot_carbon_footprint": {
      "type": [
       "number",
       "null"
      ]
     },
     "equivalent_datacenter_name": {
      "type": "string"
     },
     "equivalent_DC_carbon_footprint": {
      "type": [
       "number",
       "null"
      ]
     },
     "saved_carbon_footprint_compute": {
      "type": [
       "number",
       "null"
      ]
     },
     "saved_carbon_footprint_heat": {
      "type": [
       "number",
       "null"
      ]
     },
     "saved_carbon_footprint_compute_heat": {
      "type": [
       "number",
       "null"
      ]
     },
     "saved_carbon_footprint_percent": {
      "type": [
       "number",
       "null"
      ]
     },
     "PUE": {
      "type": [
       "number",
       "null"
      ]
     },
     "ERE": {
      "type": [
       "number",
       "null"
      ]
     },
     "ERF": {
      "type": [
       "number",
       "null"
      ]
     },
     "WUE": {
      "type": [
       "number",
       "null"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp+cli"
   },
   "CarbonFactsDocumented": {
    "type": "object",
    "description": "Names of the official document. Note the digit zero in C02.",
    "properties": {
     "totalConsumedEnergyWh": {
      "type": [
       "number",
       "null"
      ]
     },
     "totalEnergyITWh": {
      "type": [
       "number",
       "null"
      ]
     },
     "totalReuseEnergyWh": {
      "type": [
       "number",
       "null"
      ]
     },
     "carbonFootprintC02Eq": {
      "type": [
       "number",
       "null"
      ]
     },
     "pue": {
      "type": [
       "number",
       "null"
      ]
     },
     "ere": {
      "type": [
       "number",
       "null"
      ]
     },
     "erf": {
      "type": [
       "number",
       "null"
      ]
     },
     "wue": {
      "type": [
       "number",
       "null"
      ]
     },
     "comparisonDataCenterName": {
      "type": [
       "string",
       "null"
      ]
     },
     "equivalentDCCarbonFootprintC02Eq": {
      "type": [
       "number",
       "null"
      ]
     },
     "savedCarbonFootprintComputeC02Eq": {
      "type": [
       "number",
       "null"
      ]
     },
     "savedCarbonFootprintHeatC02Eq": {
      "type": [
       "number",
       "null"
      ]
     },
     "savedCarbonFootprintComputeHeatC02Eq": {
      "type": [
       "number",
       "null"
      ]
     },
     "savedCarbonFootprintPercentage": {
      "type": [
       "number",
       "null"
      ]
     }
    },
    "x-confidence": "low",
    "x-source": "official OpenAPI; contradicts every client"
   },
   "PortForwardAccess": {
    "type": "object",
    "properties": {
     "publicHost": {
      "type": [
       "string",
       "null"
      ]
     },
     "publicPort": {
      "type": [
       "integer",
       "string",
       "null"
      ]
     }
    },
    "x-confidence": "medium",
    "x-source": "nodejs docs"
   },
   "PortForwardRule": {
    "type": "object",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "enabled": {
      "type": "boolean"
     },
     "applicationType": {
      "type": [
       "string",
       "null"
      ]
     },
     "proto": {
      "type": [
       "string",
       "null"
      ]
     },
     "port": {
      "type": [
       "integer",
       "string",
       "null"
      ]
     },
     "allowedIPs": {
      "type": [
       "array",
       "string",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "access": {
      "oneOf": [
       {
        "$ref": "#/components/schemas/PortForwardAccess"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "x-confidence": "medium",
    "x-source": "nodejs docs"
   },
   "PortForwards": {
    "type": "object",
    "description": "Instance id, then rule name, to rule.",
    "additionalProperties": {
     "type": "object",
     "additionalProperties": {
      "$ref": "#/components/schemas/PortForwardRule"
     }
    },
    "examples": [
     {
      "0": {
       "ssh": {
        "name": "ssh",
        "enabled": true,
        "applicationType": "ssh",
        "proto": "tcp",
        "port": 22,
        "allowedIPs": [],
        "access": {
         "publicHost": "b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10-0-ssh.gateway.qarnotservices.com",
         "publicPort": 443
        }
       }
      }
     }
    ],
    "x-confidence": "medium",
    "x-source": "nodejs"
   },
   "SecretValue": {
    "type": "object",
    "required": [
     "value"
    ],
    "properties": {
     "value": {
      "type": "string"
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "SecretWrite": {
    "type": "object",
    "required": [
     "Value"
    ],
    "properties": {
     "Value": {
      "type": "string",
      "description": "Clients send a capital V."
     }
    },
    "x-confidence": "high",
    "x-source": "python+csharp"
   },
   "SecretKeys": {
    "type": "object",
    "required": [
     "keys"
    ],
    "properties": {
     "keys": {
      "type": "array",
      "items": {
       "type": "string",
       "description": "Relative to the prefix; ends with / when it is a folder."
      }
     }
    },
    "examples": [
     {
      "keys": [
       "password",
       "tls/"
      ]
     }
    ],
    "x-confidence": "high",
    "x-source": "python+csharp"
   }
  }
 }
};
