import { type DokOptions, dokOptionTable } from '../clouds/dok/options.ts';
import { LocalCloudError } from '../errors.ts';
import type { Confidence, OptionDefinition, OptionTable } from './definition.ts';
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

/** The values in force, by cloud. */
export interface OptionValues {
  readonly dok: Readonly<DokOptions>;
}

/** The text that stands for a value in `set`. */
export function optionText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

function definitions(): Map<string, OptionDefinition<unknown>> {
  return new Map(
    Object.entries(dokOptionTable).map(([name, definition]) => [
      `dok.${name}`,
      definition as OptionDefinition<unknown>,
    ]),
  );
}

/** Every behaviour of the local cloud that can be switched, each with its default and the reason. */
export const localOptions: readonly LocalOption[] = [...definitions()].map(
  ([name, definition]) => ({
    name,
    what: definition.what,
    default: optionText(definition.default),
    values: definition.values,
    why: definition.why,
    confidence: definition.confidence,
  }),
);

function defaultsOf<T>(table: OptionTable<T>): T {
  const entries = Object.entries(table) as [string, OptionDefinition<unknown>][];
  return Object.fromEntries(entries.map(([name, { default: value }]) => [name, value])) as T;
}

function parseValue(name: string, text: string): unknown {
  const known = definitions();
  const definition = known.get(name);
  if (definition === undefined) {
    const names = [...known.keys()];
    const guess = nearest(name, names) ?? nearest(`dok.${name}`, names);
    const hint = guess === undefined ? 'See `irori local options`.' : `Did you mean ${guess}?`;
    throw new LocalCloudError('OPTION', `There is no option ${name}. ${hint}`);
  }
  const value = definition.parse(text.trim());
  if (value !== undefined) return value;
  const guess = nearest(text, definition.values.split(' | '));
  const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
  throw new LocalCloudError(
    'OPTION',
    `The option ${name} cannot be "${text}"; it takes ${definition.values}.${hint}`,
  );
}

/**
 * The option values in force: the defaults with `set` applied over them.
 *
 * @throws LocalCloudError for a name or a value that does not exist, with a suggestion.
 */
export function resolveOptions(set: Readonly<Record<string, string>> = {}): OptionValues {
  const dok = { ...defaultsOf(dokOptionTable) };
  for (const [name, text] of Object.entries(set)) {
    const value = parseValue(name, text);
    Object.assign(dok, { [name.slice('dok.'.length)]: value });
  }
  return { dok };
}
