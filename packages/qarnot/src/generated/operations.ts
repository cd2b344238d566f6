/* Generated from specs/qarnot.openapi.yaml by `npm run generate`. Do not edit. */

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
  "abortTask": {
    "method": "POST",
    "path": "/tasks/{taskId}/abort",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Cancel a task"
  },
  "checkPoolScaling": {
    "method": "POST",
    "path": "/sanity-checks/pools/scaling",
    "parameters": [],
    "body": "required",
    "summary": "Validate a scaling set-up without applying it"
  },
  "clonePool": {
    "method": "POST",
    "path": "/pools/{poolId}/clone",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Create a pool from another one"
  },
  "cloneTask": {
    "method": "POST",
    "path": "/tasks/{taskId}/clone",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Run everything again, as a new task"
  },
  "closePool": {
    "method": "POST",
    "path": "/pools/{poolId}/close",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Stop a pool; its state becomes Closing at once"
  },
  "createJob": {
    "method": "POST",
    "path": "/jobs",
    "parameters": [],
    "body": "required",
    "summary": "Create a job"
  },
  "createPool": {
    "method": "POST",
    "path": "/pools",
    "parameters": [],
    "body": "required",
    "summary": "Create a pool"
  },
  "createSecret": {
    "method": "PUT",
    "path": "/secrets-manager/data/{key}",
    "parameters": [
      {
        "name": "key",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Path of the secret, without leading or trailing slash."
      }
    ],
    "body": "required",
    "summary": "Create a secret"
  },
  "createSnapshot": {
    "method": "POST",
    "path": "/tasks/{taskId}/snapshot",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "optional",
    "summary": "Take one snapshot"
  },
  "createSnapshotAlias": {
    "method": "POST",
    "path": "/tasks/{taskId}/snapshot/unique",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "optional",
    "summary": "Alias listed by the README of the Go client"
  },
  "createTask": {
    "method": "POST",
    "path": "/tasks",
    "parameters": [],
    "body": "required",
    "summary": "Submit one task, or several at once"
  },
  "deleteJob": {
    "method": "DELETE",
    "path": "/jobs/{jobId}",
    "parameters": [
      {
        "name": "jobId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "force",
        "in": "query",
        "required": false,
        "type": "boolean",
        "description": "Delete even though tasks are running. The Python client sends True/False with a capital."
      }
    ],
    "body": "none",
    "summary": "Delete a job, terminating it first"
  },
  "deletePool": {
    "method": "DELETE",
    "path": "/pools/{poolId}",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Close and delete a pool"
  },
  "deleteSecret": {
    "method": "DELETE",
    "path": "/secrets-manager/data/{key}",
    "parameters": [
      {
        "name": "key",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Path of the secret, without leading or trailing slash."
      }
    ],
    "body": "none",
    "summary": "Delete a secret"
  },
  "deleteTask": {
    "method": "DELETE",
    "path": "/tasks/{taskId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Delete a task, aborting it first"
  },
  "getAccountCredits": {
    "method": "GET",
    "path": "/credits/v1/accounts/credits",
    "parameters": [],
    "body": "none",
    "summary": "Read what is left on the account"
  },
  "getJob": {
    "method": "GET",
    "path": "/jobs/{jobId}",
    "parameters": [
      {
        "name": "jobId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "Read a job"
  },
  "getLastPoolInstanceStderr": {
    "method": "POST",
    "path": "/pools/{poolId}/stderr/{instanceId}",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "instanceId",
        "in": "path",
        "required": true,
        "type": "integer",
        "description": "Instance."
      }
    ],
    "body": "none",
    "summary": "Read the error output of one instance since the last call"
  },
  "getLastPoolInstanceStdout": {
    "method": "POST",
    "path": "/pools/{poolId}/stdout/{instanceId}",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "instanceId",
        "in": "path",
        "required": true,
        "type": "integer",
        "description": "Instance."
      }
    ],
    "body": "none",
    "summary": "Read the standard output of one instance since the last call"
  },
  "getLastPoolStderr": {
    "method": "POST",
    "path": "/pools/{poolId}/stderr",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the error output written since the last call"
  },
  "getLastPoolStdout": {
    "method": "POST",
    "path": "/pools/{poolId}/stdout",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the standard output written since the last call"
  },
  "getLastTaskInstanceStderr": {
    "method": "POST",
    "path": "/tasks/{taskId}/stderr/{instanceId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "instanceId",
        "in": "path",
        "required": true,
        "type": "integer",
        "description": "Instance."
      }
    ],
    "body": "none",
    "summary": "Read the error output of one instance since the last call"
  },
  "getLastTaskInstanceStdout": {
    "method": "POST",
    "path": "/tasks/{taskId}/stdout/{instanceId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "instanceId",
        "in": "path",
        "required": true,
        "type": "integer",
        "description": "Instance."
      }
    ],
    "body": "none",
    "summary": "Read the standard output of one instance since the last call"
  },
  "getLastTaskStderr": {
    "method": "POST",
    "path": "/tasks/{taskId}/stderr",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the error output written since the last call"
  },
  "getLastTaskStdout": {
    "method": "POST",
    "path": "/tasks/{taskId}/stdout",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the standard output written since the last call"
  },
  "getOrganizationComputingQuotas": {
    "method": "GET",
    "path": "/quotas/computing-quotas/organization",
    "parameters": [],
    "body": "none",
    "summary": "Read the computing quotas of the organisation and their use"
  },
  "getPool": {
    "method": "GET",
    "path": "/pools/{poolId}",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "Read a pool"
  },
  "getPoolCarbonFacts": {
    "method": "GET",
    "path": "/carbon/v1/pools/{poolId}/carbon-facts",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "comparisonDatacenter",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "Data centre to compare with, for example european_dc. The document writes comparisonDataCenter for pools."
      }
    ],
    "body": "none",
    "summary": "Read the energy and carbon figures of a pool"
  },
  "getPoolCredits": {
    "method": "GET",
    "path": "/credits/v1/pools/{poolId}/credits",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read what a pool has cost"
  },
  "getPoolInstanceStderr": {
    "method": "GET",
    "path": "/pools/{poolId}/stderr/{instanceId}",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "instanceId",
        "in": "path",
        "required": true,
        "type": "integer",
        "description": "Instance."
      }
    ],
    "body": "none",
    "summary": "Read the whole error output of one instance"
  },
  "getPoolInstanceStdout": {
    "method": "GET",
    "path": "/pools/{poolId}/stdout/{instanceId}",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "instanceId",
        "in": "path",
        "required": true,
        "type": "integer",
        "description": "Instance."
      }
    ],
    "body": "none",
    "summary": "Read the whole standard output of one instance"
  },
  "getPoolScaling": {
    "method": "GET",
    "path": "/pools/{poolId}/scaling",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the scaling set-up"
  },
  "getPoolStderr": {
    "method": "GET",
    "path": "/pools/{poolId}/stderr",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the whole error output"
  },
  "getPoolStdout": {
    "method": "GET",
    "path": "/pools/{poolId}/stdout",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the whole standard output"
  },
  "getProfile": {
    "method": "GET",
    "path": "/profiles/{name}",
    "parameters": [
      {
        "name": "name",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Profile."
      }
    ],
    "body": "none",
    "summary": "Read one profile"
  },
  "getSecret": {
    "method": "GET",
    "path": "/secrets-manager/data/{key}",
    "parameters": [
      {
        "name": "key",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Path of the secret, without leading or trailing slash."
      }
    ],
    "body": "none",
    "summary": "Read a secret"
  },
  "getSettings": {
    "method": "GET",
    "path": "/settings",
    "parameters": [],
    "body": "none",
    "summary": "Read server settings, including the storage endpoint"
  },
  "getSnapshot": {
    "method": "GET",
    "path": "/tasks/{taskId}/snapshot/{snapshotId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "snapshotId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Identifier given when the snapshot was asked for."
      }
    ],
    "body": "none",
    "summary": "Follow one snapshot"
  },
  "getTask": {
    "method": "GET",
    "path": "/tasks/{taskId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "Read a task"
  },
  "getTaskCarbonFacts": {
    "method": "GET",
    "path": "/carbon/v1/tasks/{taskId}/carbon-facts",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "comparisonDatacenter",
        "in": "query",
        "required": false,
        "type": "string",
        "description": "Data centre to compare with, for example european_dc. The document writes comparisonDataCenter for pools."
      }
    ],
    "body": "none",
    "summary": "Read the energy and carbon figures of a task"
  },
  "getTaskCredits": {
    "method": "GET",
    "path": "/credits/v1/tasks/{taskId}/credits",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read what a task has cost"
  },
  "getTaskInstanceStderr": {
    "method": "GET",
    "path": "/tasks/{taskId}/stderr/{instanceId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "instanceId",
        "in": "path",
        "required": true,
        "type": "integer",
        "description": "Instance."
      }
    ],
    "body": "none",
    "summary": "Read the whole error output of one instance"
  },
  "getTaskInstanceStdout": {
    "method": "GET",
    "path": "/tasks/{taskId}/stdout/{instanceId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "instanceId",
        "in": "path",
        "required": true,
        "type": "integer",
        "description": "Instance."
      }
    ],
    "body": "none",
    "summary": "Read the whole standard output of one instance"
  },
  "getTaskPortForwards": {
    "method": "GET",
    "path": "/network/tasks/{taskId}/port-forward",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "List the open ports of the running instances"
  },
  "getTaskStderr": {
    "method": "GET",
    "path": "/tasks/{taskId}/stderr",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the whole error output"
  },
  "getTaskStdout": {
    "method": "GET",
    "path": "/tasks/{taskId}/stdout",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Read the whole standard output"
  },
  "getUserComputingQuotas": {
    "method": "GET",
    "path": "/quotas/computing-quotas/user",
    "parameters": [],
    "body": "none",
    "summary": "Read the computing quotas of the user and their use"
  },
  "getUserInfo": {
    "method": "GET",
    "path": "/info",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "Read the account: quotas, counters, projects"
  },
  "listHardwareConstraints": {
    "method": "GET",
    "path": "/hardware-constraints",
    "parameters": [
      {
        "name": "Limit",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Page size, at most 50."
      },
      {
        "name": "Offset",
        "in": "query",
        "required": false,
        "type": "integer",
        "description": "Elements to skip."
      }
    ],
    "body": "none",
    "summary": "List the hardware constraints open to the account"
  },
  "listJobTasks": {
    "method": "GET",
    "path": "/jobs/{jobId}/tasks",
    "parameters": [
      {
        "name": "jobId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "List the tasks of a job"
  },
  "listJobs": {
    "method": "GET",
    "path": "/jobs",
    "parameters": [
      {
        "name": "tag",
        "in": "query",
        "required": false,
        "type": "array",
        "description": "Keep what carries one of these tags; repeated, or comma separated (C#)."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "List jobs"
  },
  "listJobsPage": {
    "method": "POST",
    "path": "/jobs/paginate",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "required",
    "summary": "List jobs page by page"
  },
  "listPoolJobs": {
    "method": "GET",
    "path": "/pools/{poolId}/jobs",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "List the jobs attached to a pool"
  },
  "listPoolSummaries": {
    "method": "GET",
    "path": "/pools/summaries",
    "parameters": [
      {
        "name": "tag",
        "in": "query",
        "required": false,
        "type": "array",
        "description": "Keep what carries one of these tags; repeated, or comma separated (C#)."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "List pools, light form"
  },
  "listPoolSummariesPage": {
    "method": "POST",
    "path": "/pools/summaries/paginate",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "required",
    "summary": "List pools page by page, light form"
  },
  "listPoolTasks": {
    "method": "GET",
    "path": "/pools/{poolId}/tasks",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "List the tasks run in a pool"
  },
  "listPools": {
    "method": "GET",
    "path": "/pools",
    "parameters": [
      {
        "name": "tag",
        "in": "query",
        "required": false,
        "type": "array",
        "description": "Keep what carries one of these tags; repeated, or comma separated (C#)."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "List pools"
  },
  "listPoolsPage": {
    "method": "POST",
    "path": "/pools/paginate",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "required",
    "summary": "List pools page by page"
  },
  "listProfiles": {
    "method": "GET",
    "path": "/profiles",
    "parameters": [],
    "body": "none",
    "summary": "List profile names"
  },
  "listProjectBudgets": {
    "method": "GET",
    "path": "/credits/v1/projects/{projectId}/budgets",
    "parameters": [
      {
        "name": "projectId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Project."
      },
      {
        "name": "activeOnly",
        "in": "query",
        "required": false,
        "type": "boolean",
        "description": "Leave out archived and ended budgets. May come capitalised."
      }
    ],
    "body": "none",
    "summary": "List the budgets of a project"
  },
  "listSecrets": {
    "method": "GET",
    "path": "/secrets-manager/search/{prefix}",
    "parameters": [
      {
        "name": "prefix",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Folder; may be empty."
      }
    ],
    "body": "none",
    "summary": "List the keys directly under a prefix"
  },
  "listTaskSummaries": {
    "method": "GET",
    "path": "/tasks/summaries",
    "parameters": [
      {
        "name": "tag",
        "in": "query",
        "required": false,
        "type": "array",
        "description": "Keep what carries one of these tags; repeated, or comma separated (C#)."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "List tasks, light form"
  },
  "listTaskSummariesPage": {
    "method": "POST",
    "path": "/tasks/summaries/paginate",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "required",
    "summary": "List tasks page by page, light form"
  },
  "listTasks": {
    "method": "GET",
    "path": "/tasks",
    "parameters": [
      {
        "name": "tag",
        "in": "query",
        "required": false,
        "type": "array",
        "description": "Keep what carries one of these tags; repeated, or comma separated (C#)."
      },
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "none",
    "summary": "List tasks"
  },
  "listTasksPage": {
    "method": "POST",
    "path": "/tasks/paginate",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "required",
    "summary": "List tasks page by page"
  },
  "listVersions": {
    "method": "GET",
    "path": "/versions",
    "parameters": [],
    "body": "none",
    "summary": "List API versions"
  },
  "ping": {
    "method": "GET",
    "path": "/",
    "parameters": [],
    "body": "none",
    "summary": "Check that the API answers and that the token is good"
  },
  "recoverTask": {
    "method": "POST",
    "path": "/tasks/{taskId}/recover",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Run again the failed and cancelled instances, as a new task"
  },
  "refreshPoolResources": {
    "method": "PATCH",
    "path": "/pools/{poolId}",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Push new and changed resource files to running nodes"
  },
  "refreshTaskResources": {
    "method": "PATCH",
    "path": "/tasks/{taskId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Push new and changed resource files to running nodes"
  },
  "restartTask": {
    "method": "POST",
    "path": "/tasks/{taskId}/restart",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Restart a task (use clone or recover)"
  },
  "resumeTask": {
    "method": "POST",
    "path": "/tasks/{taskId}/resume",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Run again the cancelled instances, as a new task"
  },
  "retryTask": {
    "method": "POST",
    "path": "/tasks/{taskId}/retry",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Run again the failed instances, as a new task"
  },
  "searchCpuModelConstraints": {
    "method": "GET",
    "path": "/hardware-constraints/cpu-model-constraints/search",
    "parameters": [
      {
        "name": "cpuModel",
        "in": "query",
        "required": true,
        "type": "string",
        "description": "Full or partial CPU name."
      }
    ],
    "body": "none",
    "summary": "Find CPU models by name, best match first"
  },
  "searchJobs": {
    "method": "POST",
    "path": "/jobs/search",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "required",
    "summary": "Find jobs with a filter, choosing fields"
  },
  "searchPools": {
    "method": "POST",
    "path": "/pools/search",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "required",
    "summary": "Find pools with a filter, choosing fields"
  },
  "searchTasks": {
    "method": "POST",
    "path": "/tasks/search",
    "parameters": [
      {
        "name": "QarnotReadOnlyRequestForAccount",
        "in": "header",
        "required": false,
        "type": "string",
        "description": "Read on behalf of another account; needs specific rights."
      }
    ],
    "body": "required",
    "summary": "Find tasks with a filter, choosing fields"
  },
  "setPeriodicSnapshot": {
    "method": "POST",
    "path": "/tasks/{taskId}/snapshot/periodic",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Take snapshots at an interval; 0 stops"
  },
  "terminateJob": {
    "method": "POST",
    "path": "/jobs/{jobId}/terminate",
    "parameters": [
      {
        "name": "jobId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "none",
    "summary": "Stop a job and its tasks"
  },
  "updatePool": {
    "method": "PUT",
    "path": "/pools/{poolId}",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Change constants, tags, elasticity or scaling"
  },
  "updatePoolScaling": {
    "method": "PUT",
    "path": "/pools/{poolId}/scaling",
    "parameters": [
      {
        "name": "poolId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Replace the scaling set-up"
  },
  "updateSecret": {
    "method": "PATCH",
    "path": "/secrets-manager/data/{key}",
    "parameters": [
      {
        "name": "key",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Path of the secret, without leading or trailing slash."
      }
    ],
    "body": "required",
    "summary": "Change a secret"
  },
  "updateTask": {
    "method": "PUT",
    "path": "/tasks/{taskId}",
    "parameters": [
      {
        "name": "taskId",
        "in": "path",
        "required": true,
        "type": "string",
        "description": "Uuid or shortname."
      }
    ],
    "body": "required",
    "summary": "Change constants and tags"
  }
} as const;

/** The operationId of every operation in the description. */
export type OperationId = keyof typeof table;

/** Every operation of the API by its operationId. */
export const operations: { readonly [id in OperationId]: Operation } = table;
