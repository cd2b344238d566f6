import type { Reply } from '../../../http/reply.ts';
import type { DenvrOperationId } from '../request/description.ts';
import type { DenvrRequest } from '../request/request.ts';

/** Answers one operation. */
type DenvrHandler = (request: DenvrRequest) => Reply | Promise<Reply>;

/** The handlers of some operations. */
export type Handlers<Id extends DenvrOperationId> = { readonly [K in Id]: DenvrHandler };
