/* Generated from specs/denvr.openapi.yaml by `npm run generate`. Do not edit. */

/** The description as plain data (OpenAPI 3.1). */
export const spec: { readonly [key: string]: unknown } = {
 "openapi": "3.1.0",
 "info": {
  "title": "Denvr Cloud REST API (independent description)",
  "version": "2026-01",
  "summary": "Written from public material; not an official document.",
  "description": "Independent description in our own words. The tags of sources (S1, ABP) are in specs/README.md. Query parameter names and JSON keys are matched without regard to case by the service (medium confidence). null equals absent for optional request keys. Lists are not paginated."
 },
 "servers": [
  {
   "url": "https://api.cloud.denvrdata.com",
   "description": "production"
  },
  {
   "url": "https://api.cloud.denvrdata.dev",
   "description": "development"
  },
  {
   "url": "http://127.0.0.1:8080",
   "description": "local server"
  }
 ],
 "security": [
  {
   "ApiKey": []
  },
  {
   "Bearer": []
  }
 ],
 "tags": [
  {
   "name": "TokenAuth"
  },
  {
   "name": "clusters"
  },
  {
   "name": "servers/images"
  },
  {
   "name": "servers/virtual"
  },
  {
   "name": "servers/applications"
  },
  {
   "name": "servers/metal"
  },
  {
   "name": "vpcs"
  },
  {
   "name": "servers/snapshots"
  }
 ],
 "paths": {
  "/api/TokenAuth/Authenticate": {
   "post": {
    "tags": [
     "TokenAuth"
    ],
    "operationId": "authenticate",
    "summary": "Trade user name and password for tokens",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/AuthenticateModel"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/AuthenticateModel"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/AuthenticateModel"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/AuthenticateResultModel"
            }
           }
          }
         ]
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
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "security": [],
    "x-confidence": "high",
    "x-source": "S1,S2,S6; error statuses ABP"
   }
  },
  "/api/TokenAuth/RefreshToken": {
   "post": {
    "tags": [
     "TokenAuth"
    ],
    "operationId": "refreshToken",
    "summary": "Get a new access token",
    "parameters": [
     {
      "name": "refreshToken",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string"
      },
      "description": "The refresh token"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/RefreshTokenResult"
            }
           }
          }
         ]
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
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "security": [],
    "x-confidence": "high",
    "x-source": "S1,S2,S6"
   },
   "get": {
    "tags": [
     "TokenAuth"
    ],
    "operationId": "refreshTokenByGet",
    "summary": "Same by GET, which is what denvrpy and go-denvr send",
    "parameters": [
     {
      "name": "refreshToken",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string"
      },
      "description": "The refresh token"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/RefreshTokenResult"
            }
           }
          }
         ]
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
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "security": [],
    "x-confidence": "low for the live service; needed for official clients",
    "x-source": "S3,S4,S9"
   }
  },
  "/api/TokenAuth/LogOut": {
   "get": {
    "tags": [
     "TokenAuth"
    ],
    "operationId": "logOut",
    "summary": "Invalidate the presented token",
    "responses": {
     "200": {
      "description": "Done; body not described"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     }
    },
    "x-confidence": "high",
    "x-source": "S1,S2,S6"
   }
  },
  "/api/v1/clusters/GetAll": {
   "get": {
    "tags": [
     "clusters"
    ],
    "operationId": "getClusters",
    "summary": "Names of the clusters of the tenant",
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "type": "array",
             "items": {
              "type": "string"
             },
             "examples": [
              [
               "Hou1",
               "Msc1"
              ]
             ]
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/images/GetOperatingSystemImages": {
   "get": {
    "tags": [
     "servers/images"
    ],
    "operationId": "getOperatingSystemImages",
    "summary": "Operating-system images for VMs",
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfOperatingSystemImage"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/GetServers": {
   "get": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "getServers",
    "summary": "List VMs",
    "parameters": [
     {
      "name": "Cluster",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string"
      },
      "description": "Only this cluster"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfVirtualServerDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/GetServer": {
   "get": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "getServer",
    "summary": "One VM",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Namespace",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "VPC / namespace"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/VirtualServerDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/CreateServer": {
   "post": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "createServer",
    "summary": "Create a VM",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CreateVirtualServerInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/CreateVirtualServerInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/CreateVirtualServerInput"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/VirtualServerDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/StartServer": {
   "post": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "startServer",
    "summary": "Start an OFFLINE VM",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ServerCommandInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ServerCommandInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ServerCommandInput"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ServerCommandOutput"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/StopServer": {
   "post": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "stopServer",
    "summary": "Stop an ONLINE VM",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ServerCommandInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ServerCommandInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ServerCommandInput"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ServerCommandOutput"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/DestroyServer": {
   "delete": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "destroyServer",
    "summary": "Delete a VM and its disks",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Namespace",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "VPC / namespace"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     },
     {
      "name": "DeleteSnapshots",
      "in": "query",
      "required": false,
      "schema": {
       "type": "boolean"
      },
      "description": "Also remove snapshots taken from it"
     }
    ],
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ServerCommandOutput"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/GetConfigurations": {
   "get": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "getVirtualConfigurations",
    "summary": "VM sizes with prices",
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfServerConfiguration"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/GetAvailability": {
   "get": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "getVirtualAvailability",
    "summary": "How many of each size fit now",
    "parameters": [
     {
      "name": "cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "resourcePool",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "reportNodes",
      "in": "query",
      "required": false,
      "schema": {
       "type": "boolean",
       "default": true
      },
      "description": "false skips the counting and is faster"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfServerAvailability"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/virtual/GetVirtualMachineBootLogs": {
   "get": {
    "tags": [
     "servers/virtual"
    ],
    "operationId": "getVirtualMachineBootLogs",
    "summary": "Boot console text",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Namespace",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "VPC / namespace"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     },
     {
      "name": "Limit",
      "in": "query",
      "required": true,
      "schema": {
       "type": "integer",
       "format": "int32",
       "default": 2000
      },
      "description": "Most lines to return; marked required although a default is described"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ServerBootLogsOutput"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   }
  },
  "/api/v1/servers/applications/GetApplications": {
   "get": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "getApplications",
    "summary": "List applications of all clusters",
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfApplicationsApiOverview"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/GetApplicationDetails": {
   "get": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "getApplicationDetails",
    "summary": "One application",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ApplicationsApiDetails"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/GetApplicationRuntimeLogs": {
   "get": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "getApplicationRuntimeLogs",
    "summary": "Output of the container",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     },
     {
      "name": "Limit",
      "in": "query",
      "required": true,
      "schema": {
       "type": "integer",
       "format": "int32"
      },
      "description": "Most lines to return; head or tail unknown"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ApplicationsApiRuntimeLogsResponse"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   }
  },
  "/api/v1/servers/applications/GetConfigurations": {
   "get": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "getApplicationConfigurations",
    "summary": "Hardware packages with prices",
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfApplicationsApiApplicationConfig"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/GetAvailability": {
   "get": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "getApplicationAvailability",
    "summary": "How many of each package fit now",
    "parameters": [
     {
      "name": "cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      }
     },
     {
      "name": "resourcePool",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfApplicationsApiApplicationConfigAvailability"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/GetApplicationCatalogItems": {
   "get": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "getApplicationCatalogItems",
    "summary": "Catalog",
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfApplicationsApiCatalogItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/CreateCatalogApplication": {
   "post": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "createCatalogApplication",
    "summary": "Start an application from the catalog",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCreateRequest"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCreateRequest"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCreateRequest"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ApplicationsApiOverview"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/CreateApplication": {
   "post": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "createApplicationLegacy",
    "summary": "Name of CreateCatalogApplication until March 2025",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCreateRequest"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCreateRequest"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCreateRequest"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ApplicationsApiOverview"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "deprecated": true,
    "x-confidence": "high that it existed; unknown whether it still answers",
    "x-source": "S2"
   }
  },
  "/api/v1/servers/applications/CreateCustomApplication": {
   "post": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "createCustomApplication",
    "summary": "Start an application from any container image",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCustomApiCreateRequest"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCustomApiCreateRequest"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCustomApiCreateRequest"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ApplicationsApiOverview"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/StartApplication": {
   "post": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "startApplication",
    "summary": "Start an OFFLINE application",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCommandRequest"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCommandRequest"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCommandRequest"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ApplicationsApiCommandResponse"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/StopApplication": {
   "post": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "stopApplication",
    "summary": "Stop an ONLINE application",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCommandRequest"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCommandRequest"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ApplicationsApiCommandRequest"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ApplicationsApiCommandResponse"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/applications/DestroyApplication": {
   "delete": {
    "tags": [
     "servers/applications"
    ],
    "operationId": "destroyApplication",
    "summary": "Delete an application",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     }
    ],
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ApplicationsApiCommandResponse"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/metal/GetHosts": {
   "get": {
    "tags": [
     "servers/metal"
    ],
    "operationId": "getHosts",
    "summary": "List bare-metal hosts",
    "parameters": [
     {
      "name": "Cluster",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string"
      },
      "description": "Only this cluster"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfBareMetalHostDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/metal/GetHost": {
   "get": {
    "tags": [
     "servers/metal"
    ],
    "operationId": "getHost",
    "summary": "One bare-metal host",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/BareMetalHostDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/metal/RebootHost": {
   "post": {
    "tags": [
     "servers/metal"
    ],
    "operationId": "rebootHost",
    "summary": "Reboot a host",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ApiCommandInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ApiCommandInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ApiCommandInput"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/BareMetalHostDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high"
   }
  },
  "/api/v1/servers/metal/ReprovisionHost": {
   "post": {
    "tags": [
     "servers/metal"
    ],
    "operationId": "reprovisionHost",
    "summary": "Install a host again",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ReprovisionHostInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/ReprovisionHostInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/ReprovisionHostInput"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/BareMetalHostDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high",
    "x-source": "S4,S5"
   }
  },
  "/api/v1/servers/metal/AddHostVpc": {
   "post": {
    "tags": [
     "servers/metal"
    ],
    "operationId": "addHostVpc",
    "summary": "Put a host into a VPC",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/BareMetalHostVpcCommandInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/BareMetalHostVpcCommandInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/BareMetalHostVpcCommandInput"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/BareMetalHostDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "deprecated": true,
    "x-confidence": "low today; in the 2024-25 spec",
    "x-source": "S1,S2"
   }
  },
  "/api/v1/servers/metal/RemoveHostVpc": {
   "post": {
    "tags": [
     "servers/metal"
    ],
    "operationId": "removeHostVpc",
    "summary": "Take a host out of a VPC",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/BareMetalHostVpcCommandInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/BareMetalHostVpcCommandInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/BareMetalHostVpcCommandInput"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/BareMetalHostDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "deprecated": true,
    "x-confidence": "low today; in the 2024-25 spec",
    "x-source": "S1,S2"
   }
  },
  "/api/v1/vpcs/GetVpcs": {
   "get": {
    "tags": [
     "vpcs"
    ],
    "operationId": "getVpcs",
    "summary": "List VPCs",
    "parameters": [
     {
      "name": "cluster",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string"
      },
      "description": "Only this cluster; lower-case name"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfVpcDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high for names and keys (Jan 2026 client); low for the success status",
    "x-source": "S5"
   }
  },
  "/api/v1/vpcs/GetVpc": {
   "get": {
    "tags": [
     "vpcs"
    ],
    "operationId": "getVpc",
    "summary": "One VPC",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/VpcDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high for names and keys (Jan 2026 client); low for the success status",
    "x-source": "S5"
   }
  },
  "/api/v1/vpcs/CreateVpc": {
   "post": {
    "tags": [
     "vpcs"
    ],
    "operationId": "createVpc",
    "summary": "Create a VPC",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CreateVpcInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/CreateVpcInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/CreateVpcInput"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/VpcDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high for names and keys (Jan 2026 client); low for the success status",
    "x-source": "S5"
   }
  },
  "/api/v1/vpcs/DestroyVpc": {
   "delete": {
    "tags": [
     "vpcs"
    ],
    "operationId": "destroyVpc",
    "summary": "Delete a VPC",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/VpcDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high for names and keys (Jan 2026 client); low for the success status",
    "x-source": "S5"
   }
  },
  "/api/v1/servers/snapshots/GetSnapshots": {
   "get": {
    "tags": [
     "servers/snapshots"
    ],
    "operationId": "getSnapshots",
    "summary": "List snapshots",
    "parameters": [
     {
      "name": "Cluster",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string"
      },
      "description": "Only this cluster"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/ListResultDtoOfSnapshotDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high for names and keys (Jan 2026 client); low for the success status",
    "x-source": "S5"
   }
  },
  "/api/v1/servers/snapshots/GetSnapshot": {
   "get": {
    "tags": [
     "servers/snapshots"
    ],
    "operationId": "getSnapshot",
    "summary": "One snapshot",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Namespace",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "VPC / namespace"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     }
    ],
    "responses": {
     "200": {
      "description": "Success",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/SnapshotDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high for names and keys (Jan 2026 client); low for the success status",
    "x-source": "S5"
   }
  },
  "/api/v1/servers/snapshots/CreateSnapshot": {
   "post": {
    "tags": [
     "servers/snapshots"
    ],
    "operationId": "createSnapshot",
    "summary": "Take a snapshot of a VM",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CreateSnapshotInput"
       }
      },
      "application/json-patch+json": {
       "schema": {
        "$ref": "#/components/schemas/CreateSnapshotInput"
       }
      },
      "text/json": {
       "schema": {
        "$ref": "#/components/schemas/CreateSnapshotInput"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/SnapshotDetailsItem"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high for names and keys (Jan 2026 client); low for the success status",
    "x-source": "S5"
   }
  },
  "/api/v1/servers/snapshots/DeleteSnapshot": {
   "delete": {
    "tags": [
     "servers/snapshots"
    ],
    "operationId": "deleteSnapshot",
    "summary": "Delete a snapshot",
    "parameters": [
     {
      "name": "Id",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Name of the resource"
     },
     {
      "name": "Namespace",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "VPC / namespace"
     },
     {
      "name": "Cluster",
      "in": "query",
      "required": true,
      "schema": {
       "type": "string"
      },
      "description": "Cluster name"
     }
    ],
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "allOf": [
          {
           "$ref": "#/components/schemas/Envelope"
          },
          {
           "type": "object",
           "properties": {
            "result": {
             "$ref": "#/components/schemas/DeleteSnapshotOutput"
            }
           }
          }
         ]
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
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "500": {
      "$ref": "#/components/responses/ServerError"
     }
    },
    "x-confidence": "high for names and keys (Jan 2026 client); low for the success status",
    "x-source": "S5"
   }
  }
 },
 "components": {
  "securitySchemes": {
   "ApiKey": {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "Value is the word ApiKey, a space, then the key made in the web console.",
    "x-confidence": "high"
   },
   "Bearer": {
    "type": "http",
    "scheme": "bearer",
    "description": "Access token from authenticate.",
    "x-confidence": "high"
   }
  },
  "responses": {
   "BadRequest": {
    "description": "The request did not validate",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorEnvelope"
      }
     }
    },
    "x-confidence": "medium for the body"
   },
   "Unauthorized": {
    "description": "No or bad credentials; unAuthorizedRequest is true",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorEnvelope"
      }
     }
    },
    "x-confidence": "medium for the body"
   },
   "Forbidden": {
    "description": "Not allowed",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorEnvelope"
      }
     }
    },
    "x-confidence": "medium for the body"
   },
   "NotFound": {
    "description": "Not in the vendor spec. The message contains the id in double quotes followed by not found",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorEnvelope"
      }
     }
    },
    "x-confidence": "medium"
   },
   "TooManyRequests": {
    "description": "Not in the vendor spec; seen when creating many",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorEnvelope"
      }
     }
    },
    "x-confidence": "medium",
    "headers": {
     "Retry-After": {
      "schema": {
       "type": "integer"
      },
      "description": "Seconds; honoured by the official clients when present"
     }
    }
   },
   "ServerError": {
    "description": "Server fault; the live service also uses it for many user mistakes",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorEnvelope"
      }
     }
    },
    "x-confidence": "high"
   },
   "Unavailable": {
    "description": "No capacity or temporary outage",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/ErrorEnvelope"
      }
     }
    },
    "x-confidence": "high for the status",
    "headers": {
     "Retry-After": {
      "schema": {
       "type": "integer"
      },
      "description": "Seconds; honoured by the official clients when present"
     }
    }
   }
  },
  "schemas": {
   "InstanceStatus": {
    "type": "string",
    "description": "Open set. PENDING_READINESS and ONLINE are billed; CREATE_FAILED, ADMIN_WAIT and FAILED are terminal failures. \"na\" is seen only in the answer of CreateServer.",
    "examples": [
     "ONLINE"
    ],
    "x-known-values": [
     "na",
     "PLANNED",
     "PENDING",
     "PENDING_RESOURCES",
     "PENDING_READINESS",
     "ONLINE",
     "OFFLINE",
     "CREATE_FAILED",
     "ADMIN_WAIT",
     "FAILED"
    ],
    "x-confidence": "high for the words (docs 2024, generated code 2025); medium for completeness"
   },
   "AbpValidationError": {
    "type": "object",
    "properties": {
     "message": {
      "type": [
       "string",
       "null"
      ],
      "description": "Text for people"
     },
     "members": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      },
      "description": "Names of the offending keys"
     }
    },
    "x-confidence": "medium (framework default)"
   },
   "AbpError": {
    "type": "object",
    "properties": {
     "code": {
      "type": "integer",
      "format": "int32",
      "description": "0 when unset"
     },
     "message": {
      "type": [
       "string",
       "null"
      ],
      "description": "Text for people; Terraform looks for \"<id>\" not found in it"
     },
     "details": {
      "type": [
       "string",
       "null"
      ]
     },
     "validationErrors": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/AbpValidationError"
      }
     }
    },
    "required": [
     "message"
    ],
    "x-confidence": "high for code and message, medium for the rest",
    "x-source": "S3,S4,ABP"
   },
   "Envelope": {
    "type": "object",
    "description": "Every answer of the live service is wrapped in this. Operations below describe result through allOf.",
    "properties": {
     "result": {
      "description": "The payload described for the operation, or null"
     },
     "targetUrl": {
      "type": [
       "string",
       "null"
      ]
     },
     "success": {
      "type": "boolean"
     },
     "error": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/AbpError"
       },
       {
        "type": "null"
       }
      ]
     },
     "unAuthorizedRequest": {
      "type": "boolean"
     },
     "__abp": {
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "result",
     "success",
     "error"
    ],
    "x-confidence": "high",
    "x-source": "S3,S4,ABP"
   },
   "ErrorEnvelope": {
    "allOf": [
     {
      "$ref": "#/components/schemas/Envelope"
     },
     {
      "type": "object",
      "properties": {
       "result": {
        "type": "null"
       },
       "success": {
        "const": false
       },
       "error": {
        "$ref": "#/components/schemas/AbpError"
       }
      }
     }
    ],
    "x-confidence": "high"
   },
   "AuthenticateModel": {
    "type": "object",
    "properties": {
     "userNameOrEmailAddress": {
      "type": "string",
      "minLength": 1,
      "maxLength": 256
     },
     "password": {
      "type": "string",
      "minLength": 1,
      "maxLength": 128
     },
     "twoFactorVerificationCode": {
      "type": [
       "string",
       "null"
      ]
     },
     "rememberClient": {
      "type": "boolean"
     },
     "twoFactorRememberClientToken": {
      "type": [
       "string",
       "null"
      ]
     },
     "singleSignIn": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "returnUrl": {
      "type": [
       "string",
       "null"
      ]
     },
     "captchaResponse": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "required": [
     "userNameOrEmailAddress",
     "password"
    ],
    "x-confidence": "high",
    "x-source": "S1,S2"
   },
   "AuthenticateResultModel": {
    "type": "object",
    "properties": {
     "accessToken": {
      "type": [
       "string",
       "null"
      ]
     },
     "encryptedAccessToken": {
      "type": [
       "string",
       "null"
      ]
     },
     "expireInSeconds": {
      "type": "integer",
      "format": "int32",
      "description": "Life of the access token; 86400 by framework default",
      "examples": [
       86400
      ]
     },
     "shouldResetPassword": {
      "type": "boolean"
     },
     "passwordResetCode": {
      "type": [
       "string",
       "null"
      ]
     },
     "userId": {
      "type": "integer",
      "format": "int64"
     },
     "requiresTwoFactorVerification": {
      "type": "boolean"
     },
     "twoFactorAuthProviders": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "twoFactorRememberClientToken": {
      "type": [
       "string",
       "null"
      ]
     },
     "returnUrl": {
      "type": [
       "string",
       "null"
      ]
     },
     "refreshToken": {
      "type": [
       "string",
       "null"
      ]
     },
     "refreshTokenExpireInSeconds": {
      "type": "integer",
      "format": "int32",
      "description": "31536000 by framework default",
      "examples": [
       31536000
      ]
     },
     "c": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S1,S2"
   },
   "RefreshTokenResult": {
    "type": "object",
    "properties": {
     "accessToken": {
      "type": [
       "string",
       "null"
      ]
     },
     "encryptedAccessToken": {
      "type": [
       "string",
       "null"
      ]
     },
     "expireInSeconds": {
      "type": "integer",
      "format": "int32"
     }
    },
    "x-confidence": "high",
    "x-source": "S1,S2"
   },
   "OperatingSystemImage": {
    "type": "object",
    "properties": {
     "id": {
      "type": "integer",
      "format": "int32"
     },
     "name": {
      "type": [
       "string",
       "null"
      ],
      "description": "Use this in operatingSystemImage",
      "examples": [
       "Ubuntu 22.04.4 LTS"
      ]
     },
     "distribution": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "Ubuntu"
      ]
     },
     "version": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "22.04.4"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S1,S2,S6"
   },
   "VirtualServerDetailsItem": {
    "type": "object",
    "description": "Mixed snake_case and camelCase, exactly as on the wire.",
    "properties": {
     "username": {
      "type": [
       "string",
       "null"
      ],
      "description": "Creator",
      "examples": [
       "ada@example.org"
      ]
     },
     "tenancy_name": {
      "type": [
       "string",
       "null"
      ],
      "description": "Tenant",
      "examples": [
       "acme"
      ]
     },
     "rpool": {
      "type": [
       "string",
       "null"
      ],
      "description": "Resource pool",
      "examples": [
       "on-demand"
      ]
     },
     "directAttachedStoragePersisted": {
      "type": "boolean"
     },
     "id": {
      "type": [
       "string",
       "null"
      ],
      "description": "VM name",
      "examples": [
       "train-01"
      ]
     },
     "namespace": {
      "type": [
       "string",
       "null"
      ],
      "description": "VPC the machine lives in",
      "examples": [
       "acme"
      ]
     },
     "configuration": {
      "type": [
       "string",
       "null"
      ],
      "description": "Name or numeric id of the configuration",
      "examples": [
       "A100_40GB_PCIe_1x"
      ]
     },
     "storage": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int64",
      "description": "GB of direct-attached storage",
      "examples": [
       1700
      ]
     },
     "gpu_type": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "nvidia.com/A100PCIE40GB"
      ]
     },
     "gpus": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32",
      "examples": [
       1
      ]
     },
     "vcpus": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32",
      "examples": [
       14
      ]
     },
     "memory": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int64",
      "description": "GB",
      "examples": [
       112
      ]
     },
     "ip": {
      "type": [
       "string",
       "null"
      ],
      "description": "Public address; empty text until assigned",
      "examples": [
       "130.250.171.34"
      ]
     },
     "privateIp": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "172.16.0.41"
      ]
     },
     "image": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "Ubuntu_22.04.4_LTS"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "Msc1"
      ]
     },
     "nodeSelector": {
      "type": [
       "string",
       "null"
      ],
      "description": "Node it is pinned to"
     },
     "status": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/InstanceStatus"
       },
       {
        "type": "null"
       }
      ],
      "description": "See InstanceStatus"
     },
     "storageType": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "na"
      ]
     },
     "rootDiskSize": {
      "type": [
       "string",
       "null"
      ],
      "description": "Text, format uncertain",
      "examples": [
       "500Gi"
      ],
      "x-confidence": "type high, format low"
     },
     "lastUpdated": {
      "type": "string",
      "description": "Date-time, zone may be missing, zero value 0001-01-01T00:00:00",
      "examples": [
       "2025-11-20T14:03:07"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S3,S6"
   },
   "CreateVirtualServerInput": {
    "type": "object",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ],
      "description": "Made up by the server when absent",
      "examples": [
       "train-01"
      ]
     },
     "rpool": {
      "type": [
       "string",
       "null"
      ],
      "description": "Default: first pool of the tenant, else on-demand"
     },
     "vpc": {
      "type": "string",
      "description": "Usually the tenant name",
      "examples": [
       "acme"
      ],
      "minLength": 1
     },
     "configuration": {
      "type": "string",
      "description": "Name from GetConfigurations",
      "examples": [
       "A100_40GB_PCIe_1x"
      ],
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "examples": [
       "Msc1"
      ],
      "minLength": 1
     },
     "ssh_keys": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "description": "SSH public keys",
      "minItems": 1
     },
     "snapshotName": {
      "type": [
       "string",
       "null"
      ]
     },
     "operatingSystemImage": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "Ubuntu 22.04.4 LTS"
      ]
     },
     "personalStorageMountPath": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "/home/ubuntu/personal"
      ]
     },
     "tenantSharedAdditionalStorage": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "/home/ubuntu/tenant-shared"
      ]
     },
     "persistStorage": {
      "type": "boolean",
      "description": "Keep direct-attached storage over a stop"
     },
     "directStorageMountPath": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "/home/ubuntu/direct-attached"
      ]
     },
     "rootDiskSize": {
      "type": "integer",
      "format": "int32",
      "description": "GiB",
      "examples": [
       500
      ]
     },
     "selectedNode": {
      "type": [
       "string",
       "null"
      ],
      "description": "Not for on-demand pools"
     }
    },
    "required": [
     "cluster",
     "configuration",
     "ssh_keys",
     "vpc"
    ],
    "x-confidence": "high",
    "x-source": "S3,S6"
   },
   "ServerCommandInput": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1
     },
     "namespace": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     }
    },
    "required": [
     "cluster",
     "id",
     "namespace"
    ],
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ServerCommandOutput": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "status": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/InstanceStatus"
       },
       {
        "type": "null"
       }
      ],
      "description": "State after the command"
     },
     "namespace": {
      "type": [
       "string",
       "null"
      ],
      "description": "Not part of the present schema; local servers should add it so that denvrpy waiters work",
      "x-confidence": "compatibility addition"
     }
    },
    "x-confidence": "high",
    "x-source": "S3,S9"
   },
   "ServerConfiguration": {
    "type": "object",
    "properties": {
     "id": {
      "type": "integer",
      "format": "int32"
     },
     "user_friendly_name": {
      "type": [
       "string",
       "null"
      ]
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "description": {
      "type": [
       "string",
       "null"
      ]
     },
     "os_version": {
      "type": [
       "string",
       "null"
      ],
      "deprecated": true
     },
     "os_type": {
      "type": [
       "string",
       "null"
      ],
      "deprecated": true
     },
     "storage": {
      "type": "integer",
      "format": "int64",
      "description": "GB",
      "examples": [
       1700
      ]
     },
     "gpu_type": {
      "type": [
       "string",
       "null"
      ],
      "deprecated": true
     },
     "gpu_family": {
      "type": [
       "string",
       "null"
      ],
      "deprecated": true
     },
     "gpu_brand": {
      "type": [
       "string",
       "null"
      ],
      "deprecated": true
     },
     "gpu_name": {
      "type": [
       "string",
       "null"
      ],
      "deprecated": true
     },
     "type": {
      "type": [
       "string",
       "null"
      ]
     },
     "brand_family": {
      "type": [
       "string",
       "null"
      ]
     },
     "brand": {
      "type": [
       "string",
       "null"
      ]
     },
     "text_name": {
      "type": [
       "string",
       "null"
      ]
     },
     "gpus": {
      "type": "integer",
      "format": "int32"
     },
     "vcpus": {
      "type": "integer",
      "format": "int32"
     },
     "memory": {
      "type": "integer",
      "format": "int64",
      "description": "GB"
     },
     "price": {
      "type": "number",
      "format": "double",
      "description": "USD per hour for the whole configuration",
      "examples": [
       2.05
      ]
     },
     "compute_network": {
      "type": [
       "string",
       "null"
      ]
     },
     "is_gpu_platform": {
      "type": "boolean"
     },
     "clusters": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     }
    },
    "x-confidence": "high",
    "x-source": "S1,S2,S3"
   },
   "ServerAvailability": {
    "type": "object",
    "properties": {
     "configuration": {
      "type": [
       "string",
       "null"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "rpool": {
      "type": [
       "string",
       "null"
      ]
     },
     "type": {
      "type": [
       "string",
       "null"
      ],
      "deprecated": true
     },
     "price": {
      "type": "number",
      "format": "double"
     },
     "available": {
      "type": "boolean"
     },
     "count": {
      "type": "integer",
      "format": "int32",
      "description": "How many more fit now"
     },
     "maxCount": {
      "type": "integer",
      "format": "int32",
      "description": "0 for on-demand pools"
     },
     "availableNodeNames": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      },
      "description": "Left out for on-demand pools"
     }
    },
    "x-confidence": "high",
    "x-source": "S3,S6"
   },
   "ServerBootLogsOutput": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     },
     "namespace": {
      "type": [
       "string",
       "null"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "bootLogs": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiOverview": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "status": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/InstanceStatus"
       },
       {
        "type": "null"
       }
      ],
      "description": "null in the answer of a create"
     },
     "tenant": {
      "type": [
       "string",
       "null"
      ]
     },
     "createdBy": {
      "type": [
       "string",
       "null"
      ]
     },
     "privateIp": {
      "type": [
       "string",
       "null"
      ]
     },
     "publicIp": {
      "type": [
       "string",
       "null"
      ]
     },
     "resourcePool": {
      "type": [
       "string",
       "null"
      ]
     },
     "dns": {
      "type": [
       "string",
       "null"
      ]
     },
     "sshUsername": {
      "type": [
       "string",
       "null"
      ]
     },
     "applicationCatalogItemName": {
      "type": [
       "string",
       "null"
      ]
     },
     "applicationCatalogItemVersionName": {
      "type": [
       "string",
       "null"
      ]
     },
     "hardwarePackageName": {
      "type": [
       "string",
       "null"
      ]
     },
     "persistedDirectAttachedStorage": {
      "type": "boolean"
     },
     "personalSharedStorage": {
      "type": "boolean"
     },
     "tenantSharedStorage": {
      "type": "boolean"
     }
    },
    "x-confidence": "high",
    "x-source": "S2,S3,S6"
   },
   "ApplicationsApiApplicationConfig": {
    "type": "object",
    "description": "A hardware package.",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "g-nvidia-1xa100-40gb-pcie-14vcpu-112gb"
      ]
     },
     "description": {
      "type": [
       "string",
       "null"
      ]
     },
     "gpuCount": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "gpuType": {
      "type": [
       "string",
       "null"
      ]
     },
     "gpuBrand": {
      "type": [
       "string",
       "null"
      ]
     },
     "gpuName": {
      "type": [
       "string",
       "null"
      ]
     },
     "vcpusCount": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "memoryGb": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int64"
     },
     "directAttachedStorageGb": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "pricePerHour": {
      "type": [
       "number",
       "null"
      ],
      "format": "double",
      "examples": [
       1.15
      ]
     },
     "clusters": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiApplicationConfigAvailability": {
    "type": "object",
    "properties": {
     "configuration": {
      "type": [
       "string",
       "null"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "rpool": {
      "type": [
       "string",
       "null"
      ]
     },
     "available": {
      "type": [
       "boolean",
       "null"
      ]
     },
     "count": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "maxCount": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "price": {
      "type": [
       "number",
       "null"
      ],
      "format": "double"
     },
     "availableNodeNames": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiCatalogItemVersion": {
    "type": "object",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "python-3.11.9"
      ]
     },
     "imageUrl": {
      "type": [
       "string",
       "null"
      ]
     },
     "imageLastPushDate": {
      "type": [
       "string",
       "null"
      ],
      "description": "Date-time"
     },
     "platform": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "NVIDIA"
      ]
     },
     "accelerator": {
      "type": [
       "string",
       "null"
      ],
      "x-since": "2025-11"
     },
     "launchType": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "jupyter"
      ]
     },
     "releaseNotesUrl": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiCatalogItem": {
    "type": "object",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "jupyter-notebook"
      ]
     },
     "applicationSourceDetailsUrl": {
      "type": [
       "string",
       "null"
      ]
     },
     "applicationSourceOwner": {
      "type": [
       "string",
       "null"
      ],
      "x-since": "2025-11"
     },
     "versions": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ApplicationsApiCatalogItemVersion"
      }
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "InstanceDetails": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "status": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/InstanceStatus"
       },
       {
        "type": "null"
       }
      ],
      "description": "Clients need a non-null value here"
     },
     "statusReason": {
      "type": [
       "string",
       "null"
      ]
     },
     "statusMessage": {
      "type": [
       "string",
       "null"
      ]
     },
     "tenant": {
      "type": [
       "string",
       "null"
      ]
     },
     "createdBy": {
      "type": [
       "string",
       "null"
      ]
     },
     "creationTime": {
      "type": "string",
      "description": "Date-time text"
     },
     "lastUpdated": {
      "type": [
       "string",
       "null"
      ],
      "description": "Date-time text"
     },
     "privateIp": {
      "type": [
       "string",
       "null"
      ]
     },
     "publicIp": {
      "type": [
       "string",
       "null"
      ]
     },
     "dns": {
      "type": [
       "string",
       "null"
      ]
     },
     "resourcePool": {
      "type": [
       "string",
       "null"
      ]
     },
     "nodeSelector": {
      "type": [
       "string",
       "null"
      ]
     },
     "imageCmdOverride": {
      "type": [
       "string",
       "null"
      ],
      "description": "A text here, although requests carry an array; encoding uncertain",
      "x-confidence": "type high, content low"
     },
     "environmentVariables": {
      "type": [
       "object",
       "null"
      ],
      "additionalProperties": {
       "type": [
        "string",
        "null"
       ]
      }
     },
     "readinessWatcherPort": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "proxyPort": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "runAsRoot": {
      "type": "boolean"
     },
     "containerUid": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "containerGid": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32"
     },
     "persistedDirectAttachedStorage": {
      "type": "boolean"
     },
     "personalSharedStorage": {
      "type": "boolean"
     },
     "tenantSharedStorage": {
      "type": "boolean"
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiDetails": {
    "type": "object",
    "properties": {
     "instanceDetails": {
      "$ref": "#/components/schemas/InstanceDetails"
     },
     "applicationCatalogItem": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/ApplicationsApiCatalogItem"
       },
       {
        "type": "null"
       }
      ]
     },
     "hardwarePackage": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/ApplicationsApiApplicationConfig"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiCreateRequest": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     },
     "hardwarePackageName": {
      "type": "string",
      "minLength": 1
     },
     "applicationCatalogItemName": {
      "type": "string",
      "minLength": 1
     },
     "applicationCatalogItemVersion": {
      "type": "string",
      "minLength": 1
     },
     "resourcePool": {
      "type": [
       "string",
       "null"
      ]
     },
     "sshKeys": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      }
     },
     "persistDirectAttachedStorage": {
      "type": "boolean",
      "description": "Only honoured in reserved pools"
     },
     "personalSharedStorage": {
      "type": "boolean"
     },
     "tenantSharedStorage": {
      "type": "boolean"
     },
     "selectedNode": {
      "type": [
       "string",
       "null"
      ],
      "x-since": "2025-09"
     },
     "jupyterToken": {
      "type": [
       "string",
       "null"
      ]
     },
     "startupCommands": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      },
      "description": "Run in order before the main program, joined with semicolons",
      "x-since": "2025-11"
     },
     "environmentVariables": {
      "type": [
       "object",
       "null"
      ],
      "additionalProperties": {
       "type": [
        "string",
        "null"
       ]
      },
      "x-since": "2025-11"
     },
     "proxyPort": {
      "type": [
       "string",
       "null"
      ],
      "description": "Text here, integer in the custom request",
      "x-since": "2025-11"
     },
     "proxyApiKeys": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string",
       "pattern": "^[A-Za-z0-9_-]+$"
      },
      "x-since": "2025-11"
     }
    },
    "required": [
     "applicationCatalogItemName",
     "applicationCatalogItemVersion",
     "cluster",
     "hardwarePackageName",
     "name"
    ],
    "x-confidence": "high",
    "x-source": "S3,S6"
   },
   "ImageRepositoryDto": {
    "type": "object",
    "properties": {
     "hostname": {
      "type": [
       "string",
       "null"
      ],
      "description": "Guessed by the server from imageUrl when absent",
      "examples": [
       "https://ghcr.io/"
      ]
     },
     "username": {
      "type": [
       "string",
       "null"
      ]
     },
     "password": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "SecurityContextDto": {
    "type": "object",
    "properties": {
     "runAsRoot": {
      "type": "boolean"
     },
     "containerUid": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32",
      "description": "Needed when runAsRoot is false"
     },
     "containerGid": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32",
      "description": "Needed when runAsRoot is false"
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiCustomApiCreateRequest": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     },
     "hardwarePackageName": {
      "type": "string",
      "minLength": 1
     },
     "imageUrl": {
      "type": "string",
      "minLength": 1,
      "maxLength": 255,
      "x-confidence": "maxLength medium (2024 DTO)"
     },
     "imageCmdOverride": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string"
      },
      "description": "Replaces the CMD of the image; an empty array means none"
     },
     "environmentVariables": {
      "type": [
       "object",
       "null"
      ],
      "additionalProperties": {
       "type": [
        "string",
        "null"
       ]
      },
      "description": "Names ^[A-Za-z_][A-Za-z0-9_]*$; values without NUL, CR or LF"
     },
     "imageRepository": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/ImageRepositoryDto"
       },
       {
        "type": "null"
       }
      ]
     },
     "resourcePool": {
      "type": [
       "string",
       "null"
      ]
     },
     "readinessWatcherPort": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32",
      "description": "TCP port probed for ONLINE",
      "minimum": 1,
      "maximum": 65535,
      "x-confidence": "range guess"
     },
     "proxyPort": {
      "type": [
       "integer",
       "null"
      ],
      "format": "int32",
      "description": "Container port behind the HTTPS proxy; 443 is reserved",
      "minimum": 1,
      "maximum": 65535,
      "x-confidence": "range guess"
     },
     "proxyApiKeys": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "type": "string",
       "maxLength": 512,
       "pattern": "^[A-Za-z0-9_-]+$"
      },
      "description": "Needs proxyPort",
      "maxItems": 10
     },
     "persistDirectAttachedStorage": {
      "type": "boolean",
      "description": "Only honoured in reserved pools"
     },
     "personalSharedStorage": {
      "type": "boolean"
     },
     "tenantSharedStorage": {
      "type": "boolean"
     },
     "selectedNode": {
      "type": [
       "string",
       "null"
      ]
     },
     "userScripts": {
      "type": [
       "object",
       "null"
      ],
      "additionalProperties": {
       "type": [
        "string",
        "null"
       ]
      },
      "description": "File name to text; mounted at /etc/script/user-scripts; names up to 255 of letters, digits, dots, spaces, parentheses; text 1 to 16384 characters"
     },
     "securityContext": {
      "anyOf": [
       {
        "$ref": "#/components/schemas/SecurityContextDto"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "cluster",
     "hardwarePackageName",
     "imageUrl",
     "name"
    ],
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiCommandRequest": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     }
    },
    "required": [
     "cluster",
     "id"
    ],
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiCommandResponse": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     }
    },
    "required": [
     "cluster",
     "id"
    ],
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApplicationsApiRuntimeLogsResponse": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "logs": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S3"
   },
   "ApiCommandInput": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     }
    },
    "required": [
     "cluster",
     "id"
    ],
    "x-confidence": "high",
    "x-source": "S2,S5"
   },
   "ReprovisionHostInput": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     },
     "imageUrl": {
      "type": [
       "string",
       "null"
      ],
      "description": "Where to get the disk image"
     },
     "imageChecksum": {
      "type": [
       "string",
       "null"
      ],
      "description": "URL of a checksum file"
     },
     "cloudInitBase64": {
      "type": [
       "string",
       "null"
      ],
      "description": "Base64 of a cloud-init document"
     }
    },
    "required": [
     "cluster",
     "id"
    ],
    "x-confidence": "high",
    "x-source": "S4,S5"
   },
   "BareMetalHostVpcCommandInput": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     },
     "vpcId": {
      "type": "string",
      "minLength": 1
     }
    },
    "required": [
     "cluster",
     "id",
     "vpcId"
    ],
    "x-confidence": "high for 2024-25; absent since",
    "x-source": "S2"
   },
   "BareMetalHostDetailsItem": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "denvrbm-128"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "tenancyName": {
      "type": [
       "string",
       "null"
      ]
     },
     "nodeType": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "NVIDIA_H100_SXM5_80GB"
      ]
     },
     "image": {
      "type": [
       "string",
       "null"
      ]
     },
     "privateIp": {
      "type": [
       "string",
       "null"
      ]
     },
     "publicIp": {
      "type": [
       "string",
       "null"
      ]
     },
     "provisionedHostname": {
      "type": [
       "string",
       "null"
      ]
     },
     "operationalStatus": {
      "type": [
       "string",
       "null"
      ],
      "examples": [
       "OK"
      ],
      "x-known-values": [
       "OK",
       "discovered",
       "error",
       "delayed",
       "detached"
      ],
      "x-known-values-confidence": "low except OK"
     },
     "poweredOn": {
      "type": "boolean"
     },
     "provisioningState": {
      "type": [
       "string",
       "null"
      ],
      "x-known-values": [
       "registering",
       "inspecting",
       "preparing",
       "available",
       "provisioning",
       "provisioned",
       "deprovisioning",
       "deleting"
      ],
      "x-known-values-confidence": "low"
     }
    },
    "x-confidence": "high",
    "x-source": "S4,S5,S6"
   },
   "VpcDetailsItem": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "cluster": {
      "type": [
       "string",
       "null"
      ]
     },
     "tenancyName": {
      "type": [
       "string",
       "null"
      ]
     },
     "ipRange": {
      "type": [
       "string",
       "null"
      ]
     },
     "createdAt": {
      "type": "string",
      "description": "Date-time text"
     },
     "blockIntraVpcComms": {
      "type": "boolean"
     },
     "isDefault": {
      "type": "boolean"
     }
    },
    "x-confidence": "high",
    "x-source": "S2,S5"
   },
   "CreateVpcInput": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string",
      "description": "Should begin with the tenant name and a dash",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     },
     "blockIntraVpcComms": {
      "type": "boolean",
      "default": false
     },
     "isDefault": {
      "type": "boolean",
      "description": "One default VPC per cluster",
      "default": false
     }
    },
    "required": [
     "cluster",
     "name"
    ],
    "x-confidence": "high",
    "x-source": "S5"
   },
   "SnapshotDetailsItem": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     },
     "namespace": {
      "type": [
       "string",
       "null"
      ]
     },
     "sourceName": {
      "type": [
       "string",
       "null"
      ]
     },
     "osImage": {
      "type": [
       "string",
       "null"
      ]
     },
     "customPackage": {
      "type": [
       "string",
       "null"
      ]
     },
     "rootDiskSize": {
      "type": [
       "string",
       "null"
      ]
     },
     "creationDate": {
      "type": "string",
      "description": "Date-time text"
     },
     "username": {
      "type": [
       "string",
       "null"
      ]
     },
     "tenancyName": {
      "type": [
       "string",
       "null"
      ]
     },
     "readyToUse": {
      "type": "boolean"
     }
    },
    "x-confidence": "high",
    "x-source": "S5,S6"
   },
   "CreateSnapshotInput": {
    "type": "object",
    "properties": {
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "namespace": {
      "type": "string",
      "minLength": 1
     },
     "cluster": {
      "type": "string",
      "minLength": 1
     },
     "sourceVMName": {
      "type": [
       "string",
       "null"
      ],
      "description": "Machine to copy"
     }
    },
    "required": [
     "cluster",
     "namespace"
    ],
    "x-confidence": "high",
    "x-source": "S5"
   },
   "DeleteSnapshotOutput": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     }
    },
    "x-confidence": "high",
    "x-source": "S5"
   },
   "ListResultDtoOfOperatingSystemImage": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/OperatingSystemImage"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfVirtualServerDetailsItem": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/VirtualServerDetailsItem"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfServerConfiguration": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ServerConfiguration"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfServerAvailability": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ServerAvailability"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfApplicationsApiOverview": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ApplicationsApiOverview"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfApplicationsApiApplicationConfig": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ApplicationsApiApplicationConfig"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfApplicationsApiApplicationConfigAvailability": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ApplicationsApiApplicationConfigAvailability"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfApplicationsApiCatalogItem": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/ApplicationsApiCatalogItem"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfBareMetalHostDetailsItem": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/BareMetalHostDetailsItem"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfVpcDetailsItem": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/VpcDetailsItem"
      }
     }
    },
    "x-confidence": "high"
   },
   "ListResultDtoOfSnapshotDetailsItem": {
    "type": "object",
    "description": "List holder; never paginated.",
    "properties": {
     "items": {
      "type": [
       "array",
       "null"
      ],
      "items": {
       "$ref": "#/components/schemas/SnapshotDetailsItem"
      }
     }
    },
    "x-confidence": "high"
   }
  }
 }
};
