import { isRequestError } from '../base.ts';

/** One complaint of the server about the input. */
export interface ValidationError {
  message: string;
  /** The keys it is about, as the API names them. */
  members: string[];
}

/** What Denvr says in the body of an error answer. */
export interface DenvrErrorInfo {
  /** Denvr's number for it; 0 when it has none. */
  code: number;
  message: string;
  details: string | null;
  validationErrors: ValidationError[];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function readValidationError(value: unknown): ValidationError {
  const { message, members } = fieldsOf(value) ?? {};
  const names = Array.isArray(members) ? members.filter((name) => typeof name === 'string') : [];
  return { message: textOf(message), members: names };
}

/** Reads the body of an error answer; `undefined` when it does not hold Denvr's `error` object. */
export function readErrorInfo(body: unknown): DenvrErrorInfo | undefined {
  const error = fieldsOf(fieldsOf(body)?.['error']);
  if (error === undefined) return undefined;
  const { code, message, details, validationErrors } = error;
  return {
    code: typeof code === 'number' ? code : 0,
    message: textOf(message),
    details: textOf(details) || null,
    validationErrors: Array.isArray(validationErrors)
      ? validationErrors.map(readValidationError)
      : [],
  };
}

/**
 * What Denvr said about a failed call.
 *
 * @param error - Anything that was thrown.
 * @returns `undefined` when it is not an error answer of Denvr's.
 */
export function denvrErrorInfo(error: unknown): DenvrErrorInfo | undefined {
  return isRequestError(error) ? readErrorInfo(error.body) : undefined;
}
