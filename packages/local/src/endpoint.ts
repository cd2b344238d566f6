import type { Credentials } from './credentials.ts';

/** Where a local cloud is and how to talk to it; also what `endpoint.json` holds. */
export interface LocalEndpoint {
  /** Origin of everything it offers but the S3 storage, such as `http://127.0.0.1:18100`. */
  readonly api: string;
  readonly dok: {
    readonly baseUrl: string;
    readonly accessToken: string;
    readonly accessTokenSecret: string;
  };
  readonly qarnot: {
    /** Origin of Qarnot's API; its paths are answered with and without `/v1`. */
    readonly baseUrl: string;
    /** Origin of the S3 storage; the access key is `email`, the secret key is `token`. */
    readonly storageUrl: string;
    readonly token: string;
    readonly email: string;
  };
  readonly denvr: {
    /** Origin of Denvr's API. */
    readonly server: string;
    readonly apikey: string;
    readonly username: string;
    readonly password: string;
    readonly tenant: string;
  };
  readonly dataDir: string;
  readonly pid: number;
  readonly admin: { readonly token: string };
}

/** The endpoint of a local cloud that listens at these two origins. */
export function endpointOf(
  origins: { readonly api: string; readonly s3: string },
  dataDir: string,
  { dok, qarnot, denvr, admin }: Credentials,
): LocalEndpoint {
  const { api, s3 } = origins;
  return {
    api,
    dok: { baseUrl: `${api}/cloud/zone/is1a/api/managed-container/1.0`, ...dok },
    qarnot: { baseUrl: api, storageUrl: s3, ...qarnot },
    denvr: { server: api, ...denvr },
    dataDir,
    pid: process.pid,
    admin,
  };
}
