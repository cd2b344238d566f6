import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNewTask } from '../src/model/check-task.ts';
import { checkEnvironment, environmentSize } from '../src/model/environment.ts';
import type { NewTaskBody } from '../src/raw.ts';

const container = { image: 'a', plan: 'v100-32gb', command: [], entrypoint: [] };
const good = { name: 'n', tags: [], containers: [container] };
const withContainer = (change: object) => ({ ...good, containers: [{ ...container, ...change }] });

describe('checkNewTask', () => {
  test.each([
    ['the least', good],
    ['no time limit', { ...good, execution_time_limit_sec: null }],
    ['the shortest limit', { ...good, execution_time_limit_sec: 600 }],
    ['a limit over 20 days', { ...good, execution_time_limit_sec: 2_000_000 }],
    ['a plan nobody knows', withContainer({ plan: 'b200-192gb' })],
    ['an encoded path', withContainer({ http: { port: 8888, path: '/a%20b?c=d' } })],
    ['ssh', withContainer({ ssh: { shell: '/bin/zsh' } })],
    ['two containers', { ...good, containers: [container, container] }],
  ])('lets %s pass', (_, body) => {
    expect(() => checkNewTask(body as NewTaskBody)).not.toThrow();
  });

  test.each([
    ['name', { ...good, name: '' }],
    ['name', { ...good, name: '   ' }],
    ['name', { ...good, name: 42 }],
    ['tags', { ...good, tags: 'one' }],
    ['tags', { ...good, tags: [1] }],
    ['containers', { ...good, containers: [] }],
    ['executionTimeLimitSec', { ...good, execution_time_limit_sec: 599 }],
    ['executionTimeLimitSec', { ...good, execution_time_limit_sec: 600.5 }],
    ['executionTimeLimitSec', { ...good, execution_time_limit_sec: '2h' }],
    ['executionTimeLimitSec', { ...good, execution_time_limit_sec: Number.NaN }],
    ['containers[0].image', withContainer({ image: '' })],
    ['containers[0].plan', withContainer({ plan: '' })],
    ['containers[0].command', withContainer({ command: 'echo hi' })],
    ['containers[0].command', withContainer({ command: ['sleep', 5] })],
    ['containers[0].entrypoint', withContainer({ entrypoint: null })],
    ['containers[0].http.port', withContainer({ http: { port: 0, path: '/' } })],
    ['containers[0].http.port', withContainer({ http: { port: '80', path: '/' } })],
    ['containers[0].http.path', withContainer({ http: { port: 80, path: 'x' } })],
    ['containers[0].http.path', withContainer({ http: { port: 80, path: '/a b' } })],
    ['containers[0].registry', withContainer({ registry: '' })],
    ['containers[0].ssh.shell', withContainer({ ssh: { shell: 'bash' } })],
    ['containers[0].environment.SAKURA_X', withContainer({ environment: { SAKURA_X: '1' } })],
    ['containers[0].environment', withContainer({ environment: { '': '1' } })],
    ['containers[0].environment', withContainer({ environment: { 'A=B': '1' } })],
    ['containers[1].image', { ...good, containers: [container, { ...container, image: '' }] }],
  ])('names %s', (field, body) => {
    expect(() => checkNewTask(body as unknown as NewTaskBody)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        field,
        message: expect.stringContaining(field),
      }),
    );
  });
});

describe('the environment limit', () => {
  test('is reached by the 8192nd character of names and values', () => {
    const environment = (size: number) => ({ NAME: 'x'.repeat(size - 4) });
    expect(() => checkEnvironment(environment(8191), 'environment')).not.toThrow();
    expect(() => checkEnvironment(environment(8192), 'environment')).toThrow(
      'environment has 8192 characters in names and values; DOK accepts fewer than 8192',
    );
  });

  test('counts characters, not bytes and not UTF-16 units', () => {
    expect(environmentSize({ A: '🔥囲炉裏' })).toBe(5);
  });

  test('counts every variable once', () => {
    const environments = fc.dictionary(fc.string({ minLength: 1 }), fc.string());
    fc.assert(
      fc.property(environments, (environment) => {
        const all = Object.entries(environment).flat().join('');
        expect(environmentSize(environment)).toBeGreaterThanOrEqual([...all].length);
        expect(environmentSize(environment)).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  test('its error never shows a value', () => {
    const secret = 'hunter2'.repeat(2000);
    expect(() => checkEnvironment({ KEY: secret }, 'environment')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });
});
