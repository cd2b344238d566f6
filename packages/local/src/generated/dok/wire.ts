/* Generated from specs/dok.openapi.yaml by `npm run generate`. Do not edit. */

export interface paths {
    "/artifacts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listArtifacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artifacts/{artifactId}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifactId: components["parameters"]["ArtifactId"];
            };
            cookie?: never;
        };
        get: operations["getArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/artifacts/{artifactId}/download/": {
        parameters: {
            query?: {
                /** @description File name for the Content-Disposition header of the presigned download. */
                filename?: components["parameters"]["DownloadName"];
            };
            header?: never;
            path: {
                artifactId: components["parameters"]["ArtifactId"];
            };
            cookie?: never;
        };
        /** @description May fail for a few seconds after the task reaches `done`; retry. */
        get: operations["getArtifactUrl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Account behind the API key */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/agree/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept the terms of service (a legal act; never call it implicitly) */
        post: operations["acceptTerms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing_infos/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBillingInfos"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification/endpoints/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNotificationEndpoints"];
        put?: never;
        post: operations["createNotificationEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification/endpoints/{endpointId}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: number;
            };
            cookie?: never;
        };
        get: operations["getNotificationEndpoint"];
        put: operations["updateNotificationEndpoint"];
        post?: never;
        delete: operations["deleteNotificationEndpoint"];
        options?: never;
        head?: never;
        patch: operations["patchNotificationEndpoint"];
        trace?: never;
    };
    "/notification/settings/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNotificationSettings"];
        put?: never;
        post: operations["createNotificationSetting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification/settings/{settingId}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                settingId: string;
            };
            cookie?: never;
        };
        get: operations["getNotificationSetting"];
        put: operations["replaceNotificationSetting"];
        post?: never;
        delete: operations["deleteNotificationSetting"];
        options?: never;
        head?: never;
        patch: operations["patchNotificationSetting"];
        trace?: never;
    };
    "/notification/settings/test-webhook/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sendTestWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRegistries"];
        put?: never;
        post: operations["createRegistry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registries/{registryId}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registryId: string;
            };
            cookie?: never;
        };
        get: operations["getRegistry"];
        /** Full replace; the password must be sent again */
        put: operations["replaceRegistry"];
        post?: never;
        delete: operations["deleteRegistry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ssh/keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSshKeys"];
        put?: never;
        post: operations["createSshKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ssh/keys/{keyId}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        get: operations["getSshKey"];
        /** Rename or toggle; the key text itself cannot change */
        put: operations["updateSshKey"];
        post?: never;
        delete: operations["deleteSshKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Order is not documented; one client treats the first page as the most recent tasks. */
        get: operations["listTasks"];
        put?: never;
        /** @description A task always starts as `waiting`. The JSON body is accepted even without a Content-Type header (inferred). */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get: operations["getTask"];
        put?: never;
        post?: never;
        /** Forget a finished task; this does not stop a running one */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/cancel/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description No body. A waiting task comes back as `canceled`; for a running task the returned status is not documented. */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/containers/{containerIndex}/stream/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                containerIndex: number;
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Obtain a WebSocket address for live console output (POST, empty body) */
        post: operations["openLogStream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/download/{target}/": {
        parameters: {
            query?: {
                /** @description File name for the Content-Disposition header of the presigned download. */
                filename?: components["parameters"]["DownloadName"];
            };
            header?: never;
            path: {
                /** @description Believed to be the captured console output. */
                target: "output";
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get: operations["getTaskFileUrl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{taskId}/notification-preference/": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["setTaskNotification"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unit_prices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUnitPrices"];
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
        AccountInfo: {
            account: {
                account_code: string;
                account_id: components["schemas"]["AccountNumber"];
                account_name: string;
                created_at?: components["schemas"]["Timestamp"];
                member: components["schemas"]["MemberRef"];
                tos_agreed_at: components["schemas"]["Timestamp"] | null;
                tos_agreed_version?: string | null;
            };
            member: components["schemas"]["MemberRef"] | null;
            notification?: {
                endpoints?: {
                    address: string;
                    id: number;
                }[];
            };
            /** @description No fields known. */
            user: Record<string, unknown> | null;
        };
        /** @example 113300000001 */
        AccountNumber: string;
        AnyError: components["schemas"]["PlatformError"] | components["schemas"]["DetailError"] | components["schemas"]["FieldErrors"];
        Artifact: {
            created_at: components["schemas"]["Timestamp"];
            /**
             * @deprecated
             * @description Present until 2026-03, then replaced by updated_at.
             */
            deleted_at?: components["schemas"]["Timestamp"] | null;
            /** @example artifact.tar.gz */
            filename: string;
            /** Format: uuid */
            id: string;
            size_bytes: number;
            /** Format: uuid */
            task: string;
            updated_at?: components["schemas"]["Timestamp"] | null;
            url?: string | null;
        };
        ArtifactPage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["Artifact"][];
        };
        BillingInfo: {
            account: components["schemas"]["AccountNumber"];
            /** Format: date */
            bill_close_at: string;
            details: components["schemas"]["BillingLine"][];
            last_upload_at: components["schemas"]["Timestamp"];
        };
        BillingLine: {
            /** @description Yen. */
            amount: number;
            description: string;
            /** @description Null seen in practice. */
            plan: components["schemas"]["PlanId"] | null;
            sequence_no: number;
            /** @description Probably seconds. */
            usage: number;
            /**
             * @description Meaning unknown.
             * @enum {integer}
             */
            usage_type: 0 | 1;
        };
        BillingPage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["BillingInfo"][];
        };
        Container: {
            command: string[];
            entrypoint: string[];
            environment: {
                [key: string]: string;
            };
            execution_seconds: number | null;
            exit_code: number | null;
            http: components["schemas"]["HttpExposure"] | null;
            image: string;
            index: number;
            plan: components["schemas"]["PlanId"];
            /** Format: uuid */
            registry: string | null;
            ssh?: components["schemas"]["SshAccess"] | null;
            /** @description Null while queued and while the image is being pulled, even if the task status is already running. */
            start_at: components["schemas"]["Timestamp"] | null;
            stop_at: components["schemas"]["Timestamp"] | null;
        };
        DetailError: {
            detail: string | {
                [key: string]: unknown;
            }[];
        };
        /** @description Field name to list of messages, possibly nested. */
        FieldErrors: {
            [key: string]: unknown;
        };
        HttpExposure: {
            /** @description Must already be a valid URL-encoded path. */
            path: string;
            port: number;
        };
        LogStreamTicket: {
            /** @description JWT-looking. One client sends it as a Bearer Authorization header of the handshake; other carriers unknown. Messages are raw log text. */
            token: string;
            /**
             * Format: uri
             * @example wss://logs.example.net/ws
             */
            url: string;
        };
        MemberRef: {
            member_id: string;
        };
        /** @description Vendor documentation also requires command and entrypoint, but creation without entrypoint is known to work. */
        NewContainer: {
            /**
             * @description Replaces CMD. 200 KB is accepted.
             * @default []
             */
            command: string[];
            /**
             * @description Replaces ENTRYPOINT.
             * @default []
             */
            entrypoint: string[];
            /** @description Total of names and values under 8192 characters; names beginning SAKURA_ are reserved. An empty object was rejected in 2025-06 according to one client, so omit it when empty. Numbers are apparently accepted as values. */
            environment?: {
                [key: string]: string | number;
            };
            http?: components["schemas"]["HttpExposure"] | null;
            /** @example python:3.12-slim */
            image: string;
            plan: components["schemas"]["PlanId"];
            /** Format: uuid */
            registry?: string | null;
            ssh?: components["schemas"]["SshRequest"] | null;
        };
        NewTask: {
            containers: components["schemas"]["NewContainer"][];
            /** @description Seconds. Omitted means 1728000 (20 days); null means no limit. Whether larger numbers are allowed today is unknown. */
            execution_time_limit_sec?: number | null;
            name: string;
            /**
             * @description Vendor file of 2026-04 requires it; a live-verified client omits it.
             * @default []
             */
            tags: string[];
        };
        NotificationEndpoint: {
            address: string;
            created_at: components["schemas"]["Timestamp"];
            endpoint_type: components["schemas"]["NotificationEndpointType"];
            /** @description The April 2026 vendor file called it a uuid; later an integer. */
            id: number;
            is_verified: boolean;
            secret?: string | null;
            updated_at: components["schemas"]["Timestamp"];
        };
        NotificationEndpointPage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["NotificationEndpoint"][];
        };
        /** @enum {string} */
        NotificationEndpointType: "webhook";
        NotificationSetting: {
            created_at: components["schemas"]["Timestamp"];
            endpoints: components["schemas"]["NotificationEndpoint"][];
            /** @example task_completed */
            event_type: string;
            /** Format: uuid */
            id: string;
            is_enabled: boolean;
            updated_at: components["schemas"]["Timestamp"];
        };
        NotificationSettingPage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["NotificationSetting"][];
        };
        PageMeta: {
            count: number;
            next: string | null;
            page: number;
            page_size: number;
            previous: string | null;
            total_pages: number;
        };
        Plan: {
            id: components["schemas"]["PlanId"];
            minimum_execution_seconds?: number;
            name: string;
        };
        /**
         * @description Open set. Known values are examples, not a closed enum.
         * @example v100-32gb
         * @example h100-80gb
         * @example h100-8gpu-80gb
         */
        PlanId: string;
        PlanPage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["Plan"][];
        };
        /** @description Error envelope shared by SAKURA cloud APIs. */
        PlatformError: {
            /** @example unauthorized */
            error_code: string;
            error_msg: string;
            is_fatal: boolean;
            serial?: string;
            /** @example 401 Unauthorized */
            status: string;
        };
        Registry: {
            created_at: components["schemas"]["Timestamp"];
            hostname: string;
            /** Format: uuid */
            id: string;
            updated_at: components["schemas"]["Timestamp"];
            username: string;
        };
        RegistryPage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["Registry"][];
        };
        SignedUrl: {
            /**
             * Format: uri
             * @description Fetch with a plain GET and without DOK credentials.
             */
            url: string;
        };
        SshAccess: {
            /** @description Where to connect; null until assigned. */
            host_name?: string | null;
            port: number;
            shell: components["schemas"]["SshShell"];
        };
        SshKey: {
            /** Format: uuid */
            id: string;
            is_active: boolean;
            name: string;
            pub_key: string;
        };
        SshKeyPage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["SshKey"][];
        };
        SshRequest: {
            host_name?: string | null;
            /** @description Vendor file says required; a later reading omits it. */
            port?: number;
            shell: components["schemas"]["SshShell"];
        };
        /** @enum {string} */
        SshShell: "/bin/sh" | "/bin/bash" | "/bin/zsh";
        Task: {
            /** @description Vendor file does not say nullable; four clients treat it as such. */
            artifact: components["schemas"]["Artifact"] | null;
            canceled_at: components["schemas"]["Timestamp"] | null;
            containers: components["schemas"]["Container"][];
            created_at: components["schemas"]["Timestamp"];
            /** @description Always a string on creation (one client cannot decode null there); empty when there is no error. */
            error_message: string | null;
            execution_time_limit_sec?: number | null;
            /**
             * @description Public HTTPS origin of the exposed port; may appear before the container listens (503 until then).
             * @example https://0b7a1a52-3c4d-4b1e-9a61-0c1d2e3f4a5b.container.sakurausercontent.com
             */
            http_uri: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            status: components["schemas"]["TaskStatus"];
            tags: string[];
            updated_at: components["schemas"]["Timestamp"];
        };
        TaskPage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["Task"][];
        };
        /**
         * @description waiting and running are not final; the other four are.
         * @enum {string}
         */
        TaskStatus: "waiting" | "running" | "error" | "done" | "aborted" | "canceled";
        TestWebhookResult: {
            ok?: boolean;
            /** @description Truncated when long. */
            response_body?: string | null;
            webhook_status_code?: number | null;
        };
        /**
         * Format: date-time
         * @example 2026-05-01T09:30:12.345+09:00
         */
        Timestamp: string;
        UnitPrice: {
            /** Format: date */
            begin_at: string;
            /** Format: date */
            end_at: string | null;
            /** @description True for a price specific to this account; it takes precedence. */
            is_overridden: boolean;
            plan: components["schemas"]["PlanId"];
            /**
             * @description Yen per execution second as a decimal string.
             * @example 0.016
             */
            price: string;
        };
        UnitPricePage: {
            meta: components["schemas"]["PageMeta"];
            results: components["schemas"]["UnitPrice"][];
        };
    };
    responses: {
        /** @description Bad query or body. Body shape unknown. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AnyError"];
            };
        };
        /** @description Body failed validation. Carries details, shape unknown. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AnyError"];
            };
        };
        /** @description Unknown id. Body shape unknown. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AnyError"];
            };
        };
        /** @description Presumably returned for unknown registry ids; the vendor does not list it. */
        NotFoundUndocumented: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AnyError"];
            };
        };
        /** @description Log stream asked for a task that is not running. Code and a "not running" text were seen live; JSON shape unknown. */
        NotRunning: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AnyError"];
            };
        };
        /** @description Terms not accepted, key lacks DOK permission, or the object is in a state that forbids the operation. Body shape unknown. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AnyError"];
            };
        };
        /** @description Bad or missing credentials. Body is the platform envelope. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PlatformError"];
            };
        };
    };
    parameters: {
        ArtifactId: string;
        /** @description Same remark as year. */
        Day: number;
        /** @description File name for the Content-Disposition header of the presigned download. */
        DownloadName: string;
        /** @description Same remark as year. */
        Month: number;
        Page: number;
        /** @description Upper bound unknown. */
        PageSize: number;
        PageSizeUndocumented: number;
        PageUndocumented: number;
        /** @description A malformed id is answered 404, not 422. */
        TaskId: string;
        /** @description Formally optional; omission was rejected in practice, so always send it. */
        Year: number;
    };
    requestBodies: {
        NotificationEndpointChange: {
            content: {
                "application/json": {
                    /** Format: uri */
                    address?: string;
                    endpoint_type?: components["schemas"]["NotificationEndpointType"];
                };
            };
        };
        NotificationSettingWrite: {
            content: {
                "application/json": {
                    endpoint_ids: number[];
                    /** @example task_completed */
                    event_type: string;
                    is_enabled: boolean;
                };
            };
        };
        RegistryWrite: {
            content: {
                "application/json": {
                    /** @example mylab.sakuracr.jp */
                    hostname: string;
                    /** Format: password */
                    password: string;
                    username: string;
                };
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listArtifacts: {
        parameters: {
            query?: {
                page?: components["parameters"]["Page"];
                /** @description Upper bound unknown. */
                page_size?: components["parameters"]["PageSize"];
                task?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of artifacts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    getArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                artifactId: components["parameters"]["ArtifactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Artifact record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artifact"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getArtifactUrl: {
        parameters: {
            query?: {
                /** @description File name for the Content-Disposition header of the presigned download. */
                filename?: components["parameters"]["DownloadName"];
            };
            header?: never;
            path: {
                artifactId: components["parameters"]["ArtifactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Presigned location; the address contains the task id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUrl"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountInfo"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    acceptTerms: {
        parameters: {
            query?: {
                /** @description Version being accepted. Real values unknown. */
                version?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    listBillingInfos: {
        parameters: {
            query?: {
                /** @description Same remark as year. */
                day?: components["parameters"]["Day"];
                /** @description Same remark as year. */
                month?: components["parameters"]["Month"];
                /** @description Formally optional; omission was rejected in practice, so always send it. */
                year?: components["parameters"]["Year"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Month-to-date charges grouped by plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
    listNotificationEndpoints: {
        parameters: {
            query?: {
                page?: components["parameters"]["Page"];
                /** @description Upper bound unknown. */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of endpoints */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationEndpointPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    createNotificationEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    address: string;
                    endpoint_type: components["schemas"]["NotificationEndpointType"];
                };
            };
        };
        responses: {
            /** @description Stored */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationEndpoint"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Invalid"];
        };
    };
    getNotificationEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Endpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationEndpoint"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    updateNotificationEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["NotificationEndpointChange"];
        responses: {
            /** @description Updated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationEndpoint"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteNotificationEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    patchNotificationEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                endpointId: number;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["NotificationEndpointChange"];
        responses: {
            /** @description Updated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationEndpoint"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    listNotificationSettings: {
        parameters: {
            query?: {
                page?: components["parameters"]["Page"];
                /** @description Upper bound unknown. */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSettingPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    createNotificationSetting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["NotificationSettingWrite"];
        responses: {
            /** @description Stored */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSetting"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Invalid"];
        };
    };
    getNotificationSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                settingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Setting */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSetting"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    replaceNotificationSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                settingId: string;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["NotificationSettingWrite"];
        responses: {
            /** @description Replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSetting"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteNotificationSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                settingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    patchNotificationSetting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                settingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endpoint_ids?: number[];
                    event_type?: string;
                    is_enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Updated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSetting"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
        };
    };
    sendTestWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    url: string;
                };
            };
        };
        responses: {
            /** @description Target answered 2xx */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestWebhookResult"];
                };
            };
            /** @description Invalid input, or the target answered something other than 2xx */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestWebhookResult"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description Could not connect to the target */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Target timed out */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPlans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Plans usable for new tasks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    listRegistries: {
        parameters: {
            query?: {
                page?: components["parameters"]["PageUndocumented"];
                page_size?: components["parameters"]["PageSizeUndocumented"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored registry credentials, without passwords */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    createRegistry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RegistryWrite"];
        responses: {
            /** @description Stored */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registry"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Invalid"];
        };
    };
    getRegistry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Credential record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registry"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFoundUndocumented"];
        };
    };
    replaceRegistry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registryId: string;
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["RegistryWrite"];
        responses: {
            /** @description Replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registry"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFoundUndocumented"];
            422: components["responses"]["Invalid"];
        };
    };
    deleteRegistry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed; the id is dead from now on */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFoundUndocumented"];
        };
    };
    listSshKeys: {
        parameters: {
            query?: {
                is_active?: boolean;
                page?: components["parameters"]["Page"];
                /** @description Upper bound unknown. */
                page_size?: components["parameters"]["PageSize"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SshKeyPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    createSshKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    is_active: boolean;
                    name: string;
                    /** @description OpenSSH one-line public key */
                    pub_key: string;
                };
            };
        };
        responses: {
            /** @description Stored */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SshKey"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Invalid"];
        };
    };
    getSshKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SshKey"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    updateSshKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    is_active: boolean;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Updated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SshKey"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteSshKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                created_after?: components["schemas"]["Timestamp"];
                created_before?: components["schemas"]["Timestamp"];
                /** @description When true, only tasks having an artifact. */
                include_artifact?: boolean;
                page?: components["parameters"]["Page"];
                /** @description Upper bound unknown. */
                page_size?: components["parameters"]["PageSize"];
                plan?: components["schemas"]["PlanId"][];
                /** @description Comma-joined; the comma may arrive percent-encoded. */
                status?: components["schemas"]["TaskStatus"][];
                /** @description One tag. Exact match is assumed. */
                tag?: string;
                /** @description Free-text terms split on commas or spaces, all must match, over task id, task name, container image, container plan. */
                tasks?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tasks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Refused"];
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
                "application/json": components["schemas"]["NewTask"];
            };
        };
        responses: {
            /** @description Queued */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Task after the request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
        };
    };
    openLogStream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                containerIndex: number;
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where and with which token to connect */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogStreamTicket"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotRunning"];
            404: components["responses"]["NotFound"];
        };
    };
    getTaskFileUrl: {
        parameters: {
            query?: {
                /** @description File name for the Content-Disposition header of the presigned download. */
                filename?: components["parameters"]["DownloadName"];
            };
            header?: never;
            path: {
                /** @description Believed to be the captured console output. */
                target: "output";
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Presigned location */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUrl"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    setTaskNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A malformed id is answered 404, not 422. */
                taskId: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    endpoint_ids?: number[] | null;
                    is_enabled?: boolean | null;
                };
            };
        };
        responses: {
            /** @description Stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok?: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listUnitPrices: {
        parameters: {
            query?: {
                /** @description Same remark as year. */
                day?: components["parameters"]["Day"];
                /** @description Same remark as year. */
                month?: components["parameters"]["Month"];
                page?: components["parameters"]["PageUndocumented"];
                page_size?: components["parameters"]["PageSizeUndocumented"];
                /** @description Formally optional; omission was rejected in practice, so always send it. */
                year?: components["parameters"]["Year"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Price rows in force on that date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPricePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
        };
    };
}
