import { processorTime } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { describeDokError } from '../src/error/describe-error.ts';
import { describeStorageError } from '../src/error/describe-storage-error.ts';

const answer = (status: number, body: unknown, operation = 'getTask') => ({
  status,
  body,
  operation,
  headers: new Headers(),
});
const envelope = (error_code: string, error_msg: string) => ({
  is_fatal: true,
  serial: '5f0c0f2b9d3e4c71',
  status: '403 Forbidden',
  error_code,
  error_msg,
});

describe('what the server said', () => {
  test.each([
    [
      envelope('unauthorized', 'error-unauthorized'),
      { message: 'error-unauthorized', code: 'unauthorized' },
    ],
    [{ detail: 'Not found.' }, { message: 'Not found.' }],
    [
      { name: ['This field is required.'] },
      { message: 'name: This field is required.', fields: { name: ['This field is required.'] } },
    ],
    [
      { containers: [{ plan: ['"x" is not a valid choice.', 'Sorry.'] }] },
      {
        message: 'containers[0].plan: "x" is not a valid choice. Sorry.',
        fields: { 'containers[0].plan': ['"x" is not a valid choice.', 'Sorry.'] },
      },
    ],
    [{ non_field_errors: ['Too many.'] }, { message: 'request: Too many.' }],
    [
      { detail: [{ loc: ['body', 'containers', 0, 'image'], msg: 'field required', type: 'x' }] },
      { message: 'containers.0.image: field required' },
    ],
    [{ error_code: 'bad', error_msg: 5 }, { code: 'bad' }],
    ['plain text', { message: 'plain text' }],
  ])('%j', (body, expected) => {
    expect(describeDokError(answer(422, body))).toMatchObject(expected);
  });

  test.each([
    undefined,
    null,
    '',
    '  ',
    '<html><body>502</body></html>',
    [],
    {},
    7,
    { detail: {} },
  ])('%j says nothing, and that is no error', (body) => {
    expect(describeDokError(answer(500, body))).not.toHaveProperty('message');
  });
});

test('fields of any name and any number are read, and quickly', () => {
  const hostile = JSON.parse('{"__proto__": ["a"], "constructor": ["b"], "name": ["c"]}');
  expect(describeDokError(answer(422, hostile)).message).toBe(
    '__proto__: a; constructor: b; name: c',
  );
  const many = Array<string>(200_000).fill('x');
  const time = processorTime(() => {
    const { fields } = describeDokError(answer(422, { name: many, detail: [] }));
    expect(fields).toBeUndefined();
    expect(describeDokError(answer(422, { name: many })).fields?.['name']).toHaveLength(200_000);
  });
  expect(time).toBeLessThan(5_000);
});

describe('what to do', () => {
  test.each([
    [
      401,
      envelope('unauthorized', ''),
      'getTask',
      undefined,
      'Check the access token and its secret',
    ],
    [
      403,
      { detail: 'Agreement to terms of service is required' },
      'createTask',
      'TERMS_NOT_ACCEPTED',
      'dok.agreeToTerms({ version })',
    ],
    [
      403,
      { detail: '利用規約への同意が必要です' },
      'listTasks',
      'TERMS_NOT_ACCEPTED',
      'accept them',
    ],
    [403, envelope('forbidden', ''), 'cancelTask', 'DOK_PERMISSION_MISSING', 'allow this API key'],
    [403, undefined, 'listTasks', 'DOK_PERMISSION_MISSING', 'allow this API key'],
    [403, { detail: 'Task is not running' }, 'openLogStream', 'TASK_NOT_RUNNING', 'task.logs()'],
    [403, { detail: 'no' }, 'cancelTask', 'TASK_NOT_CANCELABLE', 'waiting or running'],
    [403, { detail: 'no' }, 'deleteTask', 'TASK_NOT_DELETABLE', 'task.cancel()'],
    [404, undefined, 'getTask', undefined, 'Check the task id'],
    [404, undefined, 'getArtifactUrl', undefined, 'a few seconds after the task has ended'],
    [502, undefined, 'sendTestWebhook', undefined, 'reachable from the internet'],
  ])('%d %j of %s', (status, body, operation, code, hint) => {
    const description = describeDokError(answer(status, body, operation));
    expect(description.hint).toContain(hint);
    if (code !== undefined) expect(description.code).toBe(code);
  });

  test.each([
    [404, 'listTasks'],
    [422, 'createTask'],
    [502, 'getTask'],
  ])('nothing is invented for %d of %s', (status, operation) => {
    expect(describeDokError(answer(status, undefined, operation))).toEqual({});
  });

  test('the storage is not DOK: no word about DOK permissions', () => {
    expect(describeStorageError(answer(403, '<Error/>')).hint).toContain('ask for a new one');
    expect(describeStorageError(answer(404, '')).message).toBe('The file is not there.');
    expect(describeStorageError(answer(500, ''))).toEqual({});
  });
});
