/* Generated from specs/qarnot.openapi.yaml by `npm run generate`. Do not edit. */

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check that the API answers and that the token is good */
        get: operations["ping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carbon/v1/pools/{poolId}/carbon-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the energy and carbon figures of a pool */
        get: operations["getPoolCarbonFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/carbon/v1/tasks/{taskId}/carbon-facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the energy and carbon figures of a task */
        get: operations["getTaskCarbonFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/v1/accounts/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what is left on the account */
        get: operations["getAccountCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/v1/pools/{poolId}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a pool has cost */
        get: operations["getPoolCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/v1/projects/{projectId}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the budgets of a project */
        get: operations["listProjectBudgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/v1/tasks/{taskId}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what a task has cost */
        get: operations["getTaskCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hardware-constraints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the hardware constraints open to the account
         * @description Query names are matched without regard to case (Limit/Offset in C#, limit/offset in Python and Node).
         */
        get: operations["listHardwareConstraints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hardware-constraints/cpu-model-constraints/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find CPU models by name, best match first */
        get: operations["searchCpuModelConstraints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the account: quotas, counters, projects */
        get: operations["getUserInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs */
        get: operations["listJobs"];
        put?: never;
        /**
         * Create a job
         * @description The Python client posts to /jobs/ with a trailing slash. The official text also mentions a list body, which no client sends.
         */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a job */
        get: operations["getJob"];
        put?: never;
        post?: never;
        /**
         * Delete a job, terminating it first
         * @description 403 when tasks are running and force is not set.
         */
        delete: operations["deleteJob"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tasks of a job */
        get: operations["listJobTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{jobId}/terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a job and its tasks */
        post: operations["terminateJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/paginate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List jobs page by page
         * @description Sorts on creationDate, name or state.
         */
        post: operations["listJobsPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find jobs with a filter, choosing fields */
        post: operations["searchJobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/network/tasks/{taskId}/port-forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the open ports of the running instances
         * @description Only ever called as /v1/network/tasks/{id}/port-forward. The test of the Node client expects key "0" even just after submission.
         */
        get: operations["getTaskPortForwards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pools */
        get: operations["listPools"];
        put?: never;
        /** Create a pool */
        post: operations["createPool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a pool */
        get: operations["getPool"];
        /** Change constants, tags, elasticity or scaling */
        put: operations["updatePool"];
        post?: never;
        /** Close and delete a pool */
        delete: operations["deletePool"];
        options?: never;
        head?: never;
        /**
         * Push new and changed resource files to running nodes
         * @description No body. Files deleted from the bucket stay on the nodes.
         */
        patch: operations["refreshPoolResources"];
        trace?: never;
    };
    "/pools/{poolId}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a pool from another one */
        post: operations["clonePool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a pool; its state becomes Closing at once */
        post: operations["closePool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the jobs attached to a pool */
        get: operations["listPoolJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}/scaling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the scaling set-up */
        get: operations["getPoolScaling"];
        /**
         * Replace the scaling set-up
         * @description Policies read back through GET must keep the order and the properties that were sent.
         */
        put: operations["updatePoolScaling"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}/stderr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole error output */
        get: operations["getPoolStderr"];
        put?: never;
        /**
         * Read the error output written since the last call
         * @description No body.
         */
        post: operations["getLastPoolStderr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}/stderr/{instanceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole error output of one instance */
        get: operations["getPoolInstanceStderr"];
        put?: never;
        /**
         * Read the error output of one instance since the last call
         * @description No body.
         */
        post: operations["getLastPoolInstanceStderr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}/stdout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole standard output */
        get: operations["getPoolStdout"];
        put?: never;
        /**
         * Read the standard output written since the last call
         * @description No body.
         */
        post: operations["getLastPoolStdout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}/stdout/{instanceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole standard output of one instance */
        get: operations["getPoolInstanceStdout"];
        put?: never;
        /**
         * Read the standard output of one instance since the last call
         * @description No body.
         */
        post: operations["getLastPoolInstanceStdout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{poolId}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the tasks run in a pool */
        get: operations["listPoolTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/paginate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List pools page by page */
        post: operations["listPoolsPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find pools with a filter, choosing fields */
        post: operations["searchPools"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/summaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pools, light form */
        get: operations["listPoolSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/summaries/paginate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List pools page by page, light form */
        post: operations["listPoolSummariesPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List profile names */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profiles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one profile */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas/computing-quotas/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the computing quotas of the organisation and their use */
        get: operations["getOrganizationComputingQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotas/computing-quotas/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the computing quotas of the user and their use */
        get: operations["getUserComputingQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sanity-checks/pools/scaling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Validate a scaling set-up without applying it
         * @description Invalid policies are reported under keys such as policies[0].
         */
        post: operations["checkPoolScaling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/secrets-manager/data/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a secret
         * @description Keys hold slashes, which clients leave unescaped; route it as the rest of the path.
         */
        get: operations["getSecret"];
        /**
         * Create a secret
         * @description Keys hold slashes, which clients leave unescaped; route it as the rest of the path.
         */
        put: operations["createSecret"];
        post?: never;
        /**
         * Delete a secret
         * @description Keys hold slashes, which clients leave unescaped; route it as the rest of the path.
         */
        delete: operations["deleteSecret"];
        options?: never;
        head?: never;
        /**
         * Change a secret
         * @description Keys hold slashes, which clients leave unescaped; route it as the rest of the path.
         */
        patch: operations["updateSecret"];
        trace?: never;
    };
    "/secrets-manager/search/{prefix}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys directly under a prefix
         * @description The prefix may be empty, which leaves a trailing slash. Recursion is done by clients, folder by folder.
         */
        get: operations["listSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read server settings, including the storage endpoint */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks */
        get: operations["listTasks"];
        put?: never;
        /**
         * Submit one task, or several at once
         * @description 404 means a missing bucket or profile; an unknown pool or job is a 400. 403 with a message about the maximum number of tasks signals a quota; 402 signals credits, unless the message is about a hardware constraint.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a task */
        get: operations["getTask"];
        /** Change constants and tags */
        put: operations["updateTask"];
        post?: never;
        /** Delete a task, aborting it first */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        /**
         * Push new and changed resource files to running nodes
         * @description No body. 400 when the task is not running. Files deleted from the bucket stay on the nodes.
         */
        patch: operations["refreshTaskResources"];
        trace?: never;
    };
    "/tasks/{taskId}/abort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a task
         * @description No body. The state becomes PendingCancel, then Cancelled. 403 when it cannot be aborted.
         */
        post: operations["abortTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run everything again, as a new task */
        post: operations["cloneTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run again the failed and cancelled instances, as a new task */
        post: operations["recoverTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restart a task (use clone or recover)
         * @deprecated
         */
        post: operations["restartTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run again the cancelled instances, as a new task */
        post: operations["resumeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run again the failed instances, as a new task */
        post: operations["retryTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one snapshot */
        post: operations["createSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/snapshot/{snapshotId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow one snapshot */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/snapshot/periodic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take snapshots at an interval; 0 stops */
        post: operations["setPeriodicSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/snapshot/unique": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Alias listed by the README of the Go client */
        post: operations["createSnapshotAlias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/stderr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole error output */
        get: operations["getTaskStderr"];
        put?: never;
        /**
         * Read the error output written since the last call
         * @description No body.
         */
        post: operations["getLastTaskStderr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/stderr/{instanceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole error output of one instance */
        get: operations["getTaskInstanceStderr"];
        put?: never;
        /**
         * Read the error output of one instance since the last call
         * @description No body.
         */
        post: operations["getLastTaskInstanceStderr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/stdout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole standard output */
        get: operations["getTaskStdout"];
        put?: never;
        /**
         * Read the standard output written since the last call
         * @description No body.
         */
        post: operations["getLastTaskStdout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/stdout/{instanceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the whole standard output of one instance */
        get: operations["getTaskInstanceStdout"];
        put?: never;
        /**
         * Read the standard output of one instance since the last call
         * @description No body.
         */
        post: operations["getLastTaskInstanceStdout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/paginate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List tasks page by page */
        post: operations["listTasksPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find tasks with a filter, choosing fields */
        post: operations["searchTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/summaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tasks, light form */
        get: operations["listTaskSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/summaries/paginate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** List tasks page by page, light form */
        post: operations["listTaskSummariesPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API versions */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActiveForward: {
            applicationPort?: number;
            bindAddress?: string | null;
            forwarderHost?: string | null;
            forwarderPort?: number;
        };
        AdvancedDependency: {
            /** @description Acceptable final states; null accepts any. */
            taskFinalStateCondition?: components["schemas"]["TaskFinalState"][] | null;
            /** Format: uuid */
            taskUuid: string;
        };
        AdvancedDependencyOutput: {
            actualFinalState?: components["schemas"]["TaskFinalState"] | null;
            state?: components["schemas"]["DependencyState"] | null;
            taskFinalStateCondition?: components["schemas"]["TaskFinalState"][] | null;
            /** Format: uuid */
            taskUuid: string;
        };
        /**
         * @description Body sent with 401. Serialise it compactly: the Go client looks for the substring {"error":{ without a space.
         * @example {
         *       "error": {
         *         "message": "Bad authentication token",
         *         "code": 401
         *       },
         *       "data": {}
         *     }
         */
        AuthError: {
            data?: Record<string, unknown>;
            error: {
                code: number;
                message: string;
            };
        };
        Budget: {
            alias?: string | null;
            budgetOverrunPolicy?: components["schemas"]["BudgetOverrunPolicy"];
            consumedAmountInCents?: number;
            /** Format: date-time */
            expirationDateUtc?: string | null;
            isArchived?: boolean;
            remainingAmountInCents?: number;
            /** Format: date-time */
            startDateUtc?: string;
            totalAmountInCents?: number;
            /** Format: uuid */
            uuid: string;
        };
        /**
         * @example {
         *       "budgets": [
         *         {
         *           "uuid": "11112222-3333-4444-8555-666677778888",
         *           "alias": "spring",
         *           "consumedAmountInCents": 1250,
         *           "totalAmountInCents": 50000,
         *           "remainingAmountInCents": 48750,
         *           "startDateUtc": "2026-03-01T00:00:00Z",
         *           "expirationDateUtc": null,
         *           "budgetOverrunPolicy": "AlertOnly",
         *           "isArchived": false
         *         }
         *       ]
         *     }
         */
        BudgetList: {
            budgets: components["schemas"]["Budget"][];
        };
        /**
         * @description What the platform does once a budget is used up.
         * @enum {string}
         */
        BudgetOverrunPolicy: "AlertOnly" | "BlockNew" | "StopAndBlockAll";
        /** @description Names every client reads. Footprints in grams of CO2 equivalent. */
        CarbonFacts: {
            equivalent_datacenter_name?: string;
            equivalent_DC_carbon_footprint?: number | null;
            ERE?: number | null;
            ERF?: number | null;
            PUE?: number | null;
            qarnot_carbon_footprint?: number | null;
            saved_carbon_footprint_compute?: number | null;
            saved_carbon_footprint_compute_heat?: number | null;
            saved_carbon_footprint_heat?: number | null;
            saved_carbon_footprint_percent?: number | null;
            total_consumed_energy_Wh?: number | null;
            total_energy_it_Wh?: number | null;
            total_reused_energy_Wh?: number | null;
            WUE?: number | null;
        };
        /** @description Names of the official document. Note the digit zero in C02. */
        CarbonFactsDocumented: {
            carbonFootprintC02Eq?: number | null;
            comparisonDataCenterName?: string | null;
            equivalentDCCarbonFootprintC02Eq?: number | null;
            ere?: number | null;
            erf?: number | null;
            pue?: number | null;
            savedCarbonFootprintComputeC02Eq?: number | null;
            savedCarbonFootprintComputeHeatC02Eq?: number | null;
            savedCarbonFootprintHeatC02Eq?: number | null;
            savedCarbonFootprintPercentage?: number | null;
            totalConsumedEnergyWh?: number | null;
            totalEnergyITWh?: number | null;
            totalReuseEnergyWh?: number | null;
            wue?: number | null;
        };
        CompletedInstance: {
            averageGHz?: number;
            clockRatio?: number;
            coreCount?: number;
            cpuModel?: string | null;
            error?: components["schemas"]["QError"] | null;
            execTimeSec?: number;
            execTimeSecGHz?: number;
            executionAttemptCount?: number;
            instanceId: number;
            peakMemoryMB?: number;
            /** @description Locations of the result objects. */
            results?: string[] | null;
            specificationKey?: string | null;
            /**
             * @example Success
             * @example Failure
             */
            state?: string | null;
            wallTimeSec?: number;
        };
        ComputingQuotas: {
            organization?: components["schemas"]["OrganizationComputingQuotas"] | null;
            user?: components["schemas"]["UserComputingQuotas"] | null;
        };
        CpuModelHardware: {
            cpuModel: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "CpuModelHardwareConstraint";
        };
        /** @description Identifier of what was created. */
        CreatedId: {
            /** Format: uuid */
            uuid: string;
        };
        /**
         * @example {
         *       "credits": 12.5
         *     }
         */
        Credits: {
            /** @description Euros. */
            credits: number;
        };
        /**
         * @description Day name; input is matched without regard to case.
         * @enum {string}
         */
        DayOfWeek: "sunday" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday";
        Dependencies: {
            advancedDependsOn?: components["schemas"]["AdvancedDependencyOutput"][] | null;
            dependsOn?: string[] | null;
            state?: components["schemas"]["DependencyState"] | null;
        };
        /** @description The task and those it depends on must be in one job created with useDependencies=true. */
        DependenciesInput: {
            /** @description Replaces dependsOn; never both. */
            advancedDependsOn?: components["schemas"]["AdvancedDependency"][] | null;
            /** @description Tasks that must end before this one starts. */
            dependsOn?: string[] | null;
        };
        /**
         * @description Progress of one dependency, or of all of them together.
         * @enum {string}
         */
        DependencyState: "waiting" | "dependencyConditionsFulfilled" | "dependencyConditionsNotFulfilled";
        DetailedReservedQuota: components["schemas"]["ReservedQuota"] & {
            /** @description Keyed by e-mail; null without the right to see it. */
            runningCountsPerUser?: {
                [key: string]: components["schemas"]["RunningCounts"];
            } | null;
        };
        DetailedSchedulingQuota: components["schemas"]["SchedulingQuota"] & {
            /** @description Keyed by e-mail; null without the right to see it. */
            runningCountsPerUser?: {
                [key: string]: components["schemas"]["RunningCounts"];
            } | null;
        };
        ElasticProperty: {
            isElastic?: boolean;
            maxTotalSlots?: number;
            minIdleSlots?: number;
            minIdleTimeSeconds?: number;
            minTotalSlots?: number;
            rampResizeFactor?: number;
            resizePeriod?: number;
        };
        /**
         * @deprecated
         * @description Superseded by scaling.
         */
        ElasticPropertyInput: {
            isElastic?: boolean | null;
            maxTotalSlots?: number | null;
            minIdleSlots?: number | null;
            minIdleTimeSeconds?: number | null;
            minTotalSlots?: number | null;
            /** @description 0 <= x < 1 in the document; the Python client sends 1. */
            rampResizeFactor?: number | null;
            /** @description Seconds. */
            resizePeriod?: number | null;
        };
        ExactSecretAccessRight: {
            /** @description Full path of one secret. */
            key: string;
        };
        ExecutionTimeByCpuModel: {
            core?: number;
            model?: string | null;
            time?: number;
        };
        ExecutionTimeGhzByCpuModel: {
            clockRatio?: number;
            core?: number;
            model?: string | null;
            timeGhz?: number;
        };
        Filter: components["schemas"]["FilterNode"] | components["schemas"]["FilterLeaf"] | components["schemas"]["FilterMultiLeaf"];
        FilterLeaf: {
            /** @description Property name, any casing; dots reach nested ones. */
            field: string;
            operator: components["schemas"]["LeafOperator"];
            /** @description Compared with the field; on a list field Equal means "contains". Like takes a regular expression, which the CLI wraps in slashes. */
            value?: string | number | boolean | null;
        };
        FilterMultiLeaf: {
            field: string;
            operator: components["schemas"]["MultiLeafOperator"];
            /** @description The Python client sends the list under this name. */
            value?: unknown[];
            values?: (string | number | boolean | null)[];
        };
        FilterNode: {
            filters: components["schemas"]["Filter"][];
            operator: components["schemas"]["NodeOperator"];
        };
        FixedScalingPolicy: {
            enabledPeriods?: components["schemas"]["TimePeriod"][] | null;
            name?: string | null;
            slotsCount: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "Fixed";
        };
        /** @description Development-only override of a constant; needs specific rights. */
        ForcedConstant: {
            access?: components["schemas"]["ForcedConstantAccess"] | null;
            constantName: string;
            /** @description Left as is when missing. */
            forcedValue?: string | null;
            forceExportInEnvironment?: boolean | null;
        };
        /**
         * @description Input is matched without regard to case (Python sends ReadOnly / ReadWrite).
         * @enum {string}
         */
        ForcedConstantAccess: "readOnly" | "readWrite";
        /**
         * @description Network opening; needs specific rights.
         * @example {
         *       "inbound": true,
         *       "proto": "tcp",
         *       "name": "ssh",
         *       "applicationType": "ssh",
         *       "port": "22",
         *       "to": "0.0.0.0/0",
         *       "priority": "1000",
         *       "description": "shell access",
         *       "toPayload": true
         *     }
         */
        ForcedNetworkRule: {
            /** @description For example vnc or ssh. */
            applicationType?: string | null;
            description?: string | null;
            forwarder?: string | null;
            /** @description true: traffic towards the instance; false: traffic leaving it. */
            inbound: boolean;
            /** @description Used in the public host name {taskUuid}-{instance}-{name}. */
            name?: string | null;
            /** @description Port on the running instance, as a string. */
            port?: string | null;
            /** @description As a string; 1000 by default. */
            priority?: string | null;
            /**
             * @description tcp, udp or https.
             * @example tcp
             */
            proto: string;
            /** @description Outbound only: allowed destination. */
            publicHost?: string | null;
            /** @description As a string. */
            publicPort?: string | null;
            /** @description Inbound only: allowed source. */
            to?: string | null;
            toPayload?: boolean | null;
            toQBox?: boolean | null;
        };
        GpuHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "GpuHardwareConstraint";
        };
        HardwareConstraint: components["schemas"]["MinimumCoreHardware"] | components["schemas"]["MaximumCoreHardware"] | components["schemas"]["MinimumRamHardware"] | components["schemas"]["MaximumRamHardware"] | components["schemas"]["MinimumRamCoreRatioHardware"] | components["schemas"]["MaximumRamCoreRatioHardware"] | components["schemas"]["SpecificHardware"] | components["schemas"]["GpuHardware"] | components["schemas"]["NoGpuHardware"] | components["schemas"]["SSDHardware"] | components["schemas"]["NoSSDHardware"] | components["schemas"]["CpuModelHardware"];
        HardwareConstraintPage: {
            data: components["schemas"]["HardwareConstraint"][];
            /** @description At most 50. */
            limit: number;
            offset: number;
            total: number;
        };
        /**
         * @description What a running instance is doing.
         * @enum {string}
         */
        InstancePhase: "download" | "dispatch" | "environment" | "execution" | "shutdown" | "upload";
        /**
         * @example {
         *       "uuid": "3f0f6c1e-1c77-4a6a-9f3a-0d2f7a6d5b21",
         *       "name": "nightly",
         *       "shortname": "nightly",
         *       "poolUuid": null,
         *       "state": "Active",
         *       "previousState": null,
         *       "useDependencies": true,
         *       "stateTransitionTime": "2026-03-01T01:00:00Z",
         *       "previousStateTransitionTime": "0001-01-01T00:00:00Z",
         *       "creationDate": "2026-03-01T01:00:00Z",
         *       "lastModified": "2026-03-01T01:00:00Z",
         *       "maxWallTime": "08:00:00",
         *       "tags": [
         *         "nightly"
         *       ],
         *       "autoDeleteOnCompletion": false,
         *       "completionTimeToLive": "00:00:00"
         *     }
         */
        Job: {
            autoDeleteOnCompletion?: boolean;
            completionTimeToLive?: components["schemas"]["TimeSpan"];
            /** Format: date-time */
            creationDate: string;
            /** Format: date-time */
            lastModified?: string;
            maxWallTime?: components["schemas"]["TimeSpan"] | null;
            name: string | null;
            /**
             * Format: uuid
             * @description null, or the nil uuid, when none.
             */
            poolUuid?: string | null;
            previousState?: components["schemas"]["JobState"] | null;
            /** Format: date-time */
            previousStateTransitionTime?: string;
            shortname?: string | null;
            state: components["schemas"]["JobState"];
            /** Format: date-time */
            stateTransitionTime?: string;
            tags?: string[] | null;
            useDependencies?: boolean;
            /** Format: uuid */
            uuid: string;
        };
        /**
         * @example {
         *       "name": "nightly",
         *       "useDependencies": true,
         *       "maxWallTime": "08:00:00"
         *     }
         */
        JobCreate: {
            autoDeleteOnCompletion?: boolean | null;
            completionTimeToLive?: components["schemas"]["TimeSpan"] | null;
            /** @description The job is terminated once it has lived this long. */
            maxWallTime?: components["schemas"]["TimeSpan"] | null;
            name: string;
            /**
             * Format: uuid
             * @description An open pool, inherited by the tasks of the job.
             */
            poolUuid?: string | null;
            /** @description Same rules as for tasks. */
            shortname?: string | null;
            tags?: string[] | null;
            /** @description Lets tasks of the job depend on each other. */
            useDependencies?: boolean | null;
        };
        JobPage: {
            /** @description Length of data. */
            count: number;
            data: components["schemas"]["Job"][];
            /** @description true when another page follows. */
            isTruncated: boolean;
            /** @description Pass it as token to get the next page; null on the last one. */
            nextToken?: string | null;
            /** @description Echo of the token that was sent. */
            token?: string | null;
            /** @description Number of matching elements; may be missing. */
            total?: number;
        };
        /**
         * @description Life-cycle state of a job.
         * @enum {string}
         */
        JobState: "Active" | "Terminating" | "Completed" | "Deleting";
        /** @description One constant or constraint. */
        KeyValue: {
            /** @description Characters a-z A-Z 0-9 _ - . ; at most 2048. */
            key: string;
            /** @description At most 2048 characters. Reads back as the literal "[SECRET]" when the key starts with QARNOT_SECRET__. */
            value?: string | null;
        };
        /**
         * @description Free key/value pairs; no effect on execution.
         * @example {
         *       "team": "fx",
         *       "shot": "sq010"
         *     }
         */
        Labels: {
            [key: string]: string;
        } | null;
        /** @enum {string} */
        LeafOperator: "Equal" | "NotEqual" | "LessThan" | "LessThanOrEqual" | "GreaterThan" | "GreaterThanOrEqual" | "Like";
        ManagedTasksQueueScalingPolicy: {
            enabledPeriods?: components["schemas"]["TimePeriod"][] | null;
            maxTotalSlots?: number | null;
            minIdleSlots?: number | null;
            /** @description 90 when missing. */
            minIdleTimeSeconds?: number | null;
            minTotalSlots?: number | null;
            name?: string | null;
            /** @description Share of maxTotalSlots opened at once; 0.2 when missing. */
            scalingFactor?: number | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ManagedTasksQueue";
        };
        MaximumCoreHardware: {
            coreCount: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "MaximumCoreHardwareConstraint";
        };
        MaximumRamCoreRatioHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "MaximumRamCoreRatioHardwareConstraint";
            maximumMemoryGBCoreRatio: number;
        };
        MaximumRamHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "MaximumRamHardwareConstraint";
            maximumMemoryMB: number;
        };
        MinimumCoreHardware: {
            coreCount: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "MinimumCoreHardwareConstraint";
        };
        MinimumRamCoreRatioHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "MinimumRamCoreRatioHardwareConstraint";
            minimumMemoryGBCoreRatio: number;
        };
        MinimumRamHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "MinimumRamHardwareConstraint";
            minimumMemoryMB: number;
        };
        /** @enum {string} */
        MultiLeafOperator: "In" | "NotIn";
        /**
         * @description One element of the answer to a bulk submission, in submission order.
         * @example {
         *       "statusCode": 200,
         *       "uuid": "b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10",
         *       "message": null
         *     }
         * @example {
         *       "statusCode": 400,
         *       "uuid": null,
         *       "message": "Invalid task file. Invalid fields: name"
         *     }
         */
        MultiResponse: {
            /** @description Reason of the refusal. */
            message?: string | null;
            /** @description Status this element would have had alone. */
            statusCode: number;
            /**
             * Format: uuid
             * @description Present when the element was accepted.
             */
            uuid?: string | null;
        };
        MultiSlotsSettings: {
            /** @description Number of instances run side by side on one node. */
            slotsPerNode?: number | null;
        };
        /** @enum {string} */
        NodeOperator: "And" | "Or";
        NoGpuHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "NoGpuHardwareConstraint";
        };
        NoSSDHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "NoSSDHardwareConstraint";
        };
        /** @enum {string} */
        OrderType: "ASC" | "DESC";
        OrganizationComputingQuotas: {
            flex?: components["schemas"]["SchedulingQuota"] | null;
            name?: string | null;
            onDemand?: components["schemas"]["SchedulingQuota"] | null;
            reserved?: components["schemas"]["ReservedQuota"][] | null;
        };
        OrganizationQuotasWithUsers: {
            flex?: components["schemas"]["DetailedSchedulingQuota"] | null;
            name?: string | null;
            onDemand?: components["schemas"]["DetailedSchedulingQuota"] | null;
            reserved?: components["schemas"]["DetailedReservedQuota"][] | null;
        };
        /**
         * @description Property names are matched without regard to case.
         * @example {
         *       "token": null,
         *       "filter": null,
         *       "maximumResults": 20,
         *       "orderBy": "creationDate",
         *       "orderType": "DESC"
         *     }
         */
        PageRequest: {
            filter?: components["schemas"]["Filter"] | null;
            /** @description Page size. */
            maximumResults?: number | null;
            /** @description creationDate, executionTime, name or state (jobs: no executionTime). */
            orderBy?: string | null;
            orderType?: components["schemas"]["OrderType"] | null;
            /** @description nextToken of the page before; null for the first. */
            token?: string | null;
        };
        PeriodicSnapshotRequest: {
            blacklist?: string | null;
            bucket?: string | null;
            bucketPrefix?: string | null;
            /** @description Seconds; may be clamped; 0 stops. */
            interval: number;
            whitelist?: string | null;
        };
        /**
         * @example {
         *       "errors": [],
         *       "elasticProperty": {
         *         "isElastic": false,
         *         "minTotalSlots": 0,
         *         "maxTotalSlots": 0,
         *         "minIdleSlots": 0,
         *         "resizePeriod": 90,
         *         "rampResizeFactor": 0.4,
         *         "minIdleTimeSeconds": 90
         *       },
         *       "scaling": null,
         *       "preparationTask": {
         *         "commandLine": "apt-get update"
         *       },
         *       "constants": [
         *         {
         *           "key": "DOCKER_REPO",
         *           "value": "library/ubuntu"
         *         }
         *       ],
         *       "secretsAccessRights": {
         *         "bySecret": [],
         *         "byPrefix": []
         *       },
         *       "tags": [],
         *       "resourceBuckets": [],
         *       "advancedResourceBuckets": [],
         *       "status": null,
         *       "totalSlotCapacity": 4,
         *       "poolUsage": 0.25,
         *       "hardwareConstraints": [],
         *       "schedulingType": "flex",
         *       "autoDeleteOnCompletion": false,
         *       "completionTimeToLive": "00:00:00",
         *       "labels": {},
         *       "privileges": {
         *         "exportApiAndStorageCredentialsInEnvironment": false
         *       },
         *       "defaultRetrySettings": {
         *         "maxTotalRetries": null,
         *         "maxPerInstanceRetries": null
         *       },
         *       "multiSlotsSettings": {
         *         "slotsPerNode": 2
         *       },
         *       "uuid": "c0ffee00-1111-4222-8333-444455556666",
         *       "name": "render farm",
         *       "shortname": "render-farm",
         *       "profile": "docker-batch",
         *       "state": "FullyExecuting",
         *       "previousState": "PartiallyExecuting",
         *       "instanceCount": 2,
         *       "targetRunningInstanceCount": 2,
         *       "stateTransitionTime": "2026-03-01T10:02:00Z",
         *       "previousStateTransitionTime": "2026-03-01T10:01:40Z",
         *       "creationDate": "2026-03-01T10:00:00Z",
         *       "lastModified": "2026-03-01T10:02:00Z",
         *       "endDate": "0001-01-01T00:00:00Z",
         *       "runningInstanceCount": 2,
         *       "runningCoreCount": 16,
         *       "queuedOrRunningTaskInstancesCount": 1,
         *       "executionTime": "00:05:00",
         *       "wallTime": "00:07:00",
         *       "taskDefaultWaitForPoolResourcesSynchronization": null
         *     }
         */
        Pool: components["schemas"]["PoolSummary"] & {
            advancedResourceBuckets?: components["schemas"]["ResourcesBucket"][] | null;
            autoDeleteOnCompletion?: boolean;
            completionTimeToLive?: components["schemas"]["TimeSpan"];
            /** @description Never null. */
            constants: components["schemas"]["KeyValue"][];
            constraints?: components["schemas"]["KeyValue"][] | null;
            /**
             * @deprecated
             * @description Old field; use the credits service.
             */
            credits?: number | null;
            defaultResourcesCacheTTLSec?: number | null;
            defaultRetrySettings?: components["schemas"]["RetrySettings"] | null;
            elasticProperty?: components["schemas"]["ElasticProperty"] | null;
            /** @description Never null. */
            errors: components["schemas"]["QError"][];
            forcedConstants?: components["schemas"]["ForcedConstant"][] | null;
            forcedNetworkRules?: components["schemas"]["ForcedNetworkRule"][] | null;
            /** @description Never null. */
            hardwareConstraints?: components["schemas"]["HardwareConstraint"][];
            labels?: components["schemas"]["Labels"];
            maxTimeQueueSeconds?: number | null;
            multiSlotsSettings?: components["schemas"]["MultiSlotsSettings"] | null;
            /** @description 0 to 1. */
            poolUsage?: number;
            preparationTask?: components["schemas"]["PreparationTask"] | null;
            privileges?: components["schemas"]["Privileges"] | null;
            resourceBuckets?: string[] | null;
            scaling?: components["schemas"]["Scaling"] | null;
            schedulingType?: components["schemas"]["SchedulingType"] | null;
            secretsAccessRights?: components["schemas"]["SecretsAccessRights"] | null;
            status?: components["schemas"]["Status"] | null;
            tags: string[];
            targetedReservationName?: string | null;
            targetedReservedMachineKey?: string | null;
            totalSlotCapacity?: number;
        };
        /** @description Fields that replace those of the original pool. */
        PoolClone: {
            advancedResourceBuckets?: components["schemas"]["ResourcesBucket"][] | null;
            autoDeleteOnCompletion?: boolean | null;
            completionTimeToLive?: components["schemas"]["TimeSpan"] | null;
            /** @description At most 50. */
            constants?: components["schemas"]["KeyValue"][] | null;
            constraints?: components["schemas"]["KeyValue"][] | null;
            defaultResourcesCacheTTLSec?: number | null;
            defaultRetrySettings?: components["schemas"]["RetrySettings"] | null;
            elasticProperty?: components["schemas"]["ElasticPropertyInput"] | null;
            forcedConstants?: components["schemas"]["ForcedConstant"][] | null;
            forcedNetworkRules?: components["schemas"]["ForcedNetworkRule"][] | null;
            hardwareConstraints?: components["schemas"]["HardwareConstraint"][] | null;
            /** @description Number of slots when neither elastic nor scaled. */
            instanceCount?: number | null;
            labels?: components["schemas"]["Labels"];
            maxTimeQueueSeconds?: number | null;
            multiSlotsSettings?: components["schemas"]["MultiSlotsSettings"] | null;
            name?: string | null;
            preparationTask?: components["schemas"]["PreparationTask"] | null;
            privileges?: components["schemas"]["Privileges"] | null;
            profile?: string | null;
            resourceBuckets?: string[] | null;
            scaling?: components["schemas"]["ScalingInput"] | null;
            schedulingType?: components["schemas"]["SchedulingType"] | null;
            secretsAccessRights?: components["schemas"]["SecretsAccessRights"] | null;
            /** @description Same rules as for tasks. */
            shortname?: string | null;
            tags?: string[] | null;
            targetedReservationName?: string | null;
            targetedReservedMachineKey?: string | null;
            /** @description Default of waitForPoolResourcesSynchronization for tasks put in the pool. */
            taskDefaultWaitForPoolResourcesSynchronization?: boolean | null;
        };
        /**
         * @example {
         *       "name": "render farm",
         *       "profile": "docker-batch",
         *       "instanceCount": 2,
         *       "constants": [
         *         {
         *           "key": "DOCKER_REPO",
         *           "value": "library/ubuntu"
         *         }
         *       ],
         *       "preparationTask": {
         *         "commandLine": "apt-get update"
         *       },
         *       "schedulingType": "flex",
         *       "multiSlotsSettings": {
         *         "slotsPerNode": 2
         *       }
         *     }
         */
        PoolCreate: {
            advancedResourceBuckets?: components["schemas"]["ResourcesBucket"][] | null;
            autoDeleteOnCompletion?: boolean | null;
            completionTimeToLive?: components["schemas"]["TimeSpan"] | null;
            /** @description At most 50. */
            constants?: components["schemas"]["KeyValue"][] | null;
            constraints?: components["schemas"]["KeyValue"][] | null;
            defaultResourcesCacheTTLSec?: number | null;
            defaultRetrySettings?: components["schemas"]["RetrySettings"] | null;
            elasticProperty?: components["schemas"]["ElasticPropertyInput"] | null;
            forcedConstants?: components["schemas"]["ForcedConstant"][] | null;
            forcedNetworkRules?: components["schemas"]["ForcedNetworkRule"][] | null;
            hardwareConstraints?: components["schemas"]["HardwareConstraint"][] | null;
            /** @description Number of slots when neither elastic nor scaled. */
            instanceCount?: number | null;
            labels?: components["schemas"]["Labels"];
            maxTimeQueueSeconds?: number | null;
            multiSlotsSettings?: components["schemas"]["MultiSlotsSettings"] | null;
            name: string;
            preparationTask?: components["schemas"]["PreparationTask"] | null;
            privileges?: components["schemas"]["Privileges"] | null;
            profile: string;
            /** Format: uuid */
            projectUuid?: string | null;
            resourceBuckets?: string[] | null;
            scaling?: components["schemas"]["ScalingInput"] | null;
            schedulingType?: components["schemas"]["SchedulingType"] | null;
            secretsAccessRights?: components["schemas"]["SecretsAccessRights"] | null;
            /** @description Same rules as for tasks. */
            shortname?: string | null;
            tags?: string[] | null;
            targetedReservationName?: string | null;
            targetedReservedMachineKey?: string | null;
            /** @description Default of waitForPoolResourcesSynchronization for tasks put in the pool. */
            taskDefaultWaitForPoolResourcesSynchronization?: boolean | null;
        };
        PoolPage: {
            /** @description Length of data. */
            count: number;
            data: components["schemas"]["Pool"][];
            /** @description true when another page follows. */
            isTruncated: boolean;
            /** @description Pass it as token to get the next page; null on the last one. */
            nextToken?: string | null;
            /** @description Echo of the token that was sent. */
            token?: string | null;
            /** @description Number of matching elements; may be missing. */
            total?: number;
        };
        /**
         * @description Life-cycle state of a pool.
         * @enum {string}
         */
        PoolState: "Submitted" | "PartiallyDispatched" | "FullyDispatched" | "PartiallyExecuting" | "FullyExecuting" | "Closing" | "Closed" | "PendingDelete" | "Failure";
        PoolSummary: {
            /** Format: date-time */
            creationDate: string;
            /** Format: date-time */
            endDate?: string;
            executionTime?: components["schemas"]["TimeSpan"] | null;
            instanceCount?: number;
            /** Format: date-time */
            lastModified?: string;
            name: string | null;
            previousState?: components["schemas"]["PoolState"] | null;
            /** Format: date-time */
            previousStateTransitionTime?: string;
            profile?: string | null;
            /** Format: uuid */
            projectUuid?: string | null;
            queuedOrRunningTaskInstancesCount?: number;
            runningCoreCount?: number;
            runningInstanceCount?: number;
            shortname?: string | null;
            state: components["schemas"]["PoolState"];
            /** Format: date-time */
            stateTransitionTime?: string;
            targetRunningInstanceCount?: number;
            taskDefaultWaitForPoolResourcesSynchronization?: boolean | null;
            /** Format: uuid */
            uuid: string;
            wallTime?: components["schemas"]["TimeSpan"] | null;
        };
        PoolSummaryPage: {
            /** @description Length of data. */
            count: number;
            data: components["schemas"]["PoolSummary"][];
            /** @description true when another page follows. */
            isTruncated: boolean;
            /** @description Pass it as token to get the next page; null on the last one. */
            nextToken?: string | null;
            /** @description Echo of the token that was sent. */
            token?: string | null;
            /** @description Number of matching elements; may be missing. */
            total?: number;
        };
        /** @description Only these are taken; clients may send the whole pool. */
        PoolUpdate: {
            constants?: components["schemas"]["KeyValue"][] | null;
            elasticProperty?: components["schemas"]["ElasticPropertyInput"] | null;
            scaling?: components["schemas"]["ScalingInput"] | null;
            tags?: string[] | null;
        };
        PortForwardAccess: {
            publicHost?: string | null;
            publicPort?: number | string | null;
        };
        PortForwardRule: {
            access?: components["schemas"]["PortForwardAccess"] | null;
            allowedIPs?: string[] | string | null;
            applicationType?: string | null;
            enabled?: boolean;
            name?: string | null;
            port?: number | string | null;
            proto?: string | null;
        };
        /**
         * @description Instance id, then rule name, to rule.
         * @example {
         *       "0": {
         *         "ssh": {
         *           "name": "ssh",
         *           "enabled": true,
         *           "applicationType": "ssh",
         *           "proto": "tcp",
         *           "port": 22,
         *           "allowedIPs": [],
         *           "access": {
         *             "publicHost": "b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10-0-ssh.gateway.qarnotservices.com",
         *             "publicPort": 443
         *           }
         *         }
         *       }
         *     }
         */
        PortForwards: {
            [key: string]: {
                [key: string]: components["schemas"]["PortForwardRule"];
            };
        };
        PrefixFilter: {
            /** @example inputs/2024/ */
            prefix?: string | null;
        };
        PrefixSecretAccessRight: {
            /** @description Every secret whose path starts with it. */
            prefix: string;
        };
        PreparationTask: {
            /** @description Run on each node before it takes tasks. */
            commandLine?: string | null;
        };
        Privileges: {
            /** @description Export the API and storage credentials of the account as environment variables. */
            exportApiAndStorageCredentialsInEnvironment?: boolean | null;
        };
        /** @description RFC 7807 problem; sent with application/problem+json. */
        ProblemDetails: {
            detail?: string | null;
            extensions?: {
                [key: string]: unknown;
            } | null;
            instance?: string | null;
            status?: number | null;
            title?: string | null;
            type?: string | null;
        };
        /**
         * @example {
         *       "name": "docker-batch",
         *       "constants": [
         *         {
         *           "name": "DOCKER_REPO",
         *           "value": "library/ubuntu",
         *           "description": "Image repository"
         *         },
         *         {
         *           "name": "DOCKER_TAG",
         *           "value": "latest",
         *           "description": "Image tag"
         *         },
         *         {
         *           "name": "DOCKER_CMD",
         *           "value": null,
         *           "description": "Command line"
         *         }
         *       ],
         *       "licenses": []
         *     }
         */
        Profile: {
            constants: components["schemas"]["ProfileConstant"][];
            licenses?: components["schemas"]["ProfileLicense"][];
            name: string;
        };
        ProfileConstant: {
            description?: string | null;
            name: string;
            /** @description Default value. */
            value?: string | null;
        };
        ProfileLicense: {
            maxCores?: number;
            maxInstances?: number;
            name: string;
        };
        Project: {
            description?: string | null;
            /** @description When missing, clients take slug == "default". */
            isDefault?: boolean | null;
            name: string;
            /** Format: uuid */
            organizationUuid?: string | null;
            slug: string;
            /** Format: uuid */
            uuid: string;
        };
        /**
         * @description Error attached to a task, a pool or an instance.
         * @example {
         *       "code": "DISPATCH_ERROR",
         *       "message": "No node matched the requested hardware",
         *       "debug": null
         *     }
         */
        QError: {
            code?: string | null;
            debug?: string | null;
            message?: string | null;
        };
        /**
         * @description Most common error body (400, 402, 403, 404).
         * @example {
         *       "message": "No such task: 8d1c1b5e-7b0e-4a55-8c4d-2b7d0e0f7a11"
         *     }
         */
        RequestError: {
            message: string;
        };
        ReservedQuota: components["schemas"]["SchedulingQuota"] & {
            machineKey?: string | null;
            reservationName?: string | null;
        };
        /**
         * @example {
         *       "bucketName": "assets",
         *       "filtering": {
         *         "prefixFiltering": {
         *           "prefix": "inputs/2024/"
         *         }
         *       },
         *       "resourcesTransformation": {
         *         "stripPrefix": {
         *           "prefix": "inputs/"
         *         }
         *       },
         *       "cacheTTLSec": 2592000
         *     }
         */
        ResourcesBucket: {
            bucketName: string;
            /** @description Replaces defaultResourcesCacheTTLSec for this bucket. */
            cacheTTLSec?: number | null;
            filtering?: components["schemas"]["ResourcesFiltering"] | null;
            resourcesTransformation?: components["schemas"]["ResourcesTransformation"] | null;
        };
        ResourcesFiltering: {
            prefixFiltering?: components["schemas"]["PrefixFilter"] | null;
        };
        ResourcesTransformation: {
            stripPrefix?: components["schemas"]["StripPrefix"] | null;
        };
        /** @description null and 0 mean no retry; when both are given the tighter one applies. */
        RetrySettings: {
            /** @description Cap per instance. */
            maxPerInstanceRetries?: number | null;
            /** @description Whole-task cap. */
            maxTotalRetries?: number | null;
        };
        RunningCoreCountByCpuModel: {
            core?: number;
            model?: string | null;
            /** @description Spelling of the official document. */
            runningCorecount?: number;
            /** @description Recorded spelling. */
            runningCoreCount?: number;
        };
        RunningCounts: {
            runningCoresCount?: number;
            runningInstancesCount?: number;
        };
        /**
         * @example {
         *       "activeForwards": [
         *         {
         *           "applicationPort": 22,
         *           "forwarderPort": 40022,
         *           "forwarderHost": "forward.example.net",
         *           "bindAddress": null
         *         }
         *       ],
         *       "vpnConnections": [
         *         {
         *           "vpnName": "lab",
         *           "nodeIPAddressCidr": "172.20.0.5/16"
         *         }
         *       ],
         *       "phase": "execution",
         *       "instanceId": 0,
         *       "maxFrequencyGHz": 4,
         *       "currentFrequencyGHz": 3.2,
         *       "cpuUsage": 97.5,
         *       "maxMemoryMB": 32000,
         *       "currentMemoryMB": 2100,
         *       "memoryUsage": 6.6,
         *       "networkInKbps": 12,
         *       "networkOutKbps": 4,
         *       "progress": 40,
         *       "executionTimeSec": 31,
         *       "executionTimeGHz": 99.2,
         *       "specificationKey": "8c-32g-example-ssd",
         *       "cpuModel": "Example CPU 8-Core",
         *       "coreCount": 8,
         *       "executionAttemptCount": 1,
         *       "clockRatio": 0.8
         *     }
         */
        RunningInstanceInfo: {
            activeForwards?: components["schemas"]["ActiveForward"][] | null;
            clockRatio?: number;
            coreCount?: number;
            cpuModel?: string | null;
            cpuUsage?: number;
            currentFrequencyGHz?: number;
            currentMemoryMB?: number;
            executionAttemptCount?: number;
            executionTimeGHz?: number;
            executionTimeSec?: number;
            instanceId: number;
            maxFrequencyGHz?: number;
            maxMemoryMB?: number;
            memoryUsage?: number;
            networkInKbps?: number;
            networkOutKbps?: number;
            phase?: components["schemas"]["InstancePhase"];
            progress?: number;
            specificationKey?: string | null;
            vpnConnections?: components["schemas"]["VpnConnection"][] | null;
        };
        RunningInstancesInfo: {
            averageCpuUsage?: number;
            averageFrequencyGHz?: number;
            averageMaxFrequencyGHz?: number;
            averageMemoryUsage?: number;
            averageNetworkInKbps?: number;
            averageNetworkOutKbps?: number;
            clusterPowerIndicator?: number;
            maxFrequencyGHz?: number;
            minFrequencyGHz?: number;
            perRunningInstanceInfo?: components["schemas"]["RunningInstanceInfo"][];
            runningCoreCountByCpuModel?: components["schemas"]["RunningCoreCountByCpuModel"][];
            snapshotResults?: string[];
            /** Format: date-time */
            timestamp?: string;
            totalNetworkInKbps?: number;
            totalNetworkOutKbps?: number;
        };
        /**
         * @example {
         *       "policies": [
         *         {
         *           "type": "ManagedTasksQueue",
         *           "minTotalSlots": 0,
         *           "maxTotalSlots": 8,
         *           "minIdleSlots": 1,
         *           "minIdleTimeSeconds": 90,
         *           "scalingFactor": 0.2,
         *           "name": "office-hours",
         *           "enabledPeriods": [
         *             {
         *               "type": "Weekly",
         *               "days": [
         *                 "monday",
         *                 "tuesday"
         *               ],
         *               "startTimeUtc": "08:00:00",
         *               "endTimeUtc": "18:00:00",
         *               "name": "day"
         *             }
         *           ]
         *         },
         *         {
         *           "type": "Fixed",
         *           "slotsCount": 1,
         *           "name": "rest",
         *           "enabledPeriods": [
         *             {
         *               "type": "Always",
         *               "name": "always"
         *             }
         *           ]
         *         }
         *       ],
         *       "activePolicyName": "rest"
         *     }
         */
        Scaling: {
            activePolicyName?: string | null;
            policies: components["schemas"]["ScalingPolicy"][];
        };
        ScalingInput: {
            /** @description The first one enabled now is the active one. */
            policies: components["schemas"]["ScalingPolicy"][];
        };
        ScalingPolicy: components["schemas"]["FixedScalingPolicy"] | components["schemas"]["ManagedTasksQueueScalingPolicy"];
        SchedulingQuota: {
            maxCores?: number;
            maxInstances?: number;
            /** @description Spelling of the official document; send both. */
            runningCoreCount?: number;
            /** @description Spelling of the SDKs. */
            runningCoresCount?: number;
            runningInstancesCount?: number;
        };
        /**
         * @description Dispatch class. Output uses this casing; input is matched without regard to case (the Python client sends Flex / OnDemand / Reserved).
         * @enum {string}
         */
        SchedulingType: "flex" | "onDemand" | "reserved";
        /**
         * @description Property names are matched without regard to case.
         * @example {
         *       "select": {
         *         "fields": [
         *           "Uuid",
         *           "Name",
         *           "State"
         *         ]
         *       },
         *       "filter": {
         *         "operator": "And",
         *         "filters": [
         *           {
         *             "operator": "Equal",
         *             "field": "State",
         *             "value": "Success"
         *           },
         *           {
         *             "operator": "In",
         *             "field": "Tags",
         *             "values": [
         *               "shot10",
         *               "shot20"
         *             ]
         *           }
         *         ]
         *       },
         *       "maximumResults": 50
         *     }
         */
        SearchRequest: {
            filter?: components["schemas"]["Filter"] | null;
            maximumResults?: number | null;
            select?: components["schemas"]["Select"] | null;
        };
        /**
         * @example {
         *       "keys": [
         *         "password",
         *         "tls/"
         *       ]
         *     }
         */
        SecretKeys: {
            keys: string[];
        };
        /**
         * @description Secrets readable from inside the run.
         * @example {
         *       "bySecret": [
         *         {
         *           "key": "registry/password"
         *         }
         *       ],
         *       "byPrefix": [
         *         {
         *           "prefix": "db/"
         *         }
         *       ]
         *     }
         */
        SecretsAccessRights: {
            byPrefix?: components["schemas"]["PrefixSecretAccessRight"][];
            bySecret?: components["schemas"]["ExactSecretAccessRight"][];
        };
        /** @description Error body of the secrets manager (404 unknown key, 409 key exists). */
        SecretsError: {
            error: string;
        };
        SecretValue: {
            value: string;
        };
        SecretWrite: {
            /** @description Clients send a capital V. */
            Value: string;
        };
        /** @description Fields to return. The Python helper sends the bare list. */
        Select: {
            fields: string[];
        } | string[];
        /**
         * @description Free map of server settings. storage holds the S3 endpoint; null or missing means no storage.
         * @example {
         *       "storage": "https://storage.qarnot.com"
         *     }
         */
        Settings: {
            /** Format: uri */
            storage?: string | null;
        } & {
            [key: string]: string | null;
        };
        /**
         * @example {
         *       "id": "snap_b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10_20260301101500",
         *       "taskUuid": "b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10",
         *       "triggerDate": "2026-03-01T10:15:00Z",
         *       "lastUpdateDate": null,
         *       "snapshotConfig": {
         *         "whitelist": null,
         *         "blacklist": ".*tmp",
         *         "bucket": "snaps",
         *         "bucketPrefix": "s1/"
         *       },
         *       "status": "inProgress",
         *       "sizeToUpload": 2048,
         *       "transferredSize": 512
         *     }
         */
        Snapshot: {
            id: string;
            /** Format: date-time */
            lastUpdateDate?: string | null;
            /** @description Bytes. */
            sizeToUpload?: number | null;
            snapshotConfig?: components["schemas"]["SnapshotConfig"];
            status: components["schemas"]["SnapshotState"];
            /** Format: uuid */
            taskUuid: string;
            /** @description Bytes. */
            transferredSize?: number | null;
            /** Format: date-time */
            triggerDate?: string;
        };
        SnapshotConfig: {
            blacklist?: string | null;
            bucket?: string | null;
            bucketPrefix?: string | null;
            whitelist?: string | null;
        };
        SnapshotCreated: {
            /** @example snap_b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10_20260301101500 */
            id: string;
        };
        /**
         * @description Progress of a one-off snapshot; compared without regard to case by clients.
         * @enum {string}
         */
        SnapshotState: "triggered" | "inProgress" | "success" | "failure";
        SpecificHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "SpecificHardwareConstraint";
            /** @description Matches every machine specification whose key contains it. */
            specificationKey: string;
        };
        SSDHardware: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            discriminator: "SSDHardwareConstraint";
        };
        /** @description Run-time figures; shared by tasks and pools. */
        Status: {
            cancelledRange?: string | null;
            /** @description 0 to 100. */
            downloadProgress?: number;
            downloadTime?: components["schemas"]["TimeSpan"];
            downloadTimeSec?: number;
            environmentTime?: components["schemas"]["TimeSpan"];
            environmentTimeSec?: number;
            executedRange?: string | null;
            /** @description 0 to 100. */
            executionProgress?: number;
            executionTime?: components["schemas"]["TimeSpan"];
            /** @description Never null on the wire: the Python client iterates over it. */
            executionTimeByCpuModel?: components["schemas"]["ExecutionTimeByCpuModel"][];
            executionTimeByInstanceId?: components["schemas"]["TimeByInstance"][] | null;
            executionTimeByMachineSpecification?: components["schemas"]["TimeByMachineSpecification"][] | null;
            executionTimeBySiteAndMachine?: components["schemas"]["TimeBySiteAndMachine"][] | null;
            /** @description Never null on the wire: the Python client iterates over it. */
            executionTimeGhzByCpuModel?: components["schemas"]["ExecutionTimeGhzByCpuModel"][];
            executionTimeSec?: number;
            /** @description Ended badly and never well. */
            failedOnlyRange?: string | null;
            /** @description Ended badly at least once. */
            failedRange?: string | null;
            instanceCount?: number;
            /** Format: date-time */
            lastUpdateTimestamp?: string;
            runningInstancesInfo?: components["schemas"]["RunningInstancesInfo"] | null;
            startedOnceRange?: string | null;
            /** @example 0,2-3 */
            succeededRange?: string | null;
            /** Format: date-time */
            timestamp?: string;
            /** @description 0 to 100. */
            uploadProgress?: number;
            uploadTime?: components["schemas"]["TimeSpan"];
            uploadTimeSec?: number;
            wallTime?: components["schemas"]["TimeSpan"];
            wallTimeSec?: number;
        };
        StripPrefix: {
            /** @example inputs/ */
            prefix?: string | null;
        };
        /**
         * @example {
         *       "errors": [],
         *       "resourceBuckets": [],
         *       "advancedResourceBuckets": [
         *         {
         *           "bucketName": "assets",
         *           "filtering": null,
         *           "resourcesTransformation": null,
         *           "cacheTTLSec": null
         *         }
         *       ],
         *       "resultBucket": "frames",
         *       "resultsCacheTTLSec": null,
         *       "completedInstances": [
         *         {
         *           "results": [
         *             "s3://storage.example.net/frames/out-0.txt"
         *           ],
         *           "instanceId": 0,
         *           "wallTimeSec": 38.1,
         *           "execTimeSec": 12,
         *           "execTimeSecGHz": 38.4,
         *           "peakMemoryMB": 120,
         *           "state": "Success",
         *           "error": null,
         *           "specificationKey": "8c-32g-example-ssd",
         *           "cpuModel": "Example CPU 8-Core",
         *           "coreCount": 8,
         *           "clockRatio": 0.8,
         *           "averageGHz": 3.2,
         *           "executionAttemptCount": 1
         *         },
         *         {
         *           "results": null,
         *           "instanceId": 1,
         *           "wallTimeSec": 30,
         *           "execTimeSec": 1,
         *           "execTimeSecGHz": 3.2,
         *           "peakMemoryMB": 90,
         *           "state": "Failure",
         *           "error": {
         *             "code": "EXIT_CODE",
         *             "message": "Instance ended with exit code 3",
         *             "debug": null
         *           },
         *           "specificationKey": "8c-32g-example-ssd",
         *           "cpuModel": "Example CPU 8-Core",
         *           "coreCount": 8,
         *           "clockRatio": 0.8,
         *           "averageGHz": 3.2,
         *           "executionAttemptCount": 2
         *         }
         *       ],
         *       "status": {
         *         "timestamp": "0001-01-01T00:00:00Z",
         *         "lastUpdateTimestamp": "0001-01-01T00:00:00Z",
         *         "downloadProgress": 0,
         *         "executionProgress": 100,
         *         "uploadProgress": 100,
         *         "instanceCount": 0,
         *         "downloadTime": "00:00:00",
         *         "downloadTimeSec": 0,
         *         "environmentTime": "00:00:21",
         *         "environmentTimeSec": 21,
         *         "executionTime": "00:00:12",
         *         "executionTimeSec": 12,
         *         "executionTimeByCpuModel": [
         *           {
         *             "model": "Example CPU 8-Core",
         *             "time": 12,
         *             "core": 8
         *           }
         *         ],
         *         "executionTimeByMachineSpecification": [
         *           {
         *             "specificationKey": "8c-32g-example-ssd",
         *             "time": 12
         *           }
         *         ],
         *         "executionTimeBySiteAndMachine": [],
         *         "executionTimeByInstanceId": null,
         *         "executionTimeGhzByCpuModel": [
         *           {
         *             "model": "Example CPU 8-Core",
         *             "timeGhz": 38.4,
         *             "clockRatio": 0.8,
         *             "core": 8
         *           }
         *         ],
         *         "uploadTime": "00:00:02",
         *         "uploadTimeSec": 2,
         *         "wallTime": "00:00:40",
         *         "wallTimeSec": 40,
         *         "succeededRange": "0",
         *         "executedRange": "0-1",
         *         "failedRange": "1",
         *         "cancelledRange": "",
         *         "failedOnlyRange": "1",
         *         "startedOnceRange": "0-1",
         *         "runningInstancesInfo": {
         *           "perRunningInstanceInfo": [],
         *           "snapshotResults": [],
         *           "timestamp": "0001-01-01T00:00:00Z",
         *           "averageFrequencyGHz": 0,
         *           "maxFrequencyGHz": 0,
         *           "minFrequencyGHz": 0,
         *           "averageMaxFrequencyGHz": 0,
         *           "averageCpuUsage": 0,
         *           "clusterPowerIndicator": 1,
         *           "averageMemoryUsage": 0,
         *           "averageNetworkInKbps": 0,
         *           "averageNetworkOutKbps": 0,
         *           "totalNetworkInKbps": 0,
         *           "totalNetworkOutKbps": 0,
         *           "runningCoreCountByCpuModel": []
         *         }
         *       },
         *       "snapshotInterval": 0,
         *       "resultsCount": 1,
         *       "constants": [
         *         {
         *           "key": "DOCKER_CMD",
         *           "value": "sh run.sh"
         *         },
         *         {
         *           "key": "QARNOT_SECRET__KEY",
         *           "value": "[SECRET]"
         *         }
         *       ],
         *       "secretsAccessRights": {
         *         "bySecret": [],
         *         "byPrefix": []
         *       },
         *       "tags": [
         *         "shot10"
         *       ],
         *       "uploadResultsOnCancellation": null,
         *       "dependencies": null,
         *       "autoDeleteOnCompletion": true,
         *       "completionTimeToLive": "1.00:00:00",
         *       "hardwareConstraints": [
         *         {
         *           "discriminator": "MinimumCoreHardwareConstraint",
         *           "coreCount": 8
         *         }
         *       ],
         *       "labels": {
         *         "team": "fx"
         *       },
         *       "schedulingType": "flex",
         *       "targetedReservedMachineKey": null,
         *       "privileges": {
         *         "exportApiAndStorageCredentialsInEnvironment": false
         *       },
         *       "retrySettings": {
         *         "maxTotalRetries": 3,
         *         "maxPerInstanceRetries": 1
         *       },
         *       "uuid": "b2b1f0c2-6a1f-4b8c-9c56-0a2f1f2f3a10",
         *       "name": "render shot 10",
         *       "shortname": "render-shot-10",
         *       "profile": "docker-batch",
         *       "poolUuid": null,
         *       "jobUuid": null,
         *       "progress": 100,
         *       "runningInstanceCount": 0,
         *       "runningCoreCount": 0,
         *       "executionTime": "00:00:13",
         *       "wallTime": "00:00:40",
         *       "state": "Failure",
         *       "previousState": "UploadingResults",
         *       "instanceCount": 2,
         *       "totalInstanceCount": 2,
         *       "maxRetriesPerInstance": 0,
         *       "stateTransitionTime": "2026-03-01T10:16:40Z",
         *       "previousStateTransitionTime": "2026-03-01T10:16:30Z",
         *       "lastModified": "2026-03-01T10:16:41Z",
         *       "creationDate": "2026-03-01T10:16:00Z",
         *       "endDate": "2026-03-01T10:16:40Z",
         *       "waitForPoolResourcesSynchronization": null
         *     }
         */
        Task: components["schemas"]["TaskSummary"] & {
            advancedResourceBuckets?: components["schemas"]["ResourcesBucket"][] | null;
            autoDeleteOnCompletion?: boolean;
            /** @description Never null. */
            completedInstances: components["schemas"]["CompletedInstance"][];
            completionTimeToLive?: components["schemas"]["TimeSpan"];
            /** @description Never null. */
            constants: components["schemas"]["KeyValue"][];
            constraints?: components["schemas"]["KeyValue"][] | null;
            /**
             * @deprecated
             * @description Old field; use the credits service.
             */
            credits?: number | null;
            defaultResourcesCacheTTLSec?: number | null;
            dependencies?: components["schemas"]["Dependencies"] | null;
            /** @description Never null. */
            errors: components["schemas"]["QError"][];
            forcedConstants?: components["schemas"]["ForcedConstant"][] | null;
            forcedNetworkRules?: components["schemas"]["ForcedNetworkRule"][] | null;
            /** @description Never null. */
            hardwareConstraints?: components["schemas"]["HardwareConstraint"][];
            labels?: components["schemas"]["Labels"];
            maxTimeQueueSeconds?: number | null;
            /** Format: date-time */
            previousStateTransitionTime?: string;
            /** @description Administrators only. */
            priority?: number | null;
            privileges?: components["schemas"]["Privileges"] | null;
            resourceBuckets?: string[] | null;
            resultBucket?: string | null;
            resultsBlacklist?: string | null;
            resultsBucket?: string | null;
            resultsBucketPrefix?: string | null;
            resultsCacheTTLSec?: number | null;
            resultsCount?: number;
            resultsWhitelist?: string | null;
            retrySettings?: components["schemas"]["RetrySettings"] | null;
            schedulingType?: components["schemas"]["SchedulingType"] | null;
            secretsAccessRights?: components["schemas"]["SecretsAccessRights"] | null;
            snapshotBlacklist?: string | null;
            snapshotBucket?: string | null;
            snapshotBucketPrefix?: string | null;
            snapshotInterval?: number;
            snapshotWhitelist?: string | null;
            status?: components["schemas"]["Status"] | null;
            tags: string[];
            targetedReservationName?: string | null;
            targetedReservedMachineKey?: string | null;
            uploadResultsOnCancellation?: boolean | null;
        };
        /** @description Runs everything again as a new task. */
        TaskClone: components["schemas"]["TaskRerunOverrides"] & {
            /** @description Wins over instanceCount. */
            advancedRanges?: string | null;
            instanceCount?: number | null;
        };
        TaskClusterInfo: {
            clusterCoresCount?: number | null;
        };
        /**
         * @example {
         *       "name": "render shot 10",
         *       "shortname": "render-shot-10",
         *       "profile": "docker-batch",
         *       "instanceCount": 4,
         *       "constants": [
         *         {
         *           "key": "DOCKER_REPO",
         *           "value": "library/alpine"
         *         },
         *         {
         *           "key": "DOCKER_TAG",
         *           "value": "3.20"
         *         },
         *         {
         *           "key": "DOCKER_CMD",
         *           "value": "sh -c \"echo frame ${INSTANCE_ID} > out-${INSTANCE_ID}.txt\""
         *         }
         *       ],
         *       "advancedResourceBuckets": [
         *         {
         *           "bucketName": "assets"
         *         }
         *       ],
         *       "resultBucket": "frames",
         *       "schedulingType": "flex",
         *       "tags": [
         *         "shot10"
         *       ],
         *       "labels": {
         *         "team": "fx"
         *       },
         *       "retrySettings": {
         *         "maxTotalRetries": 3,
         *         "maxPerInstanceRetries": 1
         *       },
         *       "completionTimeToLive": "1.00:00:00",
         *       "autoDeleteOnCompletion": true
         *     }
         */
        TaskCreate: {
            /**
             * @description Instance ids: comma separated ids and inclusive ranges.
             * @example 0-2,4-5,17
             */
            advancedRanges?: string | null;
            /** @description Not together with resourceBuckets. */
            advancedResourceBuckets?: components["schemas"]["ResourcesBucket"][] | null;
            /** @description Allow removal once finished, when the quota of kept tasks is reached. */
            autoDeleteOnCompletion?: boolean | null;
            /** @description How long a finished task is kept before it may be removed automatically. */
            completionTimeToLive?: components["schemas"]["TimeSpan"] | null;
            /** @description At most 150. */
            constants?: components["schemas"]["KeyValue"][] | null;
            /** @description Administrators only. */
            constraints?: components["schemas"]["KeyValue"][] | null;
            /** @description Seconds; 7776000 when missing. */
            defaultResourcesCacheTTLSec?: number | null;
            dependencies?: components["schemas"]["DependenciesInput"] | null;
            forcedConstants?: components["schemas"]["ForcedConstant"][] | null;
            forcedNetworkRules?: components["schemas"]["ForcedNetworkRule"][] | null;
            /** @description Not for a task in a pool. */
            hardwareConstraints?: components["schemas"]["HardwareConstraint"][] | null;
            /** @description Exactly one of instanceCount and advancedRanges. */
            instanceCount?: number | null;
            /**
             * Format: uuid
             * @description An active job.
             */
            jobUuid?: string | null;
            labels?: components["schemas"]["Labels"];
            /**
             * @deprecated
             * @description Use retrySettings.
             */
            maxRetriesPerInstance?: number | null;
            /** @description Fail the task when it waits longer than this. */
            maxTimeQueueSeconds?: number | null;
            /** @description Shorter than 2048 characters. */
            name: string;
            /**
             * Format: uuid
             * @description An open pool. Not with jobUuid of a job that has a pool: it is then inherited.
             */
            poolUuid?: string | null;
            privileges?: components["schemas"]["Privileges"] | null;
            /** @description Needed unless the task runs in a pool. */
            profile?: string | null;
            /**
             * Format: uuid
             * @description Not for a task in a pool. Default project when missing.
             */
            projectUuid?: string | null;
            /** @description Existing buckets, at most 100. Not together with advancedResourceBuckets. */
            resourceBuckets?: string[] | null;
            /** @description Created when missing. */
            resultBucket?: string | null;
            /** @description Regular expression; ${CONSTANT} is expanded. */
            resultsBlacklist?: string | null;
            /** @description Second spelling listed by the official document; its relation to resultBucket is unclear. */
            resultsBucket?: string | null;
            /** @description Prefix put before result keys. */
            resultsBucketPrefix?: string | null;
            resultsCacheTTLSec?: number | null;
            /** @description Regular expression; ${CONSTANT} is expanded. */
            resultsWhitelist?: string | null;
            retrySettings?: components["schemas"]["RetrySettings"] | null;
            schedulingType?: components["schemas"]["SchedulingType"] | null;
            secretsAccessRights?: components["schemas"]["SecretsAccessRights"] | null;
            /** @description Unique; letters, digits and hyphens, starting with a letter or digit and not ending with a hyphen. Defaults to the uuid. */
            shortname?: string | null;
            /** @description Regular expression; ${CONSTANT} is expanded. */
            snapshotBlacklist?: string | null;
            snapshotBucket?: string | null;
            snapshotBucketPrefix?: string | null;
            /**
             * @deprecated
             * @description Ignored at creation.
             */
            snapshotInterval?: number | null;
            /** @description Regular expression; ${CONSTANT} is expanded. */
            snapshotWhitelist?: string | null;
            /** @description Fewer than 10. */
            tags?: string[] | null;
            /** @description Only with reserved scheduling. */
            targetedReservationName?: string | null;
            /** @description Only with reserved scheduling. Superseded by targetedReservationName. */
            targetedReservedMachineKey?: string | null;
            uploadResultsOnCancellation?: boolean | null;
            /** @description In a pool: wait until the pool resources are synchronised. */
            waitForPoolResourcesSynchronization?: boolean | null;
        };
        /**
         * @description Final state a dependency can be conditioned on.
         * @enum {string}
         */
        TaskFinalState: "success" | "failure" | "cancelled";
        TaskPage: {
            /** @description Length of data. */
            count: number;
            data: components["schemas"]["Task"][];
            /** @description true when another page follows. */
            isTruncated: boolean;
            /** @description Pass it as token to get the next page; null on the last one. */
            nextToken?: string | null;
            /** @description Echo of the token that was sent. */
            token?: string | null;
            /** @description Number of matching elements; may be missing. */
            total?: number;
        };
        /** @description Runs again the instances that failed or were cancelled. */
        TaskRecover: components["schemas"]["TaskRerunOverrides"];
        /** @description Fields that replace those of the original task. A body is needed, though {} is enough. */
        TaskRerunOverrides: {
            /** @description Not together with resourceBuckets. */
            advancedResourceBuckets?: components["schemas"]["ResourcesBucket"][] | null;
            /** @description Allow removal once finished, when the quota of kept tasks is reached. */
            autoDeleteOnCompletion?: boolean | null;
            /** @description How long a finished task is kept before it may be removed automatically. */
            completionTimeToLive?: components["schemas"]["TimeSpan"] | null;
            /** @description At most 150. */
            constants?: components["schemas"]["KeyValue"][] | null;
            /** @description Seconds; 7776000 when missing. */
            defaultResourcesCacheTTLSec?: number | null;
            dependencies?: components["schemas"]["DependenciesInput"] | null;
            forcedConstants?: components["schemas"]["ForcedConstant"][] | null;
            forcedNetworkRules?: components["schemas"]["ForcedNetworkRule"][] | null;
            /** @description Not for a task in a pool. */
            hardwareConstraints?: components["schemas"]["HardwareConstraint"][] | null;
            /**
             * Format: uuid
             * @description An active job.
             */
            jobUuid?: string | null;
            labels?: components["schemas"]["Labels"];
            /**
             * @deprecated
             * @description Use retrySettings.
             */
            maxRetriesPerInstance?: number | null;
            /** @description Fail the task when it waits longer than this. */
            maxTimeQueueSeconds?: number | null;
            /** @description Same as the original when missing. */
            name?: string | null;
            privileges?: components["schemas"]["Privileges"] | null;
            /** @description Needed unless the task runs in a pool. */
            profile?: string | null;
            /** @description Existing buckets, at most 100. Not together with advancedResourceBuckets. */
            resourceBuckets?: string[] | null;
            /** @description Created when missing. */
            resultBucket?: string | null;
            /** @description Regular expression; ${CONSTANT} is expanded. */
            resultsBlacklist?: string | null;
            /** @description Second spelling listed by the official document; its relation to resultBucket is unclear. */
            resultsBucket?: string | null;
            /** @description Prefix put before result keys. */
            resultsBucketPrefix?: string | null;
            resultsCacheTTLSec?: number | null;
            /** @description Regular expression; ${CONSTANT} is expanded. */
            resultsWhitelist?: string | null;
            retrySettings?: components["schemas"]["RetrySettings"] | null;
            schedulingType?: components["schemas"]["SchedulingType"] | null;
            secretsAccessRights?: components["schemas"]["SecretsAccessRights"] | null;
            /** @description Unique; letters, digits and hyphens, starting with a letter or digit and not ending with a hyphen. Defaults to the uuid. */
            shortname?: string | null;
            /** @description Regular expression; ${CONSTANT} is expanded. */
            snapshotBlacklist?: string | null;
            snapshotBucket?: string | null;
            snapshotBucketPrefix?: string | null;
            /**
             * @deprecated
             * @description Ignored at creation.
             */
            snapshotInterval?: number | null;
            /** @description Regular expression; ${CONSTANT} is expanded. */
            snapshotWhitelist?: string | null;
            /** @description Fewer than 10. */
            tags?: string[] | null;
            /** @description Only with reserved scheduling. */
            targetedReservationName?: string | null;
            /** @description Only with reserved scheduling. Superseded by targetedReservationName. */
            targetedReservedMachineKey?: string | null;
            uploadResultsOnCancellation?: boolean | null;
            /** @description In a pool: wait until the pool resources are synchronised. */
            waitForPoolResourcesSynchronization?: boolean | null;
        };
        /** @description Runs again the instances that were cancelled. */
        TaskResume: components["schemas"]["TaskRerunOverrides"];
        /** @description Runs again the instances that failed. */
        TaskRetry: components["schemas"]["TaskRerunOverrides"];
        /**
         * @description Life-cycle state of a task. DownloadingResults is a legacy name still known by the Python client only. "UnSubmitted" and "Deleted" exist only on the client side of the Python/C# libraries.
         * @enum {string}
         */
        TaskState: "Submitted" | "PartiallyDispatched" | "FullyDispatched" | "PartiallyExecuting" | "FullyExecuting" | "UploadingResults" | "DownloadingResults" | "PendingCancel" | "Cancelled" | "Success" | "Failure" | "PendingDelete";
        TaskSummary: {
            advancedRanges?: string | null;
            clusterInfo?: components["schemas"]["TaskClusterInfo"] | null;
            /** Format: date-time */
            creationDate: string;
            /**
             * Format: date-time
             * @description 0001-01-01T00:00:00Z until the task ends.
             */
            endDate?: string;
            executionTime?: components["schemas"]["TimeSpan"] | null;
            instanceCount?: number;
            /**
             * Format: uuid
             * @description null, or the nil uuid, when none.
             */
            jobUuid?: string | null;
            /** Format: date-time */
            lastModified?: string;
            /** @deprecated */
            maxRetriesPerInstance?: number;
            name: string | null;
            /**
             * Format: uuid
             * @description null, or the nil uuid, when none.
             */
            poolUuid?: string | null;
            previousState?: components["schemas"]["TaskState"] | null;
            /** Format: date-time */
            previousStateTransitionTime?: string;
            profile?: string | null;
            /** @description 0 to 100. */
            progress?: number;
            /** Format: uuid */
            projectUuid?: string | null;
            runningCoreCount?: number;
            runningInstanceCount?: number;
            shortname?: string | null;
            state: components["schemas"]["TaskState"];
            /** Format: date-time */
            stateTransitionTime?: string;
            tags?: string[] | null;
            totalInstanceCount?: number;
            /** Format: uuid */
            uuid: string;
            waitForPoolResourcesSynchronization?: boolean | null;
            wallTime?: components["schemas"]["TimeSpan"] | null;
        };
        TaskSummaryPage: {
            /** @description Length of data. */
            count: number;
            data: components["schemas"]["TaskSummary"][];
            /** @description true when another page follows. */
            isTruncated: boolean;
            /** @description Pass it as token to get the next page; null on the last one. */
            nextToken?: string | null;
            /** @description Echo of the token that was sent. */
            token?: string | null;
            /** @description Number of matching elements; may be missing. */
            total?: number;
        };
        /** @description Only these two are taken; clients may send the whole task. */
        TaskUpdate: {
            constants?: components["schemas"]["KeyValue"][] | null;
            tags?: string[] | null;
        };
        TimeByInstance: {
            clockRatio?: number;
            instanceId?: number;
            siteUuid?: string | null;
            specificationKey?: string | null;
            time?: number;
            timeGhz?: number;
        };
        TimeByMachineSpecification: {
            specificationKey?: string | null;
            time?: number;
        };
        TimeBySiteAndMachine: {
            siteUuid?: string | null;
            specificationKey?: string | null;
            time?: number;
        };
        TimePeriod: components["schemas"]["TimePeriodAlways"] | components["schemas"]["TimePeriodWeekly"];
        TimePeriodAlways: {
            name?: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "Always";
        };
        TimePeriodWeekly: {
            days: components["schemas"]["DayOfWeek"][];
            /** @description HH:MM:SS, fraction allowed. */
            endTimeUtc: string;
            name?: string | null;
            /** @description HH:MM:SS, fraction allowed. */
            startTimeUtc: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "Weekly";
        };
        /**
         * @description Duration in .NET "constant" notation: optional day count and a dot, then hours:minutes:seconds, then up to seven fractional digits.
         * @example 00:02:50
         * @example 1.03:16:50.5000000
         */
        TimeSpan: string;
        /** @description Missing fields fall back on those of the task. */
        UniqueSnapshotRequest: {
            blacklist?: string | null;
            bucket?: string | null;
            bucketPrefix?: string | null;
            whitelist?: string | null;
        };
        UserComputingQuotas: {
            flex?: components["schemas"]["SchedulingQuota"] | null;
            onDemand?: components["schemas"]["SchedulingQuota"] | null;
            reserved?: components["schemas"]["ReservedQuota"][] | null;
        };
        /**
         * @example {
         *       "email": "dev@example.org",
         *       "maxBucket": 100,
         *       "maxTask": 1000,
         *       "taskCount": 2,
         *       "maxJob": 1000,
         *       "jobCount": 0,
         *       "maxPool": 50,
         *       "poolCount": 1,
         *       "maxRunningTask": 100,
         *       "maxRunningPool": 10,
         *       "runningTaskCount": 1,
         *       "runningPoolCount": 1,
         *       "runningInstanceCount": 1,
         *       "runningCoreCount": 8,
         *       "maxInstances": 64,
         *       "maxCores": 512,
         *       "computingQuotas": {
         *         "user": {
         *           "flex": {
         *             "maxInstances": 64,
         *             "maxCores": 512,
         *             "runningInstancesCount": 1,
         *             "runningCoresCount": 8,
         *             "runningCoreCount": 8
         *           },
         *           "onDemand": {
         *             "maxInstances": 64,
         *             "maxCores": 512,
         *             "runningInstancesCount": 1,
         *             "runningCoresCount": 8,
         *             "runningCoreCount": 8
         *           },
         *           "reserved": []
         *         },
         *         "organization": null
         *       },
         *       "quotaBytes": 107374182400,
         *       "quotaBytesBucket": 107374182400,
         *       "usedQuotaBytesBucket": 1024,
         *       "usedQuotaBytes": 1024,
         *       "defaultScheduling": "Flex",
         *       "defaultReservedSpecificationKey": null,
         *       "projects": [
         *         {
         *           "uuid": "9b1d0000-2222-4333-8444-555566667777",
         *           "name": "Default",
         *           "slug": "default",
         *           "organizationUuid": "7a7a0000-3333-4444-8555-666677778888",
         *           "description": null,
         *           "isDefault": true
         *         }
         *       ]
         *     }
         */
        UserInfo: {
            /** @description Computed by clients when missing. */
            bucketCount?: number | null;
            computingQuotas?: components["schemas"]["ComputingQuotas"] | null;
            defaultReservedSpecificationKey?: string | null;
            /** @example Flex */
            defaultScheduling?: string | null;
            email: string | null;
            jobCount?: number;
            maxBucket?: number;
            /** @deprecated */
            maxCores?: number;
            /** @deprecated */
            maxFlexCores?: number;
            /** @deprecated */
            maxFlexInstances?: number;
            /** @deprecated */
            maxInstances?: number;
            maxJob?: number;
            /** @deprecated */
            maxOnDemandCores?: number;
            /** @deprecated */
            maxOnDemandInstances?: number;
            maxPool?: number;
            maxRunningPool?: number;
            maxRunningTask?: number;
            maxTask?: number;
            poolCount?: number;
            projects?: components["schemas"]["Project"][] | null;
            /** Format: int64 */
            quotaBytes?: number;
            /** Format: int64 */
            quotaBytesBucket?: number;
            runningCoreCount?: number;
            runningInstanceCount?: number;
            runningPoolCount?: number;
            runningTaskCount?: number;
            taskCount?: number;
            /** Format: int64 */
            usedQuotaBytes?: number;
            /** Format: int64 */
            usedQuotaBytesBucket?: number;
        };
        /**
         * @description Sent for malformed or invalid bodies. Serialise it with a space after the colon of "errors": the Go client looks for the substring "errors": {.
         * @example {
         *       "errors": {
         *         "Name": [
         *           "The Name field is required."
         *         ]
         *       },
         *       "type": "https://tools.ietf.org/html/rfc7231#section-6.5.1",
         *       "title": "One or more validation errors occurred.",
         *       "status": 400,
         *       "detail": null,
         *       "instance": null,
         *       "extensions": {
         *         "traceId": "00-5f1c0e6b7a1f4b0f8d1e-77aa01-00"
         *       }
         *     }
         */
        ValidationProblemDetails: {
            detail?: string | null;
            /** @description Field path to the list of complaints about it, e.g. policies[0]. */
            errors: {
                [key: string]: string[];
            } | null;
            extensions?: {
                [key: string]: unknown;
            } | null;
            instance?: string | null;
            status?: number | null;
            title?: string | null;
            type?: string | null;
        };
        Version: {
            /**
             * @description Planned end of life, as a date; null when none.
             * @example 2030-01-01
             */
            endOfLife?: string | null;
            /** @example v1 */
            version: string;
        };
        VpnConnection: {
            /** @example 172.20.0.5/16 */
            nodeIPAddressCidr?: string | null;
            vpnName?: string | null;
        };
    };
    responses: {
        /** @description Invalid request. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"] | components["schemas"]["ValidationProblemDetails"];
                "application/problem+json": components["schemas"]["ProblemDetails"] | components["schemas"]["ValidationProblemDetails"];
            };
        };
        /** @description Not allowed, or quota reached. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description No such element. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description Not enough credits. */
        PaymentRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestError"];
            };
        };
        /** @description Missing or unknown token. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AuthError"];
            };
        };
    };
    parameters: {
        /** @description Leave out archived and ended budgets. May come capitalised. */
        ActiveOnly: boolean;
        /** @description Data centre to compare with, for example european_dc. The document writes comparisonDataCenter for pools. */
        ComparisonDatacenter: string;
        /** @description Full or partial CPU name. */
        CpuModel: string;
        /** @description Delete even though tasks are running. The Python client sends True/False with a capital. */
        Force: boolean;
        /** @description Instance. */
        InstanceId: number;
        /** @description Uuid or shortname. */
        JobId: string;
        /** @description Page size, at most 50. */
        Limit: number;
        /** @description Elements to skip. */
        Offset: number;
        /** @description Uuid or shortname. */
        PoolId: string;
        /** @description Profile. */
        ProfileName: string;
        /** @description Project. */
        ProjectId: string;
        /** @description Read on behalf of another account; needs specific rights. */
        ReadOnlyAccount: string;
        /** @description Path of the secret, without leading or trailing slash. */
        SecretKey: string;
        /** @description Folder; may be empty. */
        SecretPrefix: string;
        /** @description Identifier given when the snapshot was asked for. */
        SnapshotId: string;
        /** @description Keep what carries one of these tags; repeated, or comma separated (C#). */
        Tag: string[];
        /** @description Uuid or shortname. */
        TaskId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getPoolCarbonFacts: {
        parameters: {
            query?: {
                /** @description Data centre to compare with, for example european_dc. The document writes comparisonDataCenter for pools. */
                comparisonDatacenter?: components["parameters"]["ComparisonDatacenter"];
            };
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarbonFacts"] | components["schemas"]["CarbonFactsDocumented"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getTaskCarbonFacts: {
        parameters: {
            query?: {
                /** @description Data centre to compare with, for example european_dc. The document writes comparisonDataCenter for pools. */
                comparisonDatacenter?: components["parameters"]["ComparisonDatacenter"];
            };
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CarbonFacts"] | components["schemas"]["CarbonFactsDocumented"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getAccountCredits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credits"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getPoolCredits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credits"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listProjectBudgets: {
        parameters: {
            query?: {
                /** @description Leave out archived and ended budgets. May come capitalised. */
                activeOnly?: components["parameters"]["ActiveOnly"];
            };
            header?: never;
            path: {
                /** @description Project. */
                projectId: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getTaskCredits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credits"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listHardwareConstraints: {
        parameters: {
            query?: {
                /** @description Page size, at most 50. */
                Limit?: components["parameters"]["Limit"];
                /** @description Elements to skip. */
                Offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HardwareConstraintPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    searchCpuModelConstraints: {
        parameters: {
            query: {
                /** @description Full or partial CPU name. */
                cpuModel: components["parameters"]["CpuModel"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CpuModelHardware"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getUserInfo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserInfo"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description Keep what carries one of these tags; repeated, or comma separated (C#). */
                tag?: components["parameters"]["Tag"];
            };
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobCreate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Path of what was created; not changed for a bulk submission. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedId"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path: {
                /** @description Uuid or shortname. */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteJob: {
        parameters: {
            query?: {
                /** @description Delete even though tasks are running. The Python client sends True/False with a capital. */
                force?: components["parameters"]["Force"];
            };
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listJobTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path: {
                /** @description Uuid or shortname. */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    terminateJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                jobId: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listJobsPage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    searchJobs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getTaskPortForwards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortForwards"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listPools: {
        parameters: {
            query?: {
                /** @description Keep what carries one of these tags; repeated, or comma separated (C#). */
                tag?: components["parameters"]["Tag"];
            };
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createPool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolCreate"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Path of what was created; not changed for a bulk submission. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedId"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getPool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updatePool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolUpdate"];
            };
        };
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deletePool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    refreshPoolResources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    clonePool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolClone"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Path of what was created; not changed for a bulk submission. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedId"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    closePool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listPoolJobs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getPoolScaling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scaling"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updatePoolScaling: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScalingInput"];
            };
        };
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getPoolStderr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string; old lines may have been rotated out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getLastPoolStderr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string; "" when nothing is new. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getPoolInstanceStderr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Instance. */
                instanceId: components["parameters"]["InstanceId"];
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getLastPoolInstanceStderr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Instance. */
                instanceId: components["parameters"]["InstanceId"];
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getPoolStdout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string; old lines may have been rotated out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getLastPoolStdout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string; "" when nothing is new. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getPoolInstanceStdout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Instance. */
                instanceId: components["parameters"]["InstanceId"];
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getLastPoolInstanceStdout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Instance. */
                instanceId: components["parameters"]["InstanceId"];
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listPoolTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path: {
                /** @description Uuid or shortname. */
                poolId: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listPoolsPage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    searchPools: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listPoolSummaries: {
        parameters: {
            query?: {
                /** @description Keep what carries one of these tags; repeated, or comma separated (C#). */
                tag?: components["parameters"]["Tag"];
            };
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolSummary"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listPoolSummariesPage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolSummaryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       "docker-batch",
                     *       "docker-network"
                     *     ]
                     */
                    "application/json": string[];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Profile. */
                name: components["parameters"]["ProfileName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getOrganizationComputingQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationQuotasWithUsers"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getUserComputingQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserComputingQuotas"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    checkPoolScaling: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScalingInput"];
            };
        };
        responses: {
            /** @description Valid; the body is empty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    getSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Path of the secret, without leading or trailing slash. */
                key: components["parameters"]["SecretKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretValue"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretsError"];
                };
            };
        };
    };
    createSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Path of the secret, without leading or trailing slash. */
                key: components["parameters"]["SecretKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretWrite"];
            };
        };
        responses: {
            /** @description Created. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The key exists. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretsError"];
                };
            };
        };
    };
    deleteSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Path of the secret, without leading or trailing slash. */
                key: components["parameters"]["SecretKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretsError"];
                };
            };
        };
    };
    updateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Path of the secret, without leading or trailing slash. */
                key: components["parameters"]["SecretKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretWrite"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretsError"];
                };
            };
        };
    };
    listSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Folder; may be empty. */
                prefix: components["parameters"]["SecretPrefix"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretKeys"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretsError"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description Keep what carries one of these tags; repeated, or comma separated (C#). */
                tag?: components["parameters"]["Tag"];
            };
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreate"] | components["schemas"]["TaskCreate"][];
            };
        };
        responses: {
            /** @description One task: its identifier. A list: one entry per task, in order. */
            200: {
                headers: {
                    /** @description Path of what was created; not changed for a bulk submission. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedId"] | components["schemas"]["MultiResponse"][];
                };
            };
            /** @description A list was sent and not every element has the same status. */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MultiResponse"][];
                };
            };
            /** @description Invalid task. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestError"] | components["schemas"]["MultiResponse"][] | components["schemas"]["ValidationProblemDetails"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description Not enough credits. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestError"] | components["schemas"]["MultiResponse"][] | components["schemas"]["ValidationProblemDetails"];
                };
            };
            /** @description Not allowed, or quota reached. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestError"] | components["schemas"]["MultiResponse"][] | components["schemas"]["ValidationProblemDetails"];
                };
            };
            /** @description Something the task names does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestError"] | components["schemas"]["MultiResponse"][] | components["schemas"]["ValidationProblemDetails"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    updateTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskUpdate"];
            };
        };
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    refreshTaskResources: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    abortTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    cloneTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskClone"];
            };
        };
        responses: {
            /** @description Identifier of the new task. */
            200: {
                headers: {
                    /** @description Path of what was created; not changed for a bulk submission. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedId"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    recoverTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskRecover"];
            };
        };
        responses: {
            /** @description Identifier of the new task. */
            200: {
                headers: {
                    /** @description Path of what was created; not changed for a bulk submission. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedId"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    restartTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    resumeTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskResume"];
            };
        };
        responses: {
            /** @description Identifier of the new task. */
            200: {
                headers: {
                    /** @description Path of what was created; not changed for a bulk submission. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedId"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    retryTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskRetry"];
            };
        };
        responses: {
            /** @description Identifier of the new task. */
            200: {
                headers: {
                    /** @description Path of what was created; not changed for a bulk submission. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedId"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    createSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UniqueSnapshotRequest"];
            };
        };
        responses: {
            /** @description Identifier of the snapshot; older servers sent no body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier given when the snapshot was asked for. */
                snapshotId: components["parameters"]["SnapshotId"];
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    setPeriodicSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodicSnapshotRequest"];
            };
        };
        responses: {
            /** @description Empty or ignorable body. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    createSnapshotAlias: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UniqueSnapshotRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getTaskStderr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string; old lines may have been rotated out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getLastTaskStderr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string; "" when nothing is new. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getTaskInstanceStderr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Instance. */
                instanceId: components["parameters"]["InstanceId"];
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getLastTaskInstanceStderr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Instance. */
                instanceId: components["parameters"]["InstanceId"];
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getTaskStdout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string; old lines may have been rotated out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getLastTaskStdout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string; "" when nothing is new. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getTaskInstanceStdout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Instance. */
                instanceId: components["parameters"]["InstanceId"];
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    getLastTaskInstanceStdout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Instance. */
                instanceId: components["parameters"]["InstanceId"];
                /** @description Uuid or shortname. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON string. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
        };
    };
    listTasksPage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    searchTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listTaskSummaries: {
        parameters: {
            query?: {
                /** @description Keep what carries one of these tags; repeated, or comma separated (C#). */
                tag?: components["parameters"]["Tag"];
            };
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskSummary"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listTaskSummariesPage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Read on behalf of another account; needs specific rights. */
                QarnotReadOnlyRequestForAccount?: components["parameters"]["ReadOnlyAccount"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskSummaryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"][];
                };
            };
        };
    };
}
