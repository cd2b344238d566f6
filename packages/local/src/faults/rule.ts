import { LocalCloudError } from '../errors.ts';
import { nearest } from '../options/suggest.ts';

/** What a fault rule can be about: the API of one cloud, or the S3 storage. */
export type FaultCloud = 'dok' | 'qarnot' | 'denvr' | 's3';

const faultClouds: readonly string[] = ['dok', 'qarnot', 'denvr', 's3'] satisfies FaultCloud[];

/** Which requests a fault rule is about; what is left out matches everything. */
export interface FaultMatch {
  /** The cloud that is asked. */
  readonly cloud?: FaultCloud;
  /** HTTP method, in any case. */
  readonly method?: string;
  /**
   * Path after the API prefix, such as `/tasks/*`; `*` stands for anything but a slash, `**` for
   * anything.
   */
  readonly path?: string;
  /**
   * operationId, such as `createTask`; `file` is the download of a presigned URL of DOK; of S3 the
   * name of the operation, such as `PutObject`.
   */
  readonly operation?: string;
}

/** One way to make requests fail. At least one of the actions has to be given. */
export interface FaultRule {
  readonly match?: FaultMatch;
  /** Only the nth matching request (1 is the first) and, with `times`, those after it. */
  readonly nth?: number;
  /** How many requests it hits. @default no limit; with `nth`, 1 */
  readonly times?: number;
  /** Chance from 0 to 1 that a matching request is hit. @default 1 */
  readonly probability?: number;
  /** Makes the chances the same in every run. @default 1 */
  readonly seed?: number;
  /** Milliseconds to wait before anything else. */
  readonly latency?: number;
  /** Answers with this status instead of doing what was asked. */
  readonly status?: number;
  /** Body of that answer: text as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Headers of that answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Cuts the connection before anything is done. */
  readonly reset?: boolean;
  /** Does what was asked, then cuts the connection after this many bytes of the answer's body. */
  readonly truncate?: number;
  /** Does what was asked, then cuts the connection without an answer. */
  readonly lostReply?: boolean;
}

type Check = (value: unknown) => boolean;

const isWhole: Check = (value) => Number.isInteger(value) && Number(value) >= 0;
const isPositive: Check = (value) => Number.isInteger(value) && Number(value) >= 1;
const isFlag: Check = (value) => typeof value === 'boolean';
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isTexts: Check = (value) =>
  isRecord(value) && Object.values(value).every((item) => typeof item === 'string');

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ruleChecks: { readonly [K in keyof Required<FaultRule>]: readonly [Check, string] } = {
  match: [isRecord, 'an object'],
  nth: [isPositive, 'a whole number from 1'],
  times: [isPositive, 'a whole number from 1'],
  probability: [(value) => typeof value === 'number' && value >= 0 && value <= 1, 'from 0 to 1'],
  seed: [isWhole, 'a whole number'],
  latency: [isWhole, 'milliseconds'],
  status: [(value) => isWhole(value) && Number(value) >= 200 && Number(value) < 600, '200 to 599'],
  body: [() => true, ''],
  headers: [isTexts, 'an object of texts'],
  reset: [isFlag, 'true or false'],
  truncate: [isWhole, 'a number of bytes'],
  lostReply: [isFlag, 'true or false'],
};

const matchChecks: { readonly [K in keyof Required<FaultMatch>]: readonly [Check, string] } = {
  cloud: [(value) => faultClouds.includes(String(value)), `one of ${faultClouds.join(', ')}`],
  method: [isText, 'a text'],
  path: [isText, 'a text'],
  operation: [isText, 'a text'],
};

const actions: readonly (keyof FaultRule)[] = [
  'latency',
  'status',
  'reset',
  'truncate',
  'lostReply',
];

function checkKeys(
  value: Record<string, unknown>,
  checks: { readonly [key: string]: readonly [Check, string] },
  where: string,
): void {
  for (const [key, item] of Object.entries(value)) {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (check === undefined) {
      const guess = nearest(key, Object.keys(checks));
      const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
      throw new LocalCloudError('FAULT_RULE', `A fault rule has no ${where}${key}.${hint}`);
    }
    const [isRight, wanted] = check;
    if (item !== undefined && !isRight(item)) {
      throw new LocalCloudError('FAULT_RULE', `${where}${key} of a fault rule must be ${wanted}.`);
    }
  }
}

/**
 * A fault rule from untrusted input.
 *
 * @throws LocalCloudError for an unknown key (with a suggestion), a wrong value or no action.
 */
export function parseFaultRule(value: unknown): FaultRule {
  if (!isRecord(value)) throw new LocalCloudError('FAULT_RULE', 'A fault rule must be an object.');
  checkKeys(value, ruleChecks, '');
  if (isRecord(value['match'])) checkKeys(value['match'], matchChecks, 'match.');
  const rule: FaultRule = value;
  if (actions.every((action) => rule[action] === undefined || rule[action] === false)) {
    const message = `A fault rule needs one of ${actions.join(', ')}.`;
    throw new LocalCloudError('FAULT_RULE', message);
  }
  return rule;
}
