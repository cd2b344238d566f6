import type { Reply } from '../../http/reply.ts';
import { type ErrorBody, envelopeOfError } from './wire/envelope.ts';

/** One field that is wrong, as the framework behind Denvr tells it. */
export interface FieldProblem {
  readonly message: string;
  /** Names of the fields, as the API has them. */
  readonly members: readonly string[];
}

/** A request that Denvr refuses. */
export class RefusedError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, message: string, rest: Partial<Omit<ErrorBody, 'message'>> = {}) {
    super(message);
    this.status = status;
    this.body = { code: 0, message, details: null, validationErrors: null, ...rest };
  }
}

/** The answer of a refusal, in Denvr's envelope. */
export function refusalReply({ status, body }: RefusedError): Reply {
  return envelopeOfError(status, body);
}

/** Nobody is logged in. */
export function notLoggedIn(): RefusedError {
  return new RefusedError(401, 'Current user did not login to the application!');
}

/** Fields are missing or wrong. */
export function invalid(problems: readonly FieldProblem[]): RefusedError {
  const lines = problems.map(({ message }) => ` - ${message}\n`).join('');
  return new RefusedError(400, 'Your request is not valid!', {
    details: `The following errors were detected during validation.\n${lines}`,
    validationErrors: problems,
  });
}

/** A field that must be there is not. */
export function required(name: string): FieldProblem {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  return { message: `The ${label} field is required.`, members: [member] };
}

/** The kinds of things that can be missing, in the words of the cluster behind Denvr. */
export type Resource =
  | 'virtualmachines.kubevirt.io'
  | 'applications'
  | 'baremetalhosts.metal3.io'
  | 'vpcs'
  | 'virtualmachinesnapshots.snapshot.kubevirt.io';

/** Existing clients look for the quoted id and `not found`. */
export function notFound(resource: Resource, id: string): RefusedError {
  return new RefusedError(404, `${resource} "${id}" not found`);
}

/** The name is taken. */
export function alreadyExists(resource: Resource, id: string): RefusedError {
  return new RefusedError(409, `${resource} "${id}" already exists`);
}
