import type { CloudName } from '@irori/jobs';

/** The clouds that a profile can name. */
export const clouds: readonly CloudName[] = ['dok', 'qarnot', 'denvr'];

/** One setting of a profile. */
export interface ProfileField {
  /** Key in the configuration file; its flag has hyphens instead. */
  readonly key: string;
  /** Name of the value in the profile of the job layer. */
  readonly field: string;
  /** Variable that gives the value where the file does not. */
  readonly variable?: string;
  /** Part of the credentials: with one of them in the file, none is taken from the environment. */
  readonly credential?: boolean;
  /** Shown masked, and asked for without echo. */
  readonly secret?: boolean;
  /** Its last letters may be shown, to tell two keys apart. */
  readonly hasHint?: boolean;
  /** What a question for it says. */
  readonly question?: string;
}

/** The settings of each cloud, in the order in which the file has them. */
export const profileFields: Readonly<Record<CloudName, readonly ProfileField[]>> = {
  dok: [
    { key: 'base_url', field: 'baseUrl', variable: 'DOK_BASE_URL' },
    { key: 'zone', field: 'zone' },
    {
      key: 'access_token',
      field: 'accessToken',
      hasHint: true,
      credential: true,
      secret: true,
      question: 'Access token',
    },
    {
      key: 'access_token_secret',
      field: 'accessTokenSecret',
      credential: true,
      secret: true,
      question: 'Access token secret',
    },
  ],
  qarnot: [
    { key: 'base_url', field: 'baseUrl', variable: 'QARNOT_CLUSTER_URL' },
    { key: 'storage_url', field: 'storageUrl', variable: 'QARNOT_STORAGE_URL' },
    { key: 'email', field: 'email', variable: 'QARNOT_ACCOUNT_EMAIL' },
    {
      key: 'token',
      field: 'token',
      hasHint: true,
      variable: 'QARNOT_CLIENT_TOKEN',
      credential: true,
      secret: true,
      question: 'API token',
    },
  ],
  denvr: [
    { key: 'base_url', field: 'baseUrl' },
    { key: 'cluster', field: 'cluster' },
    { key: 'tenant', field: 'tenant' },
    { key: 'vpcid', field: 'vpcid' },
    { key: 'rpool', field: 'rpool' },
    {
      key: 'api_key',
      field: 'apiKey',
      hasHint: true,
      variable: 'DENVR_APIKEY',
      credential: true,
      secret: true,
      question: 'API key',
    },
    { key: 'username', field: 'username', variable: 'DENVR_USERNAME', credential: true },
    {
      key: 'password',
      field: 'password',
      variable: 'DENVR_PASSWORD',
      credential: true,
      secret: true,
    },
  ],
};

/** Every key that some profile may have. */
export const profileKeys: readonly string[] = [
  ...new Set(['cloud', ...clouds.flatMap((cloud) => profileFields[cloud].map(({ key }) => key))]),
];

/** Whether a word names a cloud. */
export function isCloud(word: string): word is CloudName {
  return clouds.some((cloud) => cloud === word);
}
