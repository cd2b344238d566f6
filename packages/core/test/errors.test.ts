import { inspect } from 'node:util';
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConfigError,
  ConflictError,
  ConnectionError,
  createApiError,
  InputError,
  IroriError,
  isApiError,
  isAuthenticationError,
  isBadRequestError,
  isConfigError,
  isConflictError,
  isConnectionError,
  isInputError,
  isIroriError,
  isNotFoundError,
  isPagingError,
  isPassingError,
  isPermissionDeniedError,
  isRateLimitError,
  isRequestAbortedError,
  isRequestError,
  isRequestTimeoutError,
  isResponseDecodeError,
  isServerError,
  isUnprocessableEntityError,
  isWaitTimeoutError,
  NotFoundError,
  PagingError,
  PermissionDeniedError,
  RateLimitError,
  RequestAbortedError,
  RequestError,
  type RequestErrorDetails,
  RequestTimeoutError,
  ResponseDecodeError,
  ServerError,
  UnprocessableEntityError,
  WaitTimeoutError,
} from '@irori/core';
import { describe, expect, it, vi } from 'vitest';

const details: RequestErrorDetails = { message: 'm', outcome: 'rejected', attempts: 1 };
const ofStatus = (status: number): ApiError => createApiError({ ...details, status });

describe('the tree of errors', () => {
  it.each<[number, new (...args: never[]) => ApiError, string]>([
    [302, ApiError, 'API_ERROR'],
    [400, BadRequestError, 'BAD_REQUEST'],
    [401, AuthenticationError, 'AUTHENTICATION_FAILED'],
    [403, PermissionDeniedError, 'PERMISSION_DENIED'],
    [404, NotFoundError, 'NOT_FOUND'],
    [409, ConflictError, 'CONFLICT'],
    [418, ApiError, 'API_ERROR'],
    [422, UnprocessableEntityError, 'UNPROCESSABLE_ENTITY'],
    [429, RateLimitError, 'RATE_LIMITED'],
    [500, ServerError, 'SERVER_ERROR'],
    [503, ServerError, 'SERVER_ERROR'],
  ])('%i', (status, type, code) => {
    const error = ofStatus(status);
    expect(error.constructor).toBe(type);
    expect(error).toMatchObject({ status, code });
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(RequestError);
    expect(error).toBeInstanceOf(IroriError);
    expect(error).toBeInstanceOf(Error);
  });

  const samples: [string, (value: unknown) => boolean, unknown][] = [
    ['isBadRequestError', isBadRequestError, ofStatus(400)],
    ['isAuthenticationError', isAuthenticationError, ofStatus(401)],
    ['isPermissionDeniedError', isPermissionDeniedError, ofStatus(403)],
    ['isNotFoundError', isNotFoundError, ofStatus(404)],
    ['isConflictError', isConflictError, ofStatus(409)],
    ['isUnprocessableEntityError', isUnprocessableEntityError, ofStatus(422)],
    ['isRateLimitError', isRateLimitError, ofStatus(429)],
    ['isServerError', isServerError, ofStatus(500)],
    [
      'isRequestTimeoutError',
      isRequestTimeoutError,
      new RequestTimeoutError({ ...details, limit: 1 }),
    ],
    ['isRequestAbortedError', isRequestAbortedError, new RequestAbortedError(details)],
    ['isResponseDecodeError', isResponseDecodeError, new ResponseDecodeError(details)],
    ['isConfigError', isConfigError, new ConfigError('m', { setting: 's' })],
    ['isInputError', isInputError, new InputError('m', { field: 'f' })],
    ['isWaitTimeoutError', isWaitTimeoutError, new WaitTimeoutError('m', { waited: 1, seen: {} })],
    ['isPagingError', isPagingError, new PagingError('m', { cursor: 'c' })],
  ];

  it.each(samples)('%s knows its own and no other', (_name, guard, own) => {
    expect(samples.filter(([, , error]) => guard(error)).map(([, , error]) => error)).toEqual([
      own,
    ]);
    for (const value of [undefined, null, 'x', {}, new Error('x')])
      expect(guard(value)).toBe(false);
    expect(isIroriError(own)).toBe(true);
  });

  it('knows those that may pass by themselves', () => {
    const passing = samples.filter(([, , error]) => isPassingError(error)).map(([name]) => name);
    expect(passing).toEqual(['isRateLimitError', 'isServerError', 'isRequestTimeoutError']);
    expect(isPassingError(new ConnectionError(details))).toBe(true);
  });

  it('groups them', () => {
    const timeout = new RequestTimeoutError({ ...details, limit: 5 });
    expect([isConnectionError(timeout), isRequestError(timeout), isApiError(timeout)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isConnectionError(new ConnectionError(details))).toBe(true);
    expect(isApiError(ofStatus(404))).toBe(true);
    expect(isRequestError(new InputError('m', { field: 'f' }))).toBe(false);
  });

  it('recognises errors of another copy of the package', async () => {
    vi.resetModules();
    const copy = await import('@irori/core');
    expect(copy.NotFoundError).not.toBe(NotFoundError);
    const foreign = copy.createApiError({ ...details, status: 404 });
    expect(foreign).toBeInstanceOf(NotFoundError);
    expect(foreign).toBeInstanceOf(ApiError);
    expect(isIroriError(foreign)).toBe(true);
    expect(isRateLimitError(foreign)).toBe(false);
  });

  it('can be extended, with a kind of its own or without', () => {
    class WithKind extends InputError {
      static override readonly kind: string = 'WithKind';
    }
    class Without extends InputError {}
    const named = new WithKind('m', { field: 'f' });
    const unnamed = new Without('m', { field: 'f' });
    expect([named.name, unnamed.name]).toEqual(['WithKind', 'InputError']);
    expect([named instanceof WithKind, unnamed instanceof WithKind]).toEqual([true, false]);
    expect([named instanceof Without, unnamed instanceof Without]).toEqual([false, true]);
    expect([named instanceof InputError, unnamed instanceof InputError]).toEqual([true, true]);
  });
});

describe('how an error shows itself', () => {
  const error = new RateLimitError({
    ...details,
    status: 429,
    hint: 'Wait.',
    retryAfter: 1000,
    reason: 'throttled',
    cause: new Error('inner'),
    earlier: ['503'],
    body: { a: 1 },
  });

  it('adds the hint to the message', () => {
    expect(error.message).toBe('m Wait.');
    expect(error.hint).toBe('Wait.');
  });

  it('becomes plain data', () => {
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'RateLimitError',
      message: 'm Wait.',
      code: 'RATE_LIMITED',
      hint: 'Wait.',
      outcome: 'rejected',
      attempts: 1,
      requestId: null,
      status: 429,
      reason: 'throttled',
      earlier: ['503'],
      body: { a: 1 },
      retryAfter: 1000,
      cause: 'inner',
    });
  });

  it('begins its stack with its name, and shows its fields', () => {
    expect(error.stack).toMatch(/^RateLimitError: m Wait\./);
    expect(String(error)).toBe('RateLimitError: m Wait.');
    expect(inspect(error)).toContain("outcome: 'rejected'");
    expect(Object.keys(new RequestError('C', details))).not.toContain('hint');
  });
});
