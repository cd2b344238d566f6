/**
 * How sure we are of the behaviour an option chooses:
 * - `certain`: several independent sources agree
 * - `live`: somebody reports having seen it on the real service
 * - `documented`: the vendor's documentation only
 * - `inferred`: it follows from how a working client behaves
 * - `single`: one source
 * - `guess`: no evidence; our choice, so that the local cloud has some behaviour
 */
export type Confidence = 'certain' | 'live' | 'documented' | 'inferred' | 'single' | 'guess';

/** One switchable behaviour of the local cloud, as its table declares it. */
export interface OptionDefinition<T> {
  /** What the option decides, in a few words. */
  readonly what: string;
  readonly default: T;
  /** The values it takes, for people: `error | done`, `seconds, 0 or more`. */
  readonly values: string;
  /** Why the default is what it is. */
  readonly why: string;
  readonly confidence: Confidence;
  /** The value that a text stands for; undefined when it stands for none. */
  readonly parse: (text: string) => T | undefined;
}

/** A table of options: one definition for each member of the options object `T`. */
export type OptionTable<T> = { readonly [K in keyof T]: OptionDefinition<T[K]> };

type Kind<T> = Pick<OptionDefinition<T>, 'values' | 'parse'>;

/** An option that takes one of a few words. */
export function oneOf<const V extends string>(...values: readonly V[]): Kind<V> {
  return {
    values: values.join(' | '),
    parse: (text) => values.find((value) => value === text),
  };
}

/** An option that is on or off. */
export const flag: Kind<boolean> = {
  values: 'true | false',
  parse: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
};

/** An option that takes a whole number from `min` up; `unit` names what is counted. */
export function wholeNumber(unit: string, min: number = 0): Kind<number> {
  return {
    values: `${unit}, a whole number from ${min}`,
    parse: (text) => {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return value >= min ? value : undefined;
    },
  };
}

/** An option that takes words separated by commas. */
export const words: Kind<readonly string[]> = {
  values: 'words separated by commas',
  parse: (text) => {
    const list = text.split(',').map((word) => word.trim());
    return list.every((word) => /^[\w.-]+$/.test(word)) ? list : undefined;
  },
};
