import { LocalCloudError } from '../errors.ts';

/** Why a server could not listen, with what to do: a LocalCloudError `LISTEN` where that is known. */
export function listenError(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const sentences: { readonly [code: string]: string } = {
    EADDRINUSE:
      `Port ${port} on ${host} is in use by another program. ` +
      'Stop that program, or choose another port (0 picks a free one).',
    EACCES: `Port ${port} needs rights this user does not have. Choose a port from 1024 up.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Use 127.0.0.1.`,
    ENOTFOUND: `There is no host ${host}. Use 127.0.0.1.`,
  };
  const sentence = sentences[String(code)];
  if (sentence === undefined) return error instanceof Error ? error : new Error(String(error));
  return new LocalCloudError('LISTEN', sentence, { cause: error });
}
