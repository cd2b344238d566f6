import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  artifactWire,
  executionSeconds,
  fixedWire,
  stateWire,
  type TaskRow,
} from '../../src/clouds/dok/wire.ts';
import { resolveOptions } from '../../src/options/local-options.ts';
import { expectDescribed } from './support/description.ts';

const at = Date.UTC(2026, 5, 10, 0, 0, 0, 120);

const row: TaskRow = {
  sequence: 1,
  id: 'c4a6b0de-7d0e-4e35-9c55-2f7b2f2f9a01',
  status: 'running',
  plan: 'h100-80gb',
  created_at: at,
  updated_at: at,
  canceled_at: null,
  started_at: null,
  stopped_at: null,
  ended_at: null,
  exit_code: null,
  error_message: '',
  time_limit: 7200,
  ssh: null,
  http_port: null,
  http_path: null,
  front_port: null,
  artifact_id: null,
  artifact_size: null,
  artifact_created_at: null,
  artifact_expired_at: null,
  preference: null,
  hidden: 0,
};

const artifact = {
  artifact_id: '0b7a1a52-3c4d-4b1e-9a61-0c1d2e3f4a5b',
  artifact_size: 12,
  artifact_created_at: at,
};

const container = {
  image: 'mylab.sakuracr.jp/train:1.4',
  registry: null,
  command: ['python train.py'],
  entrypoint: ['/bin/bash', '-c'],
  environment: { EPOCHS: '3' },
  http: { port: 8888, path: '/lab' },
  plan: 'h100-80gb',
};

const origin = (port: number): string => `http://127.0.0.1:${port}`;

function parse(change: Partial<TaskRow> = {}, set: Record<string, string> = {}): unknown {
  const fixed = fixedWire({ name: 'train-42', tags: ['exp'], createdAt: at }, container);
  return JSON.parse(stateWire({ ...row, ...change }, resolveOptions(set).dok, origin) + fixed);
}

describe('the JSON of a task', () => {
  test('is exactly this', () => {
    expect(parse({ front_port: 9, started_at: at, ...artifact })).toEqual({
      id: row.id,
      name: 'train-42',
      status: 'running',
      created_at: '2026-06-10T09:00:00.120+09:00',
      updated_at: '2026-06-10T09:00:00.120+09:00',
      canceled_at: null,
      http_uri: 'http://127.0.0.1:9',
      tags: ['exp'],
      error_message: '',
      execution_time_limit_sec: 7200,
      artifact: {
        id: artifact.artifact_id,
        task: row.id,
        filename: 'artifact.tar.gz',
        size_bytes: 12,
        created_at: '2026-06-10T09:00:00.120+09:00',
        updated_at: '2026-06-10T09:00:00.120+09:00',
        url: null,
      },
      containers: [
        {
          index: 0,
          ...container,
          ssh: null,
          exit_code: null,
          execution_seconds: null,
          start_at: '2026-06-10T09:00:00.120+09:00',
          stop_at: null,
        },
      ],
    });
  });

  test.each([
    ['2025-05', false, 'deleted_at'],
    ['2026-03', true, 'deleted_at'],
    ['2026-06', true, 'updated_at'],
  ])('in profile %s', (profile, hasNewerKeys, artifactKey) => {
    const task = parse(artifact, { 'dok.profile': profile }) as {
      containers: object[];
      artifact: object;
    };
    expect('execution_time_limit_sec' in task).toBe(hasNewerKeys);
    expect('ssh' in (task.containers[0] ?? {})).toBe(hasNewerKeys);
    expect(Object.keys(task.artifact)).toContain(artifactKey);
    expectDescribed('getTask', 200, task);
  });

  test('survives any text', () => {
    const text = fc.string({ unit: 'binary' });
    const words = fc.array(text);
    const environment = fc.dictionary(text, text);
    fc.assert(
      fc.property(text, words, words, environment, text, (name, tags, command, env, message) => {
        const echo = { ...container, command, environment: env };
        const fixed = fixedWire({ name, tags, createdAt: at }, echo);
        const state = stateWire({ ...row, error_message: message }, resolveOptions().dok, origin);
        const task = JSON.parse(state + fixed);
        expect(task).toMatchObject({ name, tags, error_message: message });
        expect(task.containers[0].command).toEqual(command);
        expect(Object.entries(task.containers[0].environment)).toEqual(Object.entries(env));
      }),
    );
  });

  test.each([
    [{ status: 'waiting' as const }, {}, null],
    [{ status: 'waiting' as const }, { 'dok.httpUriFrom': 'waiting' }, 'http://127.0.0.1:9'],
    [{}, { 'dok.httpUriPath': 'path' }, 'http://127.0.0.1:9/lab'],
    [{ ended_at: at }, {}, null],
    [{ ended_at: at }, { 'dok.httpUriAfterEnd': 'kept' }, 'http://127.0.0.1:9'],
    [{ front_port: null }, {}, null],
  ])('has the http_uri that %o and %o ask for', (change, set, uri) => {
    const options = set as Record<string, string>;
    const task = parse({ front_port: 9, http_path: '/lab', ...change }, options);
    expect(task).toMatchObject({ http_uri: uri });
  });
});

test.each([
  ['up', 1001, 2],
  ['nearest', 1499, 1],
  ['down', 1999, 1],
  ['up', 0, 0],
] as const)('execution_seconds rounded %s of %d ms is %d', (rounding, ms, seconds) => {
  const run = { started_at: at, stopped_at: at + ms };
  expect(executionSeconds(run, rounding)).toBe(seconds);
});

test('an artifact whose time is over is gone, or listed as deleted', () => {
  const expired = { ...row, ...artifact, artifact_expired_at: at + 1000 };
  expect(artifactWire(expired, resolveOptions().dok)).toBeUndefined();
  const old = { 'dok.expiredArtifact': 'listed', 'dok.profile': '2026-03' };
  expect(artifactWire(expired, resolveOptions(old).dok)).toMatchObject({
    deleted_at: '2026-06-10T09:00:01.120+09:00',
  });
  const absent = { 'dok.artifactUrl': 'absent' };
  expect(artifactWire({ ...row, ...artifact }, resolveOptions(absent).dok)).not.toHaveProperty(
    'url',
  );
});
