import type { Readable } from 'node:stream';

/** A request whose answer is taken as it comes. */
export interface StreamRequest {
  /** Ends with a question mark when there are options. */
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly abortSignal?: AbortSignal;
  readonly options: object;
}

/** What of the client sends requests. */
interface Modem {
  dial(request: object, done: (error: unknown, answer: unknown) => void): void;
}

/** The answer of an engine as a stream. @throws what the engine answered, or why it did not. */
export function openStream(modem: Modem, request: StreamRequest): Promise<Readable> {
  const statusCodes = { 200: true, 404: 'no such container', 500: 'server error' };
  return new Promise((resolve, reject) => {
    modem.dial({ ...request, isStream: true, statusCodes }, (error, answer) => {
      if (error === null || error === undefined) resolve(answer as Readable);
      else reject(error);
    });
  });
}
