import { MASK } from './mask.ts';
import { redactValue } from './redact-value.ts';
import { isSecretName } from './secret-names.ts';
import { type SecretPattern, secretPatterns } from './secret-pattern.ts';

/** How deep {@link Redactor.value} goes. */
export interface RedactOptions {
  /** Also masks the values of every `environment` and `env` object. @default false */
  environment?: boolean;
}

/**
 * Masks secrets in everything that leaves the program: errors, logs, debug output. There is only
 * this one.
 *
 * A known secret is found anywhere in text, in clear, percent-encoded, escaped for JSON or HTML, and
 * inside base64 (so in a Basic header too). Secrets of four to seven characters are masked only as
 * whole words, shorter ones only where they are a whole value: masked inside other words, the stars
 * would give them away. Beside known secrets, everything under a telling name (password, token,
 * authorization…) is masked.
 */
export interface Redactor {
  /** `text` with secrets masked. */
  text(text: string): string;
  /** An address with secrets, user names, passwords and signatures masked. */
  url(url: string | URL): string;
  /** Headers as plain data, the secret ones masked. */
  headers(headers: Headers | Record<string, string>): Record<string, string>;
  /** A copy of `value` with secrets masked, by what they are and by the names of their keys. */
  value(value: unknown, options?: RedactOptions): unknown;
  /** Makes `secret` known from now on. */
  add(secret: string): void;
}

const SCHEME = /\b(Basic|Bearer|ApiKey)( +)([A-Za-z0-9+/=._~-]{8,})/gi;
const HEADER_LINE = /\b((?:proxy-)?authorization|(?:set-)?cookie)(\s*:\s*)([^\r\n"']+)/gi;
const QUOTED_FIELD = /"([A-Za-z0-9_-]+)"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g;
// Begins only where a name begins: on a long run of letters it would be slow otherwise.
const PARAMETER = /(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]{1,100})=([^\s&#;,"'<>]+)/g;
const USER_INFO = /(:\/\/)[^\s/?#@"'<>]+@/g;

/** Whether this looks like a credential and not like a word ("Basic authentication"). */
function looksSecret(value: string): boolean {
  return /\d|=$|[a-z][A-Z]/.test(value) || value.length >= 20;
}

/** Masks what is recognised by its surroundings. */
function maskByContext(text: string, isKnown: (value: string) => boolean): string {
  return text
    .replace(USER_INFO, `$1${MASK}@`)
    .replace(HEADER_LINE, `$1$2${MASK}`)
    .replace(SCHEME, (all, scheme: string, space: string, value: string) =>
      looksSecret(value) ? `${scheme}${space}${MASK}` : all,
    )
    .replace(QUOTED_FIELD, (all, name: string, colon: string, value: string) =>
      isSecretName(name) || isKnown(value) ? `"${name}"${colon}"${MASK}"` : all,
    )
    .replace(PARAMETER, (all, name: string, value: string) =>
      isSecretName(name) || isKnown(value) ? `${name}=${MASK}` : all,
    );
}

type Span = [from: number, to: number];

/** Where `pattern` occurs, also where its matches overlap, with what belongs to them. */
function findSpans(text: string, { pattern, around }: SecretPattern): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    let from = match.index;
    let to = from + match[0].length;
    pattern.lastIndex = from + 1;
    if (around !== undefined) {
      while (around.test(text.charAt(from - 1))) from -= 1;
      while (around.test(text.charAt(to))) to += 1;
      pattern.lastIndex = to;
    }
    spans.push([from, to]);
  }
  return spans;
}

function maskSpans(text: string, spans: Span[]): string {
  let result = '';
  let end = 0;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    if (from >= end) result += text.slice(end, from) + MASK;
    end = Math.max(end, to);
  }
  return result + text.slice(end);
}

/** A redactor that knows `secrets`, and learns more by `add`. */
export function createRedactor(secrets: Iterable<string> = []): Redactor {
  const known = new Set<string>();
  const patterns: SecretPattern[] = [];
  const add = (secret: string): void => {
    if (secret === '' || known.has(secret)) return;
    known.add(secret);
    patterns.push(...secretPatterns(secret));
  };
  for (const secret of secrets) add(secret);

  const isKnown = (value: string): boolean => known.has(value);
  const text = (raw: string): string => {
    if (isKnown(raw)) return MASK;
    const spans = patterns.flatMap((pattern) => findSpans(raw, pattern));
    return maskByContext(maskSpans(raw, spans), isKnown);
  };
  return {
    add,
    text,
    url: (url) => text(String(url)),
    headers: (headers) =>
      Object.fromEntries(
        [...new Headers(headers)].map(([name, value]) => [
          name,
          isSecretName(name) ? MASK : text(value),
        ]),
      ),
    value: (value, options = {}) => redactValue(value, text, options),
  };
}
