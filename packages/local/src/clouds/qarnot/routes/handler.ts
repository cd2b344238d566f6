import type { Reply } from '../../../http/reply.ts';
import type { QarnotOperationId } from '../request/description.ts';
import type { QarnotRequest } from '../request/request.ts';

/** Answers one operation; it throws a RefusedError for what Qarnot refuses. */
export type QarnotHandler = (request: QarnotRequest) => Reply | Promise<Reply>;

/** A handler for every operation: one that is missing is a type error. */
export type QarnotHandlers = { readonly [id in QarnotOperationId]: QarnotHandler };
