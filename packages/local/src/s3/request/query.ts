import { S3Error } from '../errors.ts';
import { encodeWord } from './encoding.ts';

type Pair = readonly [name: string, value: string];

const none: readonly Pair[] = [];

function decode(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new S3Error('InvalidURI', 'The query of the URL is not percent-encoded UTF-8.');
  }
}

function parse(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    pairs.push(
      at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))],
    );
  }
  return pairs;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The query of a request: parsed once, so that what is signed is what is obeyed. */
export class Query {
  readonly #pairs: readonly Pair[];

  /**
   * @param text what stands after the `?`
   * @throws S3Error `InvalidURI` when it is not percent-encoded UTF-8.
   */
  constructor(text: string) {
    this.#pairs = text === '' ? none : parse(text);
  }

  /** The names, in the order of the URL. */
  names(): string[] {
    return this.#pairs.map(([name]) => name);
  }

  /** The first value of that name; undefined when it is absent. */
  get(name: string): string | undefined {
    for (const pair of this.#pairs) if (pair[0] === name) return pair[1];
    return undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** The canonical query of a signature, without the parameter `except`. */
  canonical(except?: string): string {
    if (this.#pairs.length === 0) return '';
    return this.#pairs
      .filter(([name]) => name !== except)
      .map(([name, value]): Pair => [encodeWord(name), encodeWord(value)])
      .sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1]))
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
  }
}
