import type { Reply } from '../../../http/reply.ts';
import type { DokOperationId } from '../request/description.ts';
import type { DokRequest } from '../request/request.ts';

/** Answers one operation; it throws a RefusedError for what DOK refuses. */
export type DokHandler = (request: DokRequest) => Reply | Promise<Reply>;

/** A handler for every operation: one that is missing is a type error. */
export type DokHandlers = { readonly [id in DokOperationId]: DokHandler };
