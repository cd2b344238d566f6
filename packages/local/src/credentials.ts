import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './private-file.ts';

/** Secrets of one data directory, made at its first start. */
export interface Credentials {
  readonly dok: { readonly accessToken: string; readonly accessTokenSecret: string };
  readonly admin: { readonly token: string };
  /** Signs presigned URLs and log tokens. */
  readonly signing: string;
}

const fileName = 'credentials.json';

function make(): Credentials {
  const secret = (): string => randomBytes(32).toString('base64url');
  return {
    dok: { accessToken: randomUUID(), accessTokenSecret: secret() },
    admin: { token: secret() },
    signing: secret(),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function isWhole(value: Partial<Credentials>): value is Credentials {
  const texts = [
    value.dok?.accessToken,
    value.dok?.accessTokenSecret,
    value.admin?.token,
    value.signing,
  ];
  return texts.every((text) => typeof text === 'string' && text !== '');
}

/**
 * The credentials of a data directory; a new one gets new ones, in a file that only its owner can
 * read.
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
    const made = make();
    writePrivateFile(file, `${JSON.stringify(made, null, 2)}\n`);
    return made;
  }
  chmodSync(file, 0o600);
  const damaged = `The file ${file} is damaged. Delete it: new credentials are made at the next start.`;
  try {
    const value = JSON.parse(text) as Partial<Credentials>;
    if (isWhole(value)) return value;
  } catch {
    throw new Error(damaged);
  }
  throw new Error(damaged);
}
