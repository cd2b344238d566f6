/* Generated from specs/denvr.openapi.yaml by `npm run generate`. Do not edit. */

export interface paths {
    "/api/TokenAuth/Authenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trade user name and password for tokens */
        post: operations["authenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/TokenAuth/LogOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invalidate the presented token */
        get: operations["logOut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/TokenAuth/RefreshToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Same by GET, which is what denvrpy and go-denvr send */
        get: operations["refreshTokenByGet"];
        put?: never;
        /** Get a new access token */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/GetAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of the clusters of the tenant */
        get: operations["getClusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/CreateApplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name of CreateCatalogApplication until March 2025
         * @deprecated
         */
        post: operations["createApplicationLegacy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/CreateCatalogApplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start an application from the catalog */
        post: operations["createCatalogApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/CreateCustomApplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start an application from any container image */
        post: operations["createCustomApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/DestroyApplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an application */
        delete: operations["destroyApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/GetApplicationCatalogItems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Catalog */
        get: operations["getApplicationCatalogItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/GetApplicationDetails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One application */
        get: operations["getApplicationDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/GetApplicationRuntimeLogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Output of the container */
        get: operations["getApplicationRuntimeLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/GetApplications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List applications of all clusters */
        get: operations["getApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/GetAvailability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of each package fit now */
        get: operations["getApplicationAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/GetConfigurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hardware packages with prices */
        get: operations["getApplicationConfigurations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/StartApplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start an OFFLINE application */
        post: operations["startApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/applications/StopApplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an ONLINE application */
        post: operations["stopApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/images/GetOperatingSystemImages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Operating-system images for VMs */
        get: operations["getOperatingSystemImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/metal/AddHostVpc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a host into a VPC
         * @deprecated
         */
        post: operations["addHostVpc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/metal/GetHost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One bare-metal host */
        get: operations["getHost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/metal/GetHosts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bare-metal hosts */
        get: operations["getHosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/metal/RebootHost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reboot a host */
        post: operations["rebootHost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/metal/RemoveHostVpc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a host out of a VPC
         * @deprecated
         */
        post: operations["removeHostVpc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/metal/ReprovisionHost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Install a host again */
        post: operations["reprovisionHost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/snapshots/CreateSnapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a snapshot of a VM */
        post: operations["createSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/snapshots/DeleteSnapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a snapshot */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/snapshots/GetSnapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One snapshot */
        get: operations["getSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/snapshots/GetSnapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List snapshots */
        get: operations["getSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/CreateServer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a VM */
        post: operations["createServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/DestroyServer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a VM and its disks */
        delete: operations["destroyServer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/GetAvailability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of each size fit now */
        get: operations["getVirtualAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/GetConfigurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** VM sizes with prices */
        get: operations["getVirtualConfigurations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/GetServer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One VM */
        get: operations["getServer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/GetServers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List VMs */
        get: operations["getServers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/GetVirtualMachineBootLogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Boot console text */
        get: operations["getVirtualMachineBootLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/StartServer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start an OFFLINE VM */
        post: operations["startServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/servers/virtual/StopServer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an ONLINE VM */
        post: operations["stopServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vpcs/CreateVpc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a VPC */
        post: operations["createVpc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vpcs/DestroyVpc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a VPC */
        delete: operations["destroyVpc"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vpcs/GetVpc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One VPC */
        get: operations["getVpc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vpcs/GetVpcs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List VPCs */
        get: operations["getVpcs"];
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
        AbpError: {
            /**
             * Format: int32
             * @description 0 when unset
             */
            code?: number;
            details?: string | null;
            /** @description Text for people; Terraform looks for "<id>" not found in it */
            message: string | null;
            validationErrors?: components["schemas"]["AbpValidationError"][] | null;
        };
        AbpValidationError: {
            /** @description Names of the offending keys */
            members?: string[] | null;
            /** @description Text for people */
            message?: string | null;
        };
        ApiCommandInput: {
            cluster: string;
            id: string;
        };
        /** @description A hardware package. */
        ApplicationsApiApplicationConfig: {
            clusters?: string[] | null;
            description?: string | null;
            /** Format: int32 */
            directAttachedStorageGb?: number | null;
            gpuBrand?: string | null;
            /** Format: int32 */
            gpuCount?: number | null;
            gpuName?: string | null;
            gpuType?: string | null;
            /** Format: int64 */
            memoryGb?: number | null;
            /** @example g-nvidia-1xa100-40gb-pcie-14vcpu-112gb */
            name?: string | null;
            /**
             * Format: double
             * @example 1.15
             */
            pricePerHour?: number | null;
            /** Format: int32 */
            vcpusCount?: number | null;
        };
        ApplicationsApiApplicationConfigAvailability: {
            available?: boolean | null;
            availableNodeNames?: string[] | null;
            cluster?: string | null;
            configuration?: string | null;
            /** Format: int32 */
            count?: number | null;
            /** Format: int32 */
            maxCount?: number | null;
            /** Format: double */
            price?: number | null;
            rpool?: string | null;
        };
        ApplicationsApiCatalogItem: {
            applicationSourceDetailsUrl?: string | null;
            applicationSourceOwner?: string | null;
            /** @example jupyter-notebook */
            name?: string | null;
            versions?: components["schemas"]["ApplicationsApiCatalogItemVersion"][] | null;
        };
        ApplicationsApiCatalogItemVersion: {
            accelerator?: string | null;
            /** @description Date-time */
            imageLastPushDate?: string | null;
            imageUrl?: string | null;
            /** @example jupyter */
            launchType?: string | null;
            /** @example python-3.11.9 */
            name?: string | null;
            /** @example NVIDIA */
            platform?: string | null;
            releaseNotesUrl?: string | null;
        };
        ApplicationsApiCommandRequest: {
            cluster: string;
            id: string;
        };
        ApplicationsApiCommandResponse: {
            cluster: string;
            id: string;
        };
        ApplicationsApiCreateRequest: {
            applicationCatalogItemName: string;
            applicationCatalogItemVersion: string;
            cluster: string;
            environmentVariables?: {
                [key: string]: string | null;
            } | null;
            hardwarePackageName: string;
            jupyterToken?: string | null;
            name: string;
            /** @description Only honoured in reserved pools */
            persistDirectAttachedStorage?: boolean;
            personalSharedStorage?: boolean;
            proxyApiKeys?: string[] | null;
            /** @description Text here, integer in the custom request */
            proxyPort?: string | null;
            resourcePool?: string | null;
            selectedNode?: string | null;
            sshKeys?: string[] | null;
            /** @description Run in order before the main program, joined with semicolons */
            startupCommands?: string[] | null;
            tenantSharedStorage?: boolean;
        };
        ApplicationsApiCustomApiCreateRequest: {
            cluster: string;
            /** @description Names ^[A-Za-z_][A-Za-z0-9_]*$; values without NUL, CR or LF */
            environmentVariables?: {
                [key: string]: string | null;
            } | null;
            hardwarePackageName: string;
            /** @description Replaces the CMD of the image; an empty array means none */
            imageCmdOverride?: string[] | null;
            imageRepository?: components["schemas"]["ImageRepositoryDto"] | null;
            imageUrl: string;
            name: string;
            /** @description Only honoured in reserved pools */
            persistDirectAttachedStorage?: boolean;
            personalSharedStorage?: boolean;
            /** @description Needs proxyPort */
            proxyApiKeys?: string[] | null;
            /**
             * Format: int32
             * @description Container port behind the HTTPS proxy; 443 is reserved
             */
            proxyPort?: number | null;
            /**
             * Format: int32
             * @description TCP port probed for ONLINE
             */
            readinessWatcherPort?: number | null;
            resourcePool?: string | null;
            securityContext?: components["schemas"]["SecurityContextDto"] | null;
            selectedNode?: string | null;
            tenantSharedStorage?: boolean;
            /** @description File name to text; mounted at /etc/script/user-scripts; names up to 255 of letters, digits, dots, spaces, parentheses; text 1 to 16384 characters */
            userScripts?: {
                [key: string]: string | null;
            } | null;
        };
        ApplicationsApiDetails: {
            applicationCatalogItem?: components["schemas"]["ApplicationsApiCatalogItem"] | null;
            hardwarePackage?: components["schemas"]["ApplicationsApiApplicationConfig"] | null;
            instanceDetails?: components["schemas"]["InstanceDetails"];
        };
        ApplicationsApiOverview: {
            applicationCatalogItemName?: string | null;
            applicationCatalogItemVersionName?: string | null;
            cluster?: string | null;
            createdBy?: string | null;
            dns?: string | null;
            hardwarePackageName?: string | null;
            id?: string | null;
            persistedDirectAttachedStorage?: boolean;
            personalSharedStorage?: boolean;
            privateIp?: string | null;
            publicIp?: string | null;
            resourcePool?: string | null;
            sshUsername?: string | null;
            /** @description null in the answer of a create */
            status?: components["schemas"]["InstanceStatus"] | null;
            tenant?: string | null;
            tenantSharedStorage?: boolean;
        };
        ApplicationsApiRuntimeLogsResponse: {
            cluster?: string | null;
            id?: string | null;
            logs?: string | null;
        };
        AuthenticateModel: {
            captchaResponse?: string | null;
            password: string;
            rememberClient?: boolean;
            returnUrl?: string | null;
            singleSignIn?: boolean | null;
            twoFactorRememberClientToken?: string | null;
            twoFactorVerificationCode?: string | null;
            userNameOrEmailAddress: string;
        };
        AuthenticateResultModel: {
            accessToken?: string | null;
            c?: string | null;
            encryptedAccessToken?: string | null;
            /**
             * Format: int32
             * @description Life of the access token; 86400 by framework default
             * @example 86400
             */
            expireInSeconds?: number;
            passwordResetCode?: string | null;
            refreshToken?: string | null;
            /**
             * Format: int32
             * @description 31536000 by framework default
             * @example 31536000
             */
            refreshTokenExpireInSeconds?: number;
            requiresTwoFactorVerification?: boolean;
            returnUrl?: string | null;
            shouldResetPassword?: boolean;
            twoFactorAuthProviders?: string[] | null;
            twoFactorRememberClientToken?: string | null;
            /** Format: int64 */
            userId?: number;
        };
        BareMetalHostDetailsItem: {
            cluster?: string | null;
            /** @example denvrbm-128 */
            id?: string | null;
            image?: string | null;
            /** @example NVIDIA_H100_SXM5_80GB */
            nodeType?: string | null;
            /** @example OK */
            operationalStatus?: string | null;
            poweredOn?: boolean;
            privateIp?: string | null;
            provisionedHostname?: string | null;
            provisioningState?: string | null;
            publicIp?: string | null;
            tenancyName?: string | null;
        };
        BareMetalHostVpcCommandInput: {
            cluster: string;
            id: string;
            vpcId: string;
        };
        CreateSnapshotInput: {
            cluster: string;
            name?: string | null;
            namespace: string;
            /** @description Machine to copy */
            sourceVMName?: string | null;
        };
        CreateVirtualServerInput: {
            /** @example Msc1 */
            cluster: string;
            /**
             * @description Name from GetConfigurations
             * @example A100_40GB_PCIe_1x
             */
            configuration: string;
            /** @example /home/ubuntu/direct-attached */
            directStorageMountPath?: string | null;
            /**
             * @description Made up by the server when absent
             * @example train-01
             */
            name?: string | null;
            /** @example Ubuntu 22.04.4 LTS */
            operatingSystemImage?: string | null;
            /** @description Keep direct-attached storage over a stop */
            persistStorage?: boolean;
            /** @example /home/ubuntu/personal */
            personalStorageMountPath?: string | null;
            /**
             * Format: int32
             * @description GiB
             * @example 500
             */
            rootDiskSize?: number;
            /** @description Default: first pool of the tenant, else on-demand */
            rpool?: string | null;
            /** @description Not for on-demand pools */
            selectedNode?: string | null;
            snapshotName?: string | null;
            /** @description SSH public keys */
            ssh_keys: string[];
            /** @example /home/ubuntu/tenant-shared */
            tenantSharedAdditionalStorage?: string | null;
            /**
             * @description Usually the tenant name
             * @example acme
             */
            vpc: string;
        };
        CreateVpcInput: {
            /** @default false */
            blockIntraVpcComms: boolean;
            cluster: string;
            /**
             * @description One default VPC per cluster
             * @default false
             */
            isDefault: boolean;
            /** @description Should begin with the tenant name and a dash */
            name: string;
        };
        DeleteSnapshotOutput: {
            id?: string | null;
        };
        /** @description Every answer of the live service is wrapped in this. Operations below describe result through allOf. */
        Envelope: {
            /** @constant */
            __abp?: true;
            error: components["schemas"]["AbpError"] | null;
            /** @description The payload described for the operation, or null */
            result: unknown;
            success: boolean;
            targetUrl?: string | null;
            unAuthorizedRequest?: boolean;
        };
        ErrorEnvelope: components["schemas"]["Envelope"] & {
            error?: components["schemas"]["AbpError"];
            result?: null;
            /** @constant */
            success?: false;
        };
        ImageRepositoryDto: {
            /**
             * @description Guessed by the server from imageUrl when absent
             * @example https://ghcr.io/
             */
            hostname?: string | null;
            password?: string | null;
            username?: string | null;
        };
        InstanceDetails: {
            cluster?: string | null;
            /** Format: int32 */
            containerGid?: number | null;
            /** Format: int32 */
            containerUid?: number | null;
            createdBy?: string | null;
            /** @description Date-time text */
            creationTime?: string;
            dns?: string | null;
            environmentVariables?: {
                [key: string]: string | null;
            } | null;
            id?: string | null;
            /** @description A text here, although requests carry an array; encoding uncertain */
            imageCmdOverride?: string | null;
            /** @description Date-time text */
            lastUpdated?: string | null;
            nodeSelector?: string | null;
            persistedDirectAttachedStorage?: boolean;
            personalSharedStorage?: boolean;
            privateIp?: string | null;
            /** Format: int32 */
            proxyPort?: number | null;
            publicIp?: string | null;
            /** Format: int32 */
            readinessWatcherPort?: number | null;
            resourcePool?: string | null;
            runAsRoot?: boolean;
            /** @description Clients need a non-null value here */
            status?: components["schemas"]["InstanceStatus"] | null;
            statusMessage?: string | null;
            statusReason?: string | null;
            tenant?: string | null;
            tenantSharedStorage?: boolean;
        };
        /**
         * @description Open set. PENDING_READINESS and ONLINE are billed; CREATE_FAILED, ADMIN_WAIT and FAILED are terminal failures. "na" is seen only in the answer of CreateServer.
         * @example ONLINE
         */
        InstanceStatus: string;
        /** @description List holder; never paginated. */
        ListResultDtoOfApplicationsApiApplicationConfig: {
            items?: components["schemas"]["ApplicationsApiApplicationConfig"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfApplicationsApiApplicationConfigAvailability: {
            items?: components["schemas"]["ApplicationsApiApplicationConfigAvailability"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfApplicationsApiCatalogItem: {
            items?: components["schemas"]["ApplicationsApiCatalogItem"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfApplicationsApiOverview: {
            items?: components["schemas"]["ApplicationsApiOverview"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfBareMetalHostDetailsItem: {
            items?: components["schemas"]["BareMetalHostDetailsItem"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfOperatingSystemImage: {
            items?: components["schemas"]["OperatingSystemImage"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfServerAvailability: {
            items?: components["schemas"]["ServerAvailability"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfServerConfiguration: {
            items?: components["schemas"]["ServerConfiguration"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfSnapshotDetailsItem: {
            items?: components["schemas"]["SnapshotDetailsItem"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfVirtualServerDetailsItem: {
            items?: components["schemas"]["VirtualServerDetailsItem"][] | null;
        };
        /** @description List holder; never paginated. */
        ListResultDtoOfVpcDetailsItem: {
            items?: components["schemas"]["VpcDetailsItem"][] | null;
        };
        OperatingSystemImage: {
            /** @example Ubuntu */
            distribution?: string | null;
            /** Format: int32 */
            id?: number;
            /**
             * @description Use this in operatingSystemImage
             * @example Ubuntu 22.04.4 LTS
             */
            name?: string | null;
            /** @example 22.04.4 */
            version?: string | null;
        };
        RefreshTokenResult: {
            accessToken?: string | null;
            encryptedAccessToken?: string | null;
            /** Format: int32 */
            expireInSeconds?: number;
        };
        ReprovisionHostInput: {
            /** @description Base64 of a cloud-init document */
            cloudInitBase64?: string | null;
            cluster: string;
            id: string;
            /** @description URL of a checksum file */
            imageChecksum?: string | null;
            /** @description Where to get the disk image */
            imageUrl?: string | null;
        };
        SecurityContextDto: {
            /**
             * Format: int32
             * @description Needed when runAsRoot is false
             */
            containerGid?: number | null;
            /**
             * Format: int32
             * @description Needed when runAsRoot is false
             */
            containerUid?: number | null;
            runAsRoot?: boolean;
        };
        ServerAvailability: {
            available?: boolean;
            /** @description Left out for on-demand pools */
            availableNodeNames?: string[] | null;
            cluster?: string | null;
            configuration?: string | null;
            /**
             * Format: int32
             * @description How many more fit now
             */
            count?: number;
            /**
             * Format: int32
             * @description 0 for on-demand pools
             */
            maxCount?: number;
            /** Format: double */
            price?: number;
            rpool?: string | null;
            /** @deprecated */
            type?: string | null;
        };
        ServerBootLogsOutput: {
            bootLogs?: string | null;
            cluster?: string | null;
            id?: string | null;
            namespace?: string | null;
        };
        ServerCommandInput: {
            cluster: string;
            id: string;
            namespace: string;
        };
        ServerCommandOutput: {
            cluster?: string | null;
            id?: string | null;
            /** @description Not part of the present schema; local servers should add it so that denvrpy waiters work */
            namespace?: string | null;
            /** @description State after the command */
            status?: components["schemas"]["InstanceStatus"] | null;
        };
        ServerConfiguration: {
            brand?: string | null;
            brand_family?: string | null;
            clusters?: string[] | null;
            compute_network?: string | null;
            description?: string | null;
            /** @deprecated */
            gpu_brand?: string | null;
            /** @deprecated */
            gpu_family?: string | null;
            /** @deprecated */
            gpu_name?: string | null;
            /** @deprecated */
            gpu_type?: string | null;
            /** Format: int32 */
            gpus?: number;
            /** Format: int32 */
            id?: number;
            is_gpu_platform?: boolean;
            /**
             * Format: int64
             * @description GB
             */
            memory?: number;
            name?: string | null;
            /** @deprecated */
            os_type?: string | null;
            /** @deprecated */
            os_version?: string | null;
            /**
             * Format: double
             * @description USD per hour for the whole configuration
             * @example 2.05
             */
            price?: number;
            /**
             * Format: int64
             * @description GB
             * @example 1700
             */
            storage?: number;
            text_name?: string | null;
            type?: string | null;
            user_friendly_name?: string | null;
            /** Format: int32 */
            vcpus?: number;
        };
        SnapshotDetailsItem: {
            /** @description Date-time text */
            creationDate?: string;
            customPackage?: string | null;
            id?: string | null;
            namespace?: string | null;
            osImage?: string | null;
            readyToUse?: boolean;
            rootDiskSize?: string | null;
            sourceName?: string | null;
            tenancyName?: string | null;
            username?: string | null;
        };
        /** @description Mixed snake_case and camelCase, exactly as on the wire. */
        VirtualServerDetailsItem: {
            /** @example Msc1 */
            cluster?: string | null;
            /**
             * @description Name or numeric id of the configuration
             * @example A100_40GB_PCIe_1x
             */
            configuration?: string | null;
            directAttachedStoragePersisted?: boolean;
            /** @example nvidia.com/A100PCIE40GB */
            gpu_type?: string | null;
            /**
             * Format: int32
             * @example 1
             */
            gpus?: number | null;
            /**
             * @description VM name
             * @example train-01
             */
            id?: string | null;
            /** @example Ubuntu_22.04.4_LTS */
            image?: string | null;
            /**
             * @description Public address; empty text until assigned
             * @example 130.250.171.34
             */
            ip?: string | null;
            /**
             * @description Date-time, zone may be missing, zero value 0001-01-01T00:00:00
             * @example 2025-11-20T14:03:07
             */
            lastUpdated?: string;
            /**
             * Format: int64
             * @description GB
             * @example 112
             */
            memory?: number | null;
            /**
             * @description VPC the machine lives in
             * @example acme
             */
            namespace?: string | null;
            /** @description Node it is pinned to */
            nodeSelector?: string | null;
            /** @example 172.16.0.41 */
            privateIp?: string | null;
            /**
             * @description Text, format uncertain
             * @example 500Gi
             */
            rootDiskSize?: string | null;
            /**
             * @description Resource pool
             * @example on-demand
             */
            rpool?: string | null;
            /** @description See InstanceStatus */
            status?: components["schemas"]["InstanceStatus"] | null;
            /**
             * Format: int64
             * @description GB of direct-attached storage
             * @example 1700
             */
            storage?: number | null;
            /** @example na */
            storageType?: string | null;
            /**
             * @description Tenant
             * @example acme
             */
            tenancy_name?: string | null;
            /**
             * @description Creator
             * @example ada@example.org
             */
            username?: string | null;
            /**
             * Format: int32
             * @example 14
             */
            vcpus?: number | null;
        };
        VpcDetailsItem: {
            blockIntraVpcComms?: boolean;
            cluster?: string | null;
            /** @description Date-time text */
            createdAt?: string;
            id?: string | null;
            ipRange?: string | null;
            isDefault?: boolean;
            name?: string | null;
            tenancyName?: string | null;
        };
    };
    responses: {
        /** @description The request did not validate */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Not allowed */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Not in the vendor spec. The message contains the id in double quotes followed by not found */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Server fault; the live service also uses it for many user mistakes */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Not in the vendor spec; seen when creating many */
        TooManyRequests: {
            headers: {
                /** @description Seconds; honoured by the official clients when present */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description No or bad credentials; unAuthorizedRequest is true */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description No capacity or temporary outage */
        Unavailable: {
            headers: {
                /** @description Seconds; honoured by the official clients when present */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    authenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthenticateModel"];
                "application/json-patch+json": components["schemas"]["AuthenticateModel"];
                "text/json": components["schemas"]["AuthenticateModel"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["AuthenticateResultModel"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerError"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; body not described */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    refreshTokenByGet: {
        parameters: {
            query?: {
                /** @description The refresh token */
                refreshToken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["RefreshTokenResult"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerError"];
        };
    };
    refreshToken: {
        parameters: {
            query?: {
                /** @description The refresh token */
                refreshToken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["RefreshTokenResult"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerError"];
        };
    };
    getClusters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        /**
                         * @example [
                         *       "Hou1",
                         *       "Msc1"
                         *     ]
                         */
                        result?: string[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createApplicationLegacy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationsApiCreateRequest"];
                "application/json-patch+json": components["schemas"]["ApplicationsApiCreateRequest"];
                "text/json": components["schemas"]["ApplicationsApiCreateRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ApplicationsApiOverview"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createCatalogApplication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationsApiCreateRequest"];
                "application/json-patch+json": components["schemas"]["ApplicationsApiCreateRequest"];
                "text/json": components["schemas"]["ApplicationsApiCreateRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ApplicationsApiOverview"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createCustomApplication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationsApiCustomApiCreateRequest"];
                "application/json-patch+json": components["schemas"]["ApplicationsApiCustomApiCreateRequest"];
                "text/json": components["schemas"]["ApplicationsApiCustomApiCreateRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ApplicationsApiOverview"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    destroyApplication: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ApplicationsApiCommandResponse"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getApplicationCatalogItems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfApplicationsApiCatalogItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getApplicationDetails: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ApplicationsApiDetails"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getApplicationRuntimeLogs: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
                /** @description Most lines to return; head or tail unknown */
                Limit: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ApplicationsApiRuntimeLogsResponse"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getApplications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfApplicationsApiOverview"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getApplicationAvailability: {
        parameters: {
            query: {
                cluster: string;
                resourcePool: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfApplicationsApiApplicationConfigAvailability"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getApplicationConfigurations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfApplicationsApiApplicationConfig"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    startApplication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationsApiCommandRequest"];
                "application/json-patch+json": components["schemas"]["ApplicationsApiCommandRequest"];
                "text/json": components["schemas"]["ApplicationsApiCommandRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ApplicationsApiCommandResponse"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    stopApplication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationsApiCommandRequest"];
                "application/json-patch+json": components["schemas"]["ApplicationsApiCommandRequest"];
                "text/json": components["schemas"]["ApplicationsApiCommandRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ApplicationsApiCommandResponse"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getOperatingSystemImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfOperatingSystemImage"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    addHostVpc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BareMetalHostVpcCommandInput"];
                "application/json-patch+json": components["schemas"]["BareMetalHostVpcCommandInput"];
                "text/json": components["schemas"]["BareMetalHostVpcCommandInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["BareMetalHostDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getHost: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["BareMetalHostDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getHosts: {
        parameters: {
            query?: {
                /** @description Only this cluster */
                Cluster?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfBareMetalHostDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    rebootHost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiCommandInput"];
                "application/json-patch+json": components["schemas"]["ApiCommandInput"];
                "text/json": components["schemas"]["ApiCommandInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["BareMetalHostDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    removeHostVpc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BareMetalHostVpcCommandInput"];
                "application/json-patch+json": components["schemas"]["BareMetalHostVpcCommandInput"];
                "text/json": components["schemas"]["BareMetalHostVpcCommandInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["BareMetalHostDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    reprovisionHost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReprovisionHostInput"];
                "application/json-patch+json": components["schemas"]["ReprovisionHostInput"];
                "text/json": components["schemas"]["ReprovisionHostInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["BareMetalHostDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSnapshotInput"];
                "application/json-patch+json": components["schemas"]["CreateSnapshotInput"];
                "text/json": components["schemas"]["CreateSnapshotInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["SnapshotDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
                /** @description VPC / namespace */
                Namespace: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["DeleteSnapshotOutput"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getSnapshot: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
                /** @description VPC / namespace */
                Namespace: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["SnapshotDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getSnapshots: {
        parameters: {
            query?: {
                /** @description Only this cluster */
                Cluster?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfSnapshotDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVirtualServerInput"];
                "application/json-patch+json": components["schemas"]["CreateVirtualServerInput"];
                "text/json": components["schemas"]["CreateVirtualServerInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["VirtualServerDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    destroyServer: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Also remove snapshots taken from it */
                DeleteSnapshots?: boolean;
                /** @description Name of the resource */
                Id: string;
                /** @description VPC / namespace */
                Namespace: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ServerCommandOutput"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getVirtualAvailability: {
        parameters: {
            query: {
                cluster: string;
                /** @description false skips the counting and is faster */
                reportNodes?: boolean;
                resourcePool?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfServerAvailability"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getVirtualConfigurations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfServerConfiguration"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getServer: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
                /** @description VPC / namespace */
                Namespace: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["VirtualServerDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getServers: {
        parameters: {
            query?: {
                /** @description Only this cluster */
                Cluster?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfVirtualServerDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getVirtualMachineBootLogs: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
                /** @description Most lines to return; marked required although a default is described */
                Limit: number;
                /** @description VPC / namespace */
                Namespace: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ServerBootLogsOutput"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    startServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerCommandInput"];
                "application/json-patch+json": components["schemas"]["ServerCommandInput"];
                "text/json": components["schemas"]["ServerCommandInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ServerCommandOutput"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    stopServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerCommandInput"];
                "application/json-patch+json": components["schemas"]["ServerCommandInput"];
                "text/json": components["schemas"]["ServerCommandInput"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ServerCommandOutput"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createVpc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVpcInput"];
                "application/json-patch+json": components["schemas"]["CreateVpcInput"];
                "text/json": components["schemas"]["CreateVpcInput"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["VpcDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    destroyVpc: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["VpcDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getVpc: {
        parameters: {
            query: {
                /** @description Cluster name */
                Cluster: string;
                /** @description Name of the resource */
                Id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["VpcDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getVpcs: {
        parameters: {
            query?: {
                /** @description Only this cluster; lower-case name */
                cluster?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Envelope"] & {
                        result?: components["schemas"]["ListResultDtoOfVpcDetailsItem"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
}
