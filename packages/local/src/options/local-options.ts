import { LocalCloudError } from '../errors.ts';
import type { Confidence, OptionDefinition } from './definition.ts';
import { type OptionValues, optionTables } from './option-tables.ts';
import { nearest } from './suggest.ts';

/** One switchable behaviour of the local cloud, for people. */
export interface LocalOption {
  /** Name to set it by, such as `dok.profile`. */
  readonly name: string;
  readonly what: string;
  readonly default: string;
  /** The values it takes, such as `error | done`. */
  readonly values: string;
  readonly why: string;
  readonly confidence: Confidence;
}

/** An option with its place among those of its cloud. */
interface Definition {
  readonly cloud: keyof OptionValues;
  readonly key: string;
  readonly definition: OptionDefinition<unknown>;
}

/** The text that stands for a value in `set`. */
export function optionText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

const clouds = Object.keys(optionTables) as (keyof OptionValues)[];

const definitions: ReadonlyMap<string, Definition> = new Map(
  clouds.flatMap((cloud) =>
    Object.entries(optionTables[cloud]).map(([key, definition]) => [
      `${cloud}.${key}`,
      { cloud, key, definition: definition as OptionDefinition<unknown> },
    ]),
  ),
);

/** Every behaviour of the local cloud that can be switched, each with its default and the reason. */
export const localOptions: readonly LocalOption[] = [...definitions].map(
  ([name, { definition }]) => ({
    name,
    what: definition.what,
    default: optionText(definition.default),
    values: definition.values,
    why: definition.why,
    confidence: definition.confidence,
  }),
);

/** The value in force of the option with this name. */
export function optionValue(values: OptionValues, name: string): unknown {
  const found = definitions.get(name);
  if (found === undefined) return undefined;
  return (values[found.cloud] as unknown as Readonly<Record<string, unknown>>)[found.key];
}

const keyOf = (name: string): string => name.slice(name.indexOf('.') + 1);

/** The option whose name without its cloud was written. */
function withPrefix(key: string, names: readonly string[]): string | undefined {
  return names.find((name) => keyOf(name).toLowerCase() === key.toLowerCase());
}

/** The option whose name without its cloud is nearest to what was written. */
function nearestKey(key: string, names: readonly string[]): string | undefined {
  const near = nearest(key, names.map(keyOf));
  return near === undefined ? undefined : withPrefix(near, names);
}

function find(name: string): Definition {
  const found = definitions.get(name);
  if (found !== undefined) return found;
  const names = [...definitions.keys()];
  const guess = withPrefix(name, names) ?? nearest(name, names) ?? nearestKey(name, names);
  const hint = guess === undefined ? 'See `irori local options`.' : `Did you mean ${guess}?`;
  throw new LocalCloudError('OPTION', `There is no option ${name}. ${hint}`);
}

function parseValue(name: string, definition: OptionDefinition<unknown>, text: string): unknown {
  const value = definition.parse(text.trim());
  if (value !== undefined) return value;
  const guess = nearest(text, definition.values.split(' | '));
  const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
  throw new LocalCloudError(
    'OPTION',
    `The option ${name} cannot be "${text}"; it takes ${definition.values}.${hint}`,
  );
}

function defaultsOf(cloud: keyof OptionValues): [string, Record<string, unknown>] {
  const table = Object.entries<OptionDefinition<unknown>>(optionTables[cloud]);
  return [cloud, Object.fromEntries(table.map(([key, { default: value }]) => [key, value]))];
}

/**
 * The option values in force: the defaults with `set` applied over them.
 *
 * @throws LocalCloudError for a name or a value that does not exist, with a suggestion.
 */
export function resolveOptions(set: Readonly<Record<string, string>> = {}): OptionValues {
  const values: Record<string, Record<string, unknown>> = Object.fromEntries(
    clouds.map(defaultsOf),
  );
  for (const [name, text] of Object.entries(set)) {
    const { cloud, key, definition } = find(name);
    Object.assign(values[cloud] ?? {}, { [key]: parseValue(name, definition, text) });
  }
  return values as unknown as OptionValues;
}
