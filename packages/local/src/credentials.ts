import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './private-file.ts';

/** Secrets of one data directory, made at its first start. */
export interface Credentials {
  readonly dok: { readonly accessToken: string; readonly accessTokenSecret: string };
  /** The account of Qarnot; its e-mail and token are also the two keys of the S3 storage. */
  readonly qarnot: { readonly token: string; readonly email: string };
  /** The account of Denvr. */
  readonly denvr: {
    readonly apikey: string;
    readonly username: string;
    readonly password: string;
    readonly tenant: string;
  };
  readonly admin: { readonly token: string };
  /** Signs presigned URLs and log tokens. */
  readonly signing: string;
}

type Section = keyof Credentials;

const fileName = 'credentials.json';

const secret = (): string => randomBytes(32).toString('base64url');

const makers: { readonly [K in Section]: () => Credentials[K] } = {
  dok: () => ({ accessToken: randomUUID(), accessTokenSecret: secret() }),
  // Qarnot's own tokens are seen as 128 hexadecimal digits.
  qarnot: () => ({ token: randomBytes(64).toString('hex'), email: 'local@irori.invalid' }),
  denvr: () => ({
    apikey: secret(),
    username: 'local@irori.invalid',
    password: secret(),
    tenant: 'denvr',
  }),
  admin: () => ({ token: secret() }),
  signing: secret,
};

/** The texts that a section of a sound file holds. */
const parts: { readonly [K in Section]: (value: Partial<Credentials>) => readonly unknown[] } = {
  dok: ({ dok }) => [dok?.accessToken, dok?.accessTokenSecret],
  qarnot: ({ qarnot }) => [qarnot?.token, qarnot?.email],
  denvr: ({ denvr }) => [denvr?.apikey, denvr?.username, denvr?.password, denvr?.tenant],
  admin: ({ admin }) => [admin?.token],
  signing: ({ signing }) => [signing],
};

/** Sections that the first version of the file did not have: they are added to an older file. */
const addedLater: readonly Section[] = ['qarnot', 'denvr'];

function make(sections: readonly Section[]): Partial<Credentials> {
  return Object.fromEntries(sections.map((section) => [section, makers[section]()]));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function isWhole(value: Partial<Credentials>): value is Credentials {
  return Object.values(parts)
    .flatMap((textsOf) => textsOf(value))
    .every((text) => typeof text === 'string' && text !== '');
}

function write(file: string, credentials: Credentials): void {
  writePrivateFile(file, `${JSON.stringify(credentials, null, 2)}\n`);
}

/** What the file says; undefined when it is damaged. */
function parse(text: string): Partial<Credentials> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The credentials of a data directory; a new one gets new ones, in a file that only its owner can
 * read. A file of an older version gets what is new.
 *
 * @throws Error when the file is damaged, naming it and what to do.
 */
export function loadCredentials(dataDir: string): Credentials {
  const file = join(dataDir, fileName);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw error;
    const made = make(Object.keys(makers) as Section[]) as Credentials;
    write(file, made);
    return made;
  }
  chmodSync(file, 0o600);
  const found = parse(text);
  const missing = addedLater.filter((section) => found?.[section] === undefined);
  const whole = { ...make(missing), ...found };
  if (found === undefined || !isWhole(whole)) {
    throw new Error(
      `The file ${file} is damaged. Delete it: new credentials are made at the next start.`,
    );
  }
  if (missing.length > 0) write(file, whole);
  return whole;
}
