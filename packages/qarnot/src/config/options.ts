import type { ClientOptions } from '@irori/core';

/** How the buckets are reached, where it differs from what Qarnot says itself. */
export interface StorageOptions {
  /** The access key. @default the e-mail address of the account */
  accessKeyId?: string;
  /** The secret key. @default the token */
  secretAccessKey?: string;
  /** The region that requests are signed for; Qarnot's storage takes any. @default 'us-east-1' */
  region?: string;
  /** Whether the bucket stands in the path and not in the host name. @default true */
  forcePathStyle?: boolean;
}

/**
 * How to reach Qarnot and as whom. Everything may be left out: the environment and the files of
 * Qarnot's own clients are asked next.
 */
export interface QarnotOptions extends ClientOptions {
  /** The token of the account, as it is: no `Bearer`. */
  token?: string;
  /** Where the API lives, with or without `/v1`. @default 'https://api.qarnot.com' */
  baseUrl?: string;
  /** Where the buckets live. @default what the API says when a bucket is first used */
  storageUrl?: string;
  /** The e-mail address of the account. @default what the API says when a bucket is first used */
  email?: string;
  /** How the buckets are reached. */
  storage?: StorageOptions;
  /**
   * Whether remote paths are tidied: `/a//b` becomes `a/b`.
   *
   * @default true
   */
  sanitizePaths?: boolean;
  /**
   * The ini file of the Python client, which must exist; `null` reads no file at all, not even those
   * of the Qarnot command line.
   */
  configFile?: string | null;
  /** The environment. @default process.env */
  env?: Readonly<Record<string, string | undefined>>;
}
