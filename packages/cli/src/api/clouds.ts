import type { ApiPromise, CallOptions, ClientOptions } from '@irori/core';
import type { CloudName, Profile } from '@irori/jobs';
import type { Environment } from '../context.ts';
import type { ParameterValue } from './parameters.ts';

/** One operation of an API, as the tables of the SDKs describe it. */
export interface RawOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly RawParameter[];
  readonly body: 'required' | 'optional' | 'none';
}

/** One parameter of an operation. */
export interface RawParameter {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
}

/** What an operation is called with. */
interface RawArguments {
  params?: Record<string, ParameterValue>;
  body?: unknown;
}

/** The API of a cloud, operation by operation. */
export interface RawApi {
  readonly operations: Readonly<Record<string, RawOperation>>;
  /** Calls one operation, which must be one of {@link operations}, with the key of a profile. */
  call(
    profile: Profile,
    id: string,
    input: RawArguments,
    client: RawClientOptions,
    options?: CallOptions,
  ): ApiPromise<unknown>;
}

/** How the client of a raw call is made. */
interface RawClientOptions extends ClientOptions {
  /** Where the SDK looks up what the profile leaves out. */
  env: Environment;
}

/** A table of operations whose names are known to the compiler. */
type Table<Id extends string> = Readonly<Record<Id, RawOperation>>;

function known<Id extends string>(operations: Table<Id>, id: string): Id {
  if (Object.hasOwn(operations, id)) return id as Id;
  throw new RangeError(`There is no operation ${id}.`);
}

function wrongCloud(profile: Profile): never {
  throw new TypeError(`A profile of the cloud ${profile.cloud} came to the API of another.`);
}

async function dok(): Promise<RawApi> {
  const { default: DOK, operations } = await import('@irori/dok');
  return {
    operations,
    call: (profile, id, input, { env: _env, ...client }, options) => {
      if (profile.cloud !== 'dok') wrongCloud(profile);
      const { name: _, cloud: __, ...settings } = profile;
      return new DOK({ ...client, ...settings }).call(known(operations, id), input, options);
    },
  };
}

async function qarnot(): Promise<RawApi> {
  const { Qarnot, operations } = await import('@irori/qarnot');
  return {
    operations,
    call: (profile, id, input, client, options) => {
      if (profile.cloud !== 'qarnot') wrongCloud(profile);
      const { name: _, cloud: __, ...settings } = profile;
      return new Qarnot({ ...client, ...settings }).call(known(operations, id), input, options);
    },
  };
}

async function denvr(): Promise<RawApi> {
  const { Denvr, operations } = await import('@irori/denvr');
  return {
    operations,
    call: (profile, id, { params, body }, client, options) => {
      if (profile.cloud !== 'denvr') wrongCloud(profile);
      const { name: _, cloud: __, apiKey, ...settings } = profile;
      const key = apiKey === undefined ? {} : { apikey: apiKey };
      const single = Object.entries(params ?? {}).map(([name, value]) => [
        name,
        typeof value === 'object' ? value.join(',') : value,
      ]);
      const input = { params: Object.fromEntries(single), ...(body !== undefined && { body }) };
      return new Denvr({ ...client, ...settings, ...key }).call(
        known(operations, id),
        input,
        options,
      );
    },
  };
}

/** The APIs by cloud; an SDK is loaded when its API is asked for. */
export const rawApis: Readonly<Record<CloudName, () => Promise<RawApi>>> = { dok, qarnot, denvr };
