/** Where a setting may come from. The first that has it wins: option, environment, file, default. */
export interface ConfigField {
  /** What the caller gave. */
  option?: string | undefined;
  /** Environment variables; the first that is set and not empty counts. */
  env?: readonly string[];
  /** The name of the setting in the files. */
  file?: string;
  /** What it is when nobody says otherwise. */
  default?: string;
  /** Whether the value must not be shown; whoever prints settings honours it. @default false */
  secret?: boolean;
}

/** A configuration file that has been read. */
export interface ConfigFile {
  /** Where it lies; part of the origin. */
  path: string;
  /** What it says, by the names of {@link ConfigField.file}. */
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
  /** Files; the first that has a setting counts. */
  files?: readonly ConfigFile[];
}

/** The settings and where each came from; `undefined` when nobody gave it. */
export interface ResolvedConfig<Name extends string> {
  /** The values. */
  values: Record<Name, string | undefined>;
  /** Where each value came from. */
  origins: Record<Name, ConfigOrigin | undefined>;
}

type Found = [value: string | undefined, origin: ConfigOrigin | undefined];

function resolveField(field: ConfigField, input: ConfigInput<string>): Found {
  if (field.option !== undefined) return [field.option, 'option'];
  for (const name of field.env ?? []) {
    const value = input.env[name];
    if (value !== undefined && value !== '') return [value, `env:${name}`];
  }
  if (field.file !== undefined) {
    for (const { path, values } of input.files ?? []) {
      const value = values[field.file];
      if (value !== undefined) return [value, `file:${path}`];
    }
  }
  return field.default === undefined ? [undefined, undefined] : [field.default, 'default'];
}

/** Finds the value of each setting and where it came from. Pure. */
export function resolveConfig<Name extends string>(input: ConfigInput<Name>): ResolvedConfig<Name> {
  const names = Object.keys(input.fields) as Name[];
  const found = names.map((name): [Name, Found] => [name, resolveField(input.fields[name], input)]);
  return {
    values: Object.fromEntries(
      found.map(([name, [value]]) => [name, value]),
    ) as ResolvedConfig<Name>['values'],
    origins: Object.fromEntries(
      found.map(([name, [, origin]]) => [name, origin]),
    ) as ResolvedConfig<Name>['origins'],
  };
}
