/** Where a setting may come from, the first one that has it wins: option, environment, file, default. */
export interface ConfigField {
  /** What the caller gave. */
  option?: string | undefined;
  /** Environment variables, the first that is set and not empty counts. */
  env?: readonly string[];
  /** The name of the setting in the files. */
  file?: string;
  /** What it is otherwise. */
  default?: string;
  /** Whether it must not be shown. @default false */
  secret?: boolean;
}

/** A configuration file that has been read. */
export interface ConfigFile {
  /** Where it lies, for the origin. */
  path: string;
  /** What it says. */
  values: Readonly<Record<string, string | undefined>>;
}

/** Where a value came from. */
export type ConfigOrigin = 'option' | `env:${string}` | `file:${string}` | 'default';

/** What {@link resolveConfig} works from. */
export interface ConfigInput<Name extends string> {
  /** The settings and where each may come from. */
  fields: Readonly<Record<Name, ConfigField>>;
  /** The environment. */
  env: Readonly<Record<string, string | undefined>>;
  /** Files, the first that has a setting counts. */
  files?: readonly ConfigFile[];
}

/** The settings and where each came from; `undefined` when nobody gave it. */
export interface ResolvedConfig<Name extends string> {
  values: Record<Name, string | undefined>;
  origins: Record<Name, ConfigOrigin | undefined>;
}

/** Finds the value of each setting and where it came from. Pure. */
export function resolveConfig<Name extends string>(input: ConfigInput<Name>): ResolvedConfig<Name> {
  const values = {} as Record<Name, string | undefined>;
  const origins = {} as Record<Name, ConfigOrigin | undefined>;
  for (const name of Object.keys(input.fields) as Name[]) {
    [values[name], origins[name]] = resolveField(input.fields[name], input);
  }
  return { values, origins };
}

function resolveField(
  field: ConfigField,
  { env, files = [] }: Pick<ConfigInput<string>, 'env' | 'files'>,
): [string | undefined, ConfigOrigin | undefined] {
  if (field.option !== undefined) return [field.option, 'option'];
  for (const name of field.env ?? []) {
    const value = env[name];
    if (value !== undefined && value !== '') return [value, `env:${name}`];
  }
  for (const { path, values } of field.file === undefined ? [] : files) {
    const value = values[field.file ?? ''];
    if (value !== undefined) return [value, `file:${path}`];
  }
  return field.default === undefined ? [undefined, undefined] : [field.default, 'default'];
}
