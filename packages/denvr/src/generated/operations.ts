/* Generated from specs/denvr.openapi.yaml by `npm run generate`. Do not edit. */

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
  "addHostVpc": {
    "method": "POST",
    "path": "/api/v1/servers/metal/AddHostVpc",
    "parameters": [],
    "body": "required",
    "summary": "Put a host into a VPC"
  },
  "authenticate": {
    "method": "POST",
    "path": "/api/TokenAuth/Authenticate",
    "parameters": [],
    "body": "required",
    "summary": "Trade user name and password for tokens"
  },
  "createApplicationLegacy": {
    "method": "POST",
    "path": "/api/v1/servers/applications/CreateApplication",
    "parameters": [],
    "body": "required",
    "summary": "Name of CreateCatalogApplication until March 2025"
  },
  "createCatalogApplication": {
    "method": "POST",
    "path": "/api/v1/servers/applications/CreateCatalogApplication",
    "parameters": [],
    "body": "required",
    "summary": "Start an application from the catalog"
  },
  "createCustomApplication": {
    "method": "POST",
    "path": "/api/v1/servers/applications/CreateCustomApplication",
    "parameters": [],
    "body": "required",
    "summary": "Start an application from any container image"
  },
  "createServer": {
    "method": "POST",
    "path": "/api/v1/servers/virtual/CreateServer",
    "parameters": [],
    "body": "required",
    "summary": "Create a VM"
  },
  "createSnapshot": {
    "method": "POST",
    "path": "/api/v1/servers/snapshots/CreateSnapshot",
    "parameters": [],
    "body": "required",
    "summary": "Take a snapshot of a VM"
  },
  "createVpc": {
    "method": "POST",
    "path": "/api/v1/vpcs/CreateVpc",
    "parameters": [],
    "body": "required",
    "summary": "Create a VPC"
  },
  "deleteSnapshot": {
    "method": "DELETE",
    "path": "/api/v1/servers/snapshots/DeleteSnapshot",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Namespace",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "VPC / namespace"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      }
    ],
    "body": "none",
    "summary": "Delete a snapshot"
  },
  "destroyApplication": {
    "method": "DELETE",
    "path": "/api/v1/servers/applications/DestroyApplication",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      }
    ],
    "body": "none",
    "summary": "Delete an application"
  },
  "destroyServer": {
    "method": "DELETE",
    "path": "/api/v1/servers/virtual/DestroyServer",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Namespace",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "VPC / namespace"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      },
      {
        "name": "DeleteSnapshots",
        "in": "query",
        "required": false,
        "type": "boolean",
        "description": "Also remove snapshots taken from it"
      }
    ],
    "body": "none",
    "summary": "Delete a VM and its disks"
  },
  "destroyVpc": {
    "method": "DELETE",
    "path": "/api/v1/vpcs/DestroyVpc",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      }
    ],
    "body": "none",
    "summary": "Delete a VPC"
  },
  "getApplicationAvailability": {
    "method": "GET",
    "path": "/api/v1/servers/applications/GetAvailability",
    "parameters": [
      {
        "name": "cluster",
        "in": "query",
        "required": true,
        "type": "string"
      },
      {
        "name": "resourcePool",
        "in": "query",
        "required": true,
        "type": "string"
      }
    ],
    "body": "none",
    "summary": "How many of each package fit now"
  },
  "getApplicationCatalogItems": {
    "method": "GET",
    "path": "/api/v1/servers/applications/GetApplicationCatalogItems",
    "parameters": [],
    "body": "none",
    "summary": "Catalog"
  },
  "getApplicationConfigurations": {
    "method": "GET",
    "path": "/api/v1/servers/applications/GetConfigurations",
    "parameters": [],
    "body": "none",
    "summary": "Hardware packages with prices"
  },
  "getApplicationDetails": {
    "method": "GET",
    "path": "/api/v1/servers/applications/GetApplicationDetails",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      }
    ],
    "body": "none",
    "summary": "One application"
  },
  "getApplicationRuntimeLogs": {
    "method": "GET",
    "path": "/api/v1/servers/applications/GetApplicationRuntimeLogs",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      },
      {
        "name": "Limit",
        "in": "query",
        "required": true,
        "type": "integer",
        "description": "Most lines to return; head or tail unknown"
      }
    ],
    "body": "none",
    "summary": "Output of the container"
  },
  "getApplications": {
    "method": "GET",
    "path": "/api/v1/servers/applications/GetApplications",
    "parameters": [],
    "body": "none",
    "summary": "List applications of all clusters"
  },
  "getClusters": {
    "method": "GET",
    "path": "/api/v1/clusters/GetAll",
    "parameters": [],
    "body": "none",
    "summary": "Names of the clusters of the tenant"
  },
  "getHost": {
    "method": "GET",
    "path": "/api/v1/servers/metal/GetHost",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      }
    ],
    "body": "none",
    "summary": "One bare-metal host"
  },
  "getHosts": {
    "method": "GET",
    "path": "/api/v1/servers/metal/GetHosts",
    "parameters": [
      {
        "name": "Cluster",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "Only this cluster"
      }
    ],
    "body": "none",
    "summary": "List bare-metal hosts"
  },
  "getOperatingSystemImages": {
    "method": "GET",
    "path": "/api/v1/servers/images/GetOperatingSystemImages",
    "parameters": [],
    "body": "none",
    "summary": "Operating-system images for VMs"
  },
  "getServer": {
    "method": "GET",
    "path": "/api/v1/servers/virtual/GetServer",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Namespace",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "VPC / namespace"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      }
    ],
    "body": "none",
    "summary": "One VM"
  },
  "getServers": {
    "method": "GET",
    "path": "/api/v1/servers/virtual/GetServers",
    "parameters": [
      {
        "name": "Cluster",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "Only this cluster"
      }
    ],
    "body": "none",
    "summary": "List VMs"
  },
  "getSnapshot": {
    "method": "GET",
    "path": "/api/v1/servers/snapshots/GetSnapshot",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Namespace",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "VPC / namespace"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      }
    ],
    "body": "none",
    "summary": "One snapshot"
  },
  "getSnapshots": {
    "method": "GET",
    "path": "/api/v1/servers/snapshots/GetSnapshots",
    "parameters": [
      {
        "name": "Cluster",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "Only this cluster"
      }
    ],
    "body": "none",
    "summary": "List snapshots"
  },
  "getVirtualAvailability": {
    "method": "GET",
    "path": "/api/v1/servers/virtual/GetAvailability",
    "parameters": [
      {
        "name": "cluster",
        "in": "query",
        "required": true,
        "type": "string"
      },
      {
        "name": "resourcePool",
        "in": "query",
        "required": false,
        "type": "string"
      },
      {
        "name": "reportNodes",
        "in": "query",
        "required": false,
        "type": "boolean",
        "description": "false skips the counting and is faster"
      }
    ],
    "body": "none",
    "summary": "How many of each size fit now"
  },
  "getVirtualConfigurations": {
    "method": "GET",
    "path": "/api/v1/servers/virtual/GetConfigurations",
    "parameters": [],
    "body": "none",
    "summary": "VM sizes with prices"
  },
  "getVirtualMachineBootLogs": {
    "method": "GET",
    "path": "/api/v1/servers/virtual/GetVirtualMachineBootLogs",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Namespace",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "VPC / namespace"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      },
      {
        "name": "Limit",
        "in": "query",
        "required": true,
        "type": "integer",
        "description": "Most lines to return; marked required although a default is described"
      }
    ],
    "body": "none",
    "summary": "Boot console text"
  },
  "getVpc": {
    "method": "GET",
    "path": "/api/v1/vpcs/GetVpc",
    "parameters": [
      {
        "name": "Id",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Name of the resource"
      },
      {
        "name": "Cluster",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Cluster name"
      }
    ],
    "body": "none",
    "summary": "One VPC"
  },
  "getVpcs": {
    "method": "GET",
    "path": "/api/v1/vpcs/GetVpcs",
    "parameters": [
      {
        "name": "cluster",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "Only this cluster; lower-case name"
      }
    ],
    "body": "none",
    "summary": "List VPCs"
  },
  "logOut": {
    "method": "GET",
    "path": "/api/TokenAuth/LogOut",
    "parameters": [],
    "body": "none",
    "summary": "Invalidate the presented token"
  },
  "rebootHost": {
    "method": "POST",
    "path": "/api/v1/servers/metal/RebootHost",
    "parameters": [],
    "body": "required",
    "summary": "Reboot a host"
  },
  "refreshToken": {
    "method": "POST",
    "path": "/api/TokenAuth/RefreshToken",
    "parameters": [
      {
        "name": "refreshToken",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "The refresh token"
      }
    ],
    "body": "none",
    "summary": "Get a new access token"
  },
  "refreshTokenByGet": {
    "method": "GET",
    "path": "/api/TokenAuth/RefreshToken",
    "parameters": [
      {
        "name": "refreshToken",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "The refresh token"
      }
    ],
    "body": "none",
    "summary": "Same by GET, which is what denvrpy and go-denvr send"
  },
  "removeHostVpc": {
    "method": "POST",
    "path": "/api/v1/servers/metal/RemoveHostVpc",
    "parameters": [],
    "body": "required",
    "summary": "Take a host out of a VPC"
  },
  "reprovisionHost": {
    "method": "POST",
    "path": "/api/v1/servers/metal/ReprovisionHost",
    "parameters": [],
    "body": "required",
    "summary": "Install a host again"
  },
  "startApplication": {
    "method": "POST",
    "path": "/api/v1/servers/applications/StartApplication",
    "parameters": [],
    "body": "required",
    "summary": "Start an OFFLINE application"
  },
  "startServer": {
    "method": "POST",
    "path": "/api/v1/servers/virtual/StartServer",
    "parameters": [],
    "body": "required",
    "summary": "Start an OFFLINE VM"
  },
  "stopApplication": {
    "method": "POST",
    "path": "/api/v1/servers/applications/StopApplication",
    "parameters": [],
    "body": "required",
    "summary": "Stop an ONLINE application"
  },
  "stopServer": {
    "method": "POST",
    "path": "/api/v1/servers/virtual/StopServer",
    "parameters": [],
    "body": "required",
    "summary": "Stop an ONLINE VM"
  }
} as const;

/** The operationId of every operation in the description. */
export type OperationId = keyof typeof table;

/** Every operation of the API by its operationId. */
export const operations: { readonly [id in OperationId]: Operation } = table;
