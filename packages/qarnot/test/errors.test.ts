import {
  type ApiError,
  isApiError,
  isAuthenticationError,
  isBadRequestError,
  isNotFoundError,
  isPermissionDeniedError,
  isServerError,
} from '@irori/core';
import {
  isMaxJobsReachedError,
  isMaxPoolsReachedError,
  isMaxTasksReachedError,
  isMissingBucketError,
  isMissingInstanceError,
  isMissingJobError,
  isMissingPoolError,
  isMissingProfileError,
  isMissingTaskError,
  isNotEnoughCreditsError,
  isSecretConflictError,
  isSecretNotFoundError,
  isValidationError,
  type OperationId,
  Qarnot,
} from '@irori/qarnot';
import {
  expectNoCanary,
  type FaultAnswer,
  type FaultServer,
  startFaultServer,
} from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optionsFor, TOKEN } from './support/options.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer([{ json: {} }]);
});
afterAll(() => server.close());

const TASK = { name: 'a', profile: 'docker-batch', instanceCount: 1 };

async function failure(
  answer: FaultAnswer,
  id: OperationId = 'getTask',
  params: Record<string, string> = { taskId: 't' },
): Promise<ApiError> {
  server.use([answer]);
  const qarnot = new Qarnot(optionsFor(server.url, { maxRetries: 0 }));
  const call =
    id === 'createTask' ? qarnot.tasks.create(TASK) : qarnot.call(id, { params, body: undefined });
  const error = await call.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!isApiError(error)) throw new Error(`not an ApiError: ${String(error)}`);
  return error;
}

const said = (status: number, message: string): FaultAnswer => ({ status, json: { message } });

describe('the five shapes', () => {
  it('plain', async () => {
    const error = await failure(said(404, 'No such task: 1234'));
    expect(isMissingTaskError(error)).toBe(true);
    expect(isNotFoundError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'MISSING_TASK', reason: 'MISSING_TASK', status: 404 });
    expect(error.message).toBe(
      `Qarnot getTask failed: GET ${server.url}/v1/tasks/t was answered 404 Not Found: No such task: 1234.`,
    );
  });

  it.each([
    '{"error":{"message":"Bad authentication token","code":401},"data":{}}',
    '{\n  "error": {\n    "message": "Bad authentication token",\n    "code": 401\n  },\n  "data": {}\n}',
  ])('authentication, however it is spaced', async (bodyText) => {
    const error = await failure({ status: 401, bodyText });
    expect(isAuthenticationError(error)).toBe(true);
    expect(error.message).toContain('401 Unauthorized: Bad authentication token.');
    expect(error.hint).toContain('Check the token');
  });

  it.each([undefined, 2])('validation with its fields, indented by %s', async (space) => {
    const problem = {
      errors: { Name: ['The Name field is required.'], 'Constants[0].Key': ['bad', 'worse'] },
      type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1',
      title: 'One or more validation errors occurred.',
      status: 400,
      detail: null,
      instance: null,
      extensions: { traceId: '00-1-2-00' },
    };
    const error = await failure({
      status: 400,
      bodyText: JSON.stringify(problem, null, space),
      headers: { 'content-type': 'application/problem+json' },
    });
    expect(isValidationError(error)).toBe(true);
    expect(isBadRequestError(error)).toBe(true);
    expect(error.fields).toEqual(problem.errors);
    expect(error.message).toContain(
      'Name: The Name field is required.; Constants[0].Key: bad worse.',
    );
  });

  it('the secrets manager', async () => {
    const params = { key: 'a/b' };
    const missing = await failure({ status: 404, json: { error: 'none' } }, 'getSecret', params);
    expect(isSecretNotFoundError(missing)).toBe(true);
    expect(missing.message).toContain('404 Not Found: none.');
    server.use([{ status: 409, json: { error: 'exists' } }]);
    const conflict: unknown = await new Qarnot(optionsFor(server.url)).secrets
      .create('a', 'b')
      .then(() => undefined)
      .catch((error: unknown) => error);
    expect(isSecretConflictError(conflict)).toBe(true);
    expect(String(conflict)).toContain('secrets.update()');
  });

  it('several at once: each with the error it would have been alone', async () => {
    server.use([
      {
        status: 207,
        json: [
          { statusCode: 200, uuid: 'u-1', message: null },
          { statusCode: 400, uuid: null, message: 'Invalid task file. Invalid fields: name' },
          { statusCode: 403, uuid: null, message: 'Maximum number of tasks reached' },
          { statusCode: 404, uuid: null, message: 'No such bucket: b\u001b[31m' },
        ],
      },
    ]);
    const qarnot = new Qarnot(optionsFor(server.url));
    const results = await qarnot.tasks.create([TASK, TASK, TASK, TASK]);
    expect(results[0]).toEqual({ ok: true, uuid: 'u-1' });
    const errors = results.map((result) => (result.ok ? undefined : result.error));
    expect(isBadRequestError(errors[1])).toBe(true);
    expect(errors[1]?.message).toBe(
      'Qarnot createTask refused task 1 of the list: 400: Invalid task file. Invalid fields: name.',
    );
    expect(isMaxTasksReachedError(errors[2])).toBe(true);
    expect(isMissingBucketError(errors[3])).toBe(true);
    expect(errors[3]?.message).not.toContain('\u001b');
  });
});

