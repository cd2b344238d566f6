/* Generated from specs/dok.openapi.yaml by `npm run generate`. Do not edit. */

/** One parameter of an operation, as the description declares it. */
export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly description?: string;
}

/** One operation of the API: how it is called on the wire. */
export interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly parameters: readonly OperationParameter[];
  readonly body: 'required' | 'optional' | 'none';
  readonly summary?: string;
}

const table = {
  "acceptTerms": {
    "method": "POST",
    "path": "/auth/agree/",
    "parameters": [
      {
        "name": "version",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "Version being accepted. Real values unknown."
      }
    ],
    "body": "none",
    "summary": "Accept the terms of service (a legal act; never call it implicitly)"
  },
  "cancelTask": {
    "method": "POST",
    "path": "/tasks/{taskId}/cancel/",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "A malformed id is answered 404, not 422."
      }
    ],
    "body": "none"
  },
  "createNotificationEndpoint": {
    "method": "POST",
    "path": "/notification/endpoints/",
    "parameters": [],
    "body": "required"
  },
  "createNotificationSetting": {
    "method": "POST",
    "path": "/notification/settings/",
    "parameters": [],
    "body": "required"
  },
  "createRegistry": {
    "method": "POST",
    "path": "/registries/",
    "parameters": [],
    "body": "required"
  },
  "createSshKey": {
    "method": "POST",
    "path": "/ssh/keys/",
    "parameters": [],
    "body": "required"
  },
  "createTask": {
    "method": "POST",
    "path": "/tasks/",
    "parameters": [],
    "body": "required"
  },
  "deleteNotificationEndpoint": {
    "method": "DELETE",
    "path": "/notification/endpoints/{endpointId}/",
    "parameters": [
      {
        "name": "endpointId",
        "in": "path",
        "required": true,
        "type": "integer"
      }
    ],
    "body": "none"
  },
  "deleteNotificationSetting": {
    "method": "DELETE",
    "path": "/notification/settings/{settingId}/",
    "parameters": [
      {
        "name": "settingId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "deleteRegistry": {
    "method": "DELETE",
    "path": "/registries/{registryId}/",
    "parameters": [
      {
        "name": "registryId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "deleteSshKey": {
    "method": "DELETE",
    "path": "/ssh/keys/{keyId}/",
    "parameters": [
      {
        "name": "keyId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "deleteTask": {
    "method": "DELETE",
    "path": "/tasks/{taskId}/",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "A malformed id is answered 404, not 422."
      }
    ],
    "body": "none",
    "summary": "Forget a finished task; this does not stop a running one"
  },
  "getAccount": {
    "method": "GET",
    "path": "/auth/",
    "parameters": [],
    "body": "none",
    "summary": "Account behind the API key"
  },
  "getArtifact": {
    "method": "GET",
    "path": "/artifacts/{artifactId}/",
    "parameters": [
      {
        "name": "artifactId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "getArtifactUrl": {
    "method": "GET",
    "path": "/artifacts/{artifactId}/download/",
    "parameters": [
      {
        "name": "artifactId",
        "in": "path",
        "required": true,
        "type": "string"
      },
      {
        "name": "filename",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "File name for the Content-Disposition header of the presigned download."
      }
    ],
    "body": "none"
  },
  "getNotificationEndpoint": {
    "method": "GET",
    "path": "/notification/endpoints/{endpointId}/",
    "parameters": [
      {
        "name": "endpointId",
        "in": "path",
        "required": true,
        "type": "integer"
      }
    ],
    "body": "none"
  },
  "getNotificationSetting": {
    "method": "GET",
    "path": "/notification/settings/{settingId}/",
    "parameters": [
      {
        "name": "settingId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "getRegistry": {
    "method": "GET",
    "path": "/registries/{registryId}/",
    "parameters": [
      {
        "name": "registryId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "getSshKey": {
    "method": "GET",
    "path": "/ssh/keys/{keyId}/",
    "parameters": [
      {
        "name": "keyId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "getTask": {
    "method": "GET",
    "path": "/tasks/{taskId}/",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "A malformed id is answered 404, not 422."
      }
    ],
    "body": "none"
  },
  "getTaskFileUrl": {
    "method": "GET",
    "path": "/tasks/{taskId}/download/{target}/",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "A malformed id is answered 404, not 422."
      },
      {
        "name": "target",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Believed to be the captured console output."
      },
      {
        "name": "filename",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "File name for the Content-Disposition header of the presigned download."
      }
    ],
    "body": "none"
  },
  "listArtifacts": {
    "method": "GET",
    "path": "/artifacts/",
    "parameters": [
      {
        "name": "page",
        "in": "query",
        "required": false,
        "type": "integer"
      },
      {
        "name": "page_size",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Upper bound unknown."
      },
      {
        "name": "task",
        "in": "query",
        "required": false,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "listBillingInfos": {
    "method": "GET",
    "path": "/billing_infos/",
    "parameters": [
      {
        "name": "year",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Formally optional; omission was rejected in practice, so always send it."
      },
      {
        "name": "month",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Same remark as year."
      },
      {
        "name": "day",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Same remark as year."
      }
    ],
    "body": "none"
  },
  "listNotificationEndpoints": {
    "method": "GET",
    "path": "/notification/endpoints/",
    "parameters": [
      {
        "name": "page",
        "in": "query",
        "required": false,
        "type": "integer"
      },
      {
        "name": "page_size",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Upper bound unknown."
      }
    ],
    "body": "none"
  },
  "listNotificationSettings": {
    "method": "GET",
    "path": "/notification/settings/",
    "parameters": [
      {
        "name": "page",
        "in": "query",
        "required": false,
        "type": "integer"
      },
      {
        "name": "page_size",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Upper bound unknown."
      }
    ],
    "body": "none"
  },
  "listPlans": {
    "method": "GET",
    "path": "/plans/",
    "parameters": [],
    "body": "none"
  },
  "listRegistries": {
    "method": "GET",
    "path": "/registries/",
    "parameters": [
      {
        "name": "page",
        "in": "query",
        "required": false,
        "type": "integer"
      },
      {
        "name": "page_size",
        "in": "query",
        "required": false,
        "type": "integer"
      }
    ],
    "body": "none"
  },
  "listSshKeys": {
    "method": "GET",
    "path": "/ssh/keys/",
    "parameters": [
      {
        "name": "page",
        "in": "query",
        "required": false,
        "type": "integer"
      },
      {
        "name": "page_size",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Upper bound unknown."
      },
      {
        "name": "is_active",
        "in": "query",
        "required": false,
        "type": "boolean"
      }
    ],
    "body": "none"
  },
  "listTasks": {
    "method": "GET",
    "path": "/tasks/",
    "parameters": [
      {
        "name": "page",
        "in": "query",
        "required": false,
        "type": "integer"
      },
      {
        "name": "page_size",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Upper bound unknown."
      },
      {
        "name": "status",
        "in": "query",
        "required": false,
        "type": "array",
        "description": "Comma-joined; the comma may arrive percent-encoded."
      },
      {
        "name": "plan",
        "in": "query",
        "required": false,
        "type": "array"
      },
      {
        "name": "tag",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "One tag. Exact match is assumed."
      },
      {
        "name": "tasks",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "Free-text terms split on commas or spaces, all must match, over task id, task name, container image, container plan."
      },
      {
        "name": "include_artifact",
        "in": "query",
        "required": false,
        "type": "boolean",
        "description": "When true, only tasks having an artifact."
      },
      {
        "name": "created_after",
        "in": "query",
        "required": false,
        "type": "string"
      },
      {
        "name": "created_before",
        "in": "query",
        "required": false,
        "type": "string"
      }
    ],
    "body": "none"
  },
  "listUnitPrices": {
    "method": "GET",
    "path": "/unit_prices/",
    "parameters": [
      {
        "name": "year",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Formally optional; omission was rejected in practice, so always send it."
      },
      {
        "name": "month",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Same remark as year."
      },
      {
        "name": "day",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Same remark as year."
      },
      {
        "name": "page",
        "in": "query",
        "required": false,
        "type": "integer"
      },
      {
        "name": "page_size",
        "in": "query",
        "required": false,
        "type": "integer"
      }
    ],
    "body": "none"
  },
  "openLogStream": {
    "method": "POST",
    "path": "/tasks/{taskId}/containers/{containerIndex}/stream/",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "A malformed id is answered 404, not 422."
      },
      {
        "name": "containerIndex",
        "in": "path",
        "required": true,
        "type": "integer"
      }
    ],
    "body": "none",
    "summary": "Obtain a WebSocket address for live console output (POST, empty body)"
  },
  "patchNotificationEndpoint": {
    "method": "PATCH",
    "path": "/notification/endpoints/{endpointId}/",
    "parameters": [
      {
        "name": "endpointId",
        "in": "path",
        "required": true,
        "type": "integer"
      }
    ],
    "body": "required"
  },
  "patchNotificationSetting": {
    "method": "PATCH",
    "path": "/notification/settings/{settingId}/",
    "parameters": [
      {
        "name": "settingId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "required"
  },
  "replaceNotificationSetting": {
    "method": "PUT",
    "path": "/notification/settings/{settingId}/",
    "parameters": [
      {
        "name": "settingId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "required"
  },
  "replaceRegistry": {
    "method": "PUT",
    "path": "/registries/{registryId}/",
    "parameters": [
      {
        "name": "registryId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "required",
    "summary": "Full replace; the password must be sent again"
  },
  "sendTestWebhook": {
    "method": "POST",
    "path": "/notification/settings/test-webhook/",
    "parameters": [],
    "body": "required"
  },
  "setTaskNotification": {
    "method": "PUT",
    "path": "/tasks/{taskId}/notification-preference/",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "A malformed id is answered 404, not 422."
      }
    ],
    "body": "required"
  },
  "updateNotificationEndpoint": {
    "method": "PUT",
    "path": "/notification/endpoints/{endpointId}/",
    "parameters": [
      {
        "name": "endpointId",
        "in": "path",
        "required": true,
        "type": "integer"
      }
    ],
    "body": "required"
  },
  "updateSshKey": {
    "method": "PUT",
    "path": "/ssh/keys/{keyId}/",
    "parameters": [
      {
        "name": "keyId",
        "in": "path",
        "required": true,
        "type": "string"
      }
    ],
    "body": "required",
    "summary": "Rename or toggle; the key text itself cannot change"
  }
} as const;

/** The operationId of every operation in the description. */
export type OperationId = keyof typeof table;

/** Every operation of the API by its operationId. */
export const operations: { readonly [id in OperationId]: Operation } = table;
