import { DURATION_PATTERN } from './duration.ts';

/** Text of one line with something in it. */
export const LINE_PATTERN: string = '^(?=.*\\S)[^\\u0000-\\u001f\\u007f]+$';
/** Names that every shell can export. */
export const ENV_NAME_PATTERN: string = '^[A-Za-z_][A-Za-z0-9_]*$';
/** `NAME=value`, or `NAME` alone to take the value from the caller. */
const ENV_ITEM_PATTERN: string = '^[A-Za-z_][A-Za-z0-9_]*(?:=[^\\u0000]*)?$';
/** `H100` or `H100:8`. */
export const GPU_PATTERN: string = '^[A-Za-z0-9][A-Za-z0-9._-]*(?::[1-9][0-9]*)?$';
/** One file name: no slash, not `.` or `..`. */
export const OUTPUT_NAME_PATTERN: string = '^(?!\\.{1,2}$)[^/\\u0000-\\u001f\\u007f]+$';
/** A path whose last part is a file name. */
export const OUTPUT_PATH_PATTERN: string =
  '^(?:[^\\u0000-\\u001f\\u007f]*/)?(?!\\.{1,2}/*$)[^/\\u0000-\\u001f\\u007f]+/*$';
/** Names of buckets that every store takes. */
export const BUCKET_PATTERN: string = '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$';
/** A bucket, or a bucket and a prefix of keys in it. */
export const RESOURCE_PATTERN: string =
  '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/[^\\u0000-\\u001f\\u007f]*)?$';
/** Anything an argument of a program may hold. */
export const ARGUMENT_PATTERN: string = '^[^\\u0000]*$';

const scalar = { type: ['string', 'number', 'boolean'], pattern: ARGUMENT_PATTERN } as const;
const argv = { type: 'array', items: scalar } as const;
const line = { type: 'string', pattern: LINE_PATTERN } as const;

/**
 * The JSON Schema (draft 2020-12) of a job file, for editors and for `irori schema`. It accepts
 * what {@link parseJobFile} accepts; only two outputs under one name are found by the parser alone.
 */
export const jobSchema: {
  readonly $schema: string;
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  readonly type: 'object';
  readonly required: readonly string[];
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, object>>;
  readonly patternProperties: Readonly<Record<string, object>>;
  readonly not: object;
} = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://irori.dev/schemas/job-1.json',
  title: 'Irori job',
  description: 'One container job for any GPU cloud.',
  type: 'object',
  required: ['name', 'image'],
  additionalProperties: false,
  not: { required: ['command', 'run'] },
  patternProperties: { '^x-': {} },
  properties: {
    $schema: { type: 'string', description: 'Where an editor finds this schema.' },
    name: { ...line, description: 'Name shown in lists. Need not be unique.' },
    image: {
      type: 'string',
      pattern: '^\\S+$',
      description: 'Container image, such as python:3.12.',
    },
    command: {
      ...argv,
      minItems: 1,
      description: 'Program and arguments, never passed through a shell. Not together with run.',
    },
    run: {
      type: 'string',
      pattern: '^[^\\u0000]*\\S[^\\u0000]*$',
      description: 'Script for /bin/sh -c. Not together with command.',
    },
    env: {
      description:
        'Environment. An empty value (or a bare name in a list) is taken from the caller.',
      oneOf: [
        {
          type: 'object',
          propertyNames: { pattern: ENV_NAME_PATTERN },
          additionalProperties: { ...scalar, type: ['string', 'number', 'boolean', 'null'] },
        },
        { type: 'array', items: { type: 'string', pattern: ENV_ITEM_PATTERN } },
      ],
    },
    resources: {
      type: 'object',
      additionalProperties: false,
      description: 'What the job needs of the machine.',
      properties: {
        gpu: {
          type: 'string',
          pattern: GPU_PATTERN,
          description: 'GPU kind and count, such as H100:1 or V100.',
        },
      },
    },
    timeout: {
      description: 'Time limit: 2h, 1h30m, 90s, or a number of seconds. 24h when left out.',
      oneOf: [
        { type: 'number', exclusiveMinimum: 0 },
        { type: 'string', pattern: DURATION_PATTERN },
      ],
    },
    outputs: {
      description: 'Files and folders to keep: a list of paths, or a map from name to path.',
      oneOf: [
        { type: 'array', items: { type: 'string', pattern: OUTPUT_PATH_PATTERN } },
        {
          type: 'object',
          propertyNames: { pattern: OUTPUT_NAME_PATTERN },
          additionalProperties: line,
        },
      ],
    },
    workdir: {
      ...line,
      description: 'Folder to send along. Packed at most 150 KB on DOK, 256 MB on Qarnot.',
    },
    tags: {
      description: 'Labels: a list, or a map that becomes key=value.',
      oneOf: [
        { type: 'array', items: line },
        {
          type: 'object',
          propertyNames: { pattern: LINE_PATTERN },
          additionalProperties: { ...scalar, pattern: '^[^\\u0000-\\u001f\\u007f]*$' },
        },
      ],
    },
    dok: {
      type: 'object',
      additionalProperties: false,
      description: 'What only DOK understands.',
      properties: {
        plan: { ...line, description: 'Plan id, such as h100-80gb; wins over resources.gpu.' },
        registry: { ...line, description: 'Registry credentials: their id or the host name.' },
        http: {
          type: 'object',
          additionalProperties: false,
          required: ['port'],
          description: 'Port to publish at an HTTPS address.',
          properties: {
            port: { type: 'integer', minimum: 1, maximum: 65535 },
            path: { type: 'string', pattern: '^/\\S*$' },
          },
        },
        entrypoint: { ...argv, description: 'Entrypoint; [] keeps the one of the image.' },
      },
    },
    qarnot: {
      type: 'object',
      additionalProperties: false,
      description: 'What only Qarnot understands.',
      properties: {
        profile: { ...line, description: 'Profile of Qarnot, such as docker-batch.' },
        instances: {
          type: 'integer',
          minimum: 1,
          description: 'How many times the program runs side by side.',
        },
        bucket: {
          type: 'string',
          pattern: BUCKET_PATTERN,
          description: 'Bucket for what is sent along and what comes back.',
        },
        resources: {
          type: 'array',
          items: { type: 'string', pattern: RESOURCE_PATTERN },
          description: 'Buckets, or bucket/prefix, whose objects the job finds as files.',
        },
        scheduling: { enum: ['flex', 'onDemand', 'reserved'] },
      },
    },
    denvr: {
      type: 'object',
      additionalProperties: false,
      description: 'What only Denvr understands.',
      properties: {
        package: { ...line, description: 'Hardware package; wins over resources.gpu.' },
        cluster: { ...line, description: 'Cluster.' },
        pool: { ...line, description: 'Resource pool.' },
      },
    },
  },
};