describe('what an answer is about', () => {
  it.each<[number, string, OperationId, (error: unknown) => boolean]>([
    [403, 'Maximum number of tasks reached', 'createTask', isMaxTasksReachedError],
    [403, 'maximum number of POOLS reached (10)', 'getPool', isMaxPoolsReachedError],
    [403, 'Maximum number of jobs reached', 'getJob', isMaxJobsReachedError],
    [402, 'Not enough credits', 'createTask', isNotEnoughCreditsError],
    [404, 'No such bucket: nope', 'createTask', isMissingBucketError],
    [404, 'gone', 'createTask', isMissingBucketError],
    [404, 'gone', 'getPool', isMissingPoolError],
    [404, 'gone', 'getJob', isMissingJobError],
    [404, 'gone', 'listJobTasks', isMissingJobError],
    [404, 'gone', 'getProfile', isMissingProfileError],
    [404, 'gone', 'getTaskInstanceStdout', isMissingInstanceError],
    [404, 'No such task: x', 'getTaskInstanceStdout', isMissingTaskError],
    [404, 'gone', 'getTaskCredits', isMissingTaskError],
  ])('%i %s of %s', async (status, message, id, guard) => {
    const params: Record<string, Record<string, string>> = {
      getPool: { poolId: 'p' },
      getJob: { jobId: 'j' },
      listJobTasks: { jobId: 'j' },
      getProfile: { name: 'n' },
      getTaskInstanceStdout: { taskId: 't', instanceId: '2' },
      getTaskCredits: { taskId: 't' },
    };
    const error = await failure(said(status, message), id, params[id]);
    expect(guard(error)).toBe(true);
    expect(error.name).not.toBe('ApiError');
    expect(error.code).toBe(error.reason);
  });

  it('tells missing machines from missing credits', async () => {
    const error = await failure(said(402, 'No machine for these hardware constraints'));
    expect(isNotEnoughCreditsError(error)).toBe(false);
    expect(error.hint).toContain('fits the hardware constraints');
  });

  it('leaves a plain refusal to its status', async () => {
    const error = await failure(said(403, 'Cannot abort a finished task'));
    expect(isPermissionDeniedError(error)).toBe(true);
    expect(error.name).toBe('PermissionDeniedError');
  });

  it('tells what answers in place of Qarnot', async () => {
    const error = await failure({
      kind: 'body',
      status: 502,
      body: '<html><body><h1>Bad Gateway</h1></body></html>',
      contentType: 'text/html',
    });
    expect(isServerError(error)).toBe(true);
    expect(error.message).toContain('Bad Gateway');
    expect(error.hint).toContain('This is not how Qarnot answers');
  });

  it.each(['null', '[]', '"text"', '{"errors":[]}', '{"errors":null,"error":7}', '{"message":{}}'])(
    'gets over %s',
    async (bodyText) => {
      expect((await failure({ status: 400, bodyText })).status).toBe(400);
    },
  );

  it('keeps everything about the request', async () => {
    server.use([
      { status: 503, json: { message: 'busy' } },
      { status: 404, json: { message: 'No such task: t' }, headers: { 'x-request-id': 'r-7' } },
    ]);
    const qarnot = new Qarnot(optionsFor(server.url));
    const error: unknown = await qarnot.tasks.get('t').catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      attempts: 2,
      earlier: ['503 Service Unavailable'],
      requestId: 'r-7',
      operation: 'getTask',
      method: 'GET',
      outcome: 'rejected',
      body: { message: 'No such task: t' },
    });
    const { message } = error as Error;
    expect(message.match(/No such task/g)).toHaveLength(1);
  });
});

describe('the token', () => {
  it('shows in no error, even when the server repeats it', async () => {
    for (const id of ['getTask', 'createTask'] as const) {
      const error = await failure(
        { status: 400, json: { message: `bad ${TOKEN}`, token: TOKEN } },
        id,
      );
      expectNoCanary(`${error.stack}${JSON.stringify(error)}`, [TOKEN]);
    }
    server.use([{ status: 207, json: [{ statusCode: 400, message: `no ${TOKEN}` }] }]);
    const [result] = await new Qarnot(optionsFor(server.url)).tasks.create([TASK]);
    expectNoCanary(JSON.stringify(result), [TOKEN]);
    expect(result?.ok).toBe(false);
  });
});
