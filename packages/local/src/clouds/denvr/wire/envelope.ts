import type { Reply } from '../../../http/reply.ts';

/** What is wrong, inside the envelope. */
export interface ErrorBody {
  readonly code: number;
  readonly message: string;
  readonly details: string | null;
  readonly validationErrors:
    | readonly { readonly message: string; readonly members: readonly string[] }[]
    | null;
}

const headers = { 'content-type': 'application/json; charset=utf-8' };

function reply(status: number, body: object): Reply {
  return { status, headers, body: JSON.stringify(body) };
}

/** An answer in the envelope that every answer of Denvr has. */
export function envelope(status: number, result: unknown): Reply {
  return reply(status, {
    result,
    targetUrl: null,
    success: true,
    error: null,
    unAuthorizedRequest: false,
    __abp: true,
  });
}

/** The body of an error; `error` is always an object, for clients read it unseen. */
export function errorBody(status: number, error: ErrorBody): object {
  return {
    result: null,
    targetUrl: null,
    success: false,
    error,
    unAuthorizedRequest: status === 401 || status === 403,
    __abp: true,
  };
}

/** An error in the envelope. */
export function envelopeOfError(status: number, error: ErrorBody): Reply {
  return reply(status, errorBody(status, error));
}
