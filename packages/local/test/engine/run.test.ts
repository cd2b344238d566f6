import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineError } from '../../src/engine/errors.ts';
import {
  eventually,
  isAlive,
  script,
  startEngine,
  type TestEngine,
  untilThere,
  workload,
} from './support.ts';

let local: TestEngine;

beforeAll(async () => {
  local = await startEngine({ slots: 4 });
});

afterAll(async () => {
  await local[Symbol.asyncDispose]();
  expect(local.complaints).toEqual([]);
});

describe('how a program ends', () => {
  test.each([0, 1, 2, 7, 77, 124, 125, 126, 127, 128, 129, 137, 143, 200, 254, 255])(
    'exit code %i is given on',
    async (code) => {
      const { end, exitCode } = await local.run(script(`exit ${code}`));
      expect(exitCode).toBe(code);
      expect(end?.kind).toBe('exited');
    },
  );

  test.each([
    ['HUP', 129],
    ['INT', 130],
    ['QUIT', 131],
    ['ABRT', 134],
    ['KILL', 137],
    ['SEGV', 139],
    ['TERM', 143],
  ])('signal %s becomes exit code %i, as in a shell', async (signal, code) => {
    const ended = await local.run(script(`echo before; kill -${signal} $$; echo after`));
    expect(ended.exitCode).toBe(code);
    expect(ended.end).toEqual({
      kind: 'exited',
      reason: `The program was ended by SIG${signal} (exit code ${code}).`,
    });
    expect(local.logText(ended.spec.id)).toBe('before\n');
  });

  test('a program that kills its whole process group is known to be killed', async () => {
    const { exitCode, end } = await local.run(script('kill -KILL 0'));
    expect([exitCode, end?.kind]).toEqual([137, 'exited']);
  });

  test('a program that does not exist ends with 127 and a line that says so', async () => {
    const ended = await local.run(workload({ command: ['no-such-program', '--x'] }));
    expect(ended.exitCode).toBe(127);
    expect(local.logText(ended.spec.id)).toMatch(/^irori: .*no-such-program: not found\n$/);
  });

  test('a program whose name looks like an option is not found either', async () => {
    const ended = await local.run(workload({ entrypoint: ['-a'], command: ['true'] }));
    expect(ended.exitCode).toBe(127);
    expect(local.logText(ended.spec.id)).toBe('irori: -a: not found\n');
  });

  test('a file that is no program ends with 126', async () => {
    const ended = await local.run(workload({ command: ['/etc/passwd'] }));
    expect(ended.exitCode).toBe(126);
    expect(local.logText(ended.spec.id)).toContain('/etc/passwd: Permission denied');
  });

  test('without any words it cannot start, and the reason names the image', async () => {
    const ended = await local.run(workload({ command: [], image: 'ghcr.io/acme/train:1' }));
    expect(ended.end?.kind).toBe('start_failed');
    expect(ended.end?.reason).toContain('"ghcr.io/acme/train:1"');
    expect([ended.startedAt, ended.exitCode, ended.artifact]).toEqual([null, null, null]);
  });

  test('words with a zero byte cannot start, and the reason does not quote them', async () => {
    const ended = await local.run(workload({ command: ['echo', 'secret\0word'] }));
    expect(ended.end?.kind).toBe('start_failed');
    expect(ended.end?.reason).not.toContain('secret');
  });

  test('a word longer than the system takes cannot start, and the reason says why', async () => {
    const ended = await local.run(workload({ command: ['echo', 'x'.repeat(200_000)] }));
    expect(ended.end?.kind).toBe('start_failed');
    expect(ended.end?.reason).toContain('longer than this system allows');
  });

  test('a command of 200 KB in words of 96 KiB is run', async () => {
    const words = ['a', 'b', 'c'].map((letter) => letter.repeat(70_000));
    const ended = await local.run(
      workload({ command: ['sh', '-c', 'printf %s "$@" | wc -c', 'sh', ...words] }),
    );
    expect(local.logText(ended.spec.id).trim()).toBe('210000');
  });

  test('its times follow one another', async () => {
    const { createdAt, preparingAt, startedAt, stoppedAt, endedAt } = await local.run(workload());
    const times = [createdAt, preparingAt, startedAt, stoppedAt, endedAt];
    expect(times).toEqual([...times].sort((a, b) => Number(a) - Number(b)));
    expect(times).not.toContain(null);
  });
});

describe('what a program is given', () => {
  test('exactly its words, untouched', async () => {
    const words = [
      '',
      ' ',
      'a b',
      "it's",
      '"',
      '$HOME',
      '`x`',
      '*',
      '\\',
      '\n',
      '日本',
      '-n',
      '--',
    ];
    const ended = await local.run(
      workload({ command: ['sh', '-c', 'for w; do printf "<%s>" "$w"; done', 'sh', ...words] }),
    );
    const text = Buffer.from(local.logText(ended.spec.id), 'latin1').toString('utf8');
    expect(text).toBe(words.map((word) => `<${word}>`).join(''));
  });

  test('an environment of its own, without anything of ours', async () => {
    process.env['IRORI_TEST_SECRET'] = 'canary-of-the-server';
    try {
      const env = { PLAIN: 'a=b\nc', d: 'kept', 'odd.name': 'also kept', LANG: 'ja_JP.UTF-8' };
      const ended = await local.run(workload({ command: ['env', '-0'], env }));
      const text = local.logText(ended.spec.id);
      expect(text).not.toContain('canary-of-the-server');
      const given = new Map(
        text
          .split('\0')
          .filter((line) => line !== '')
          .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
      for (const [name, value] of Object.entries(env)) expect(given.get(name)).toBe(value);
      expect(given.get('HOME')).toMatch(new RegExp(`workloads/${ended.spec.id}/work$`));
      expect(given.get('OUT')).toMatch(new RegExp(`workloads/${ended.spec.id}/outputs$`));
      expect([...given.keys()].sort()).toEqual(
        [
          ...Object.keys(env),
          ...['CUDA_VISIBLE_DEVICES', 'HOME', 'IRORI_WORKLOAD', 'OUT', 'PATH', 'PWD', 'TMPDIR'],
        ].sort(),
      );
    } finally {
      delete process.env['IRORI_TEST_SECRET'];
    }
  });

  test('folders of its own that are gone afterwards', async () => {
    const ended = await local.run(
      script('pwd; echo "$TMPDIR"; mktemp -p "$TMPDIR" >/dev/null; mkdir -p a/b; : >a/b/c'),
    );
    const [work = '', temporary = ''] = local.logText(ended.spec.id).split('\n');
    expect(() => statSync(work)).toThrow('ENOENT');
    expect(() => statSync(temporary)).toThrow('ENOENT');
  });

  test('empty folders, also when the last one had them', async () => {
    for (let round = 0; round < 6; round += 1) {
      const ended = await local.run(script('ls -A . "$OUT" "$TMPDIR" | grep -v : ; exit 0'));
      expect(local.logText(ended.spec.id).trim()).toBe('');
    }
  });

  test('no input, the usual signals and a usual umask', async () => {
    const ended = await local.run(script('cat; umask; trap; grep SigIgn /proc/self/status'));
    const mask = process.umask().toString(8).padStart(4, '0');
    expect(local.logText(ended.spec.id)).toBe(`${mask}\nSigIgn:\t0000000000000000\n`);
  });

  test('no open file of ours but its log', async () => {
    const ended = await local.run(script('ls -l /proc/$$/fd'));
    const files = local
      .logText(ended.spec.id)
      .split('\n')
      .flatMap((line) => line.split(' -> ')[1] ?? [])
      .filter((path) => path.startsWith(local.store.dataDir));
    expect(new Set(files)).toEqual(new Set([local.engine.log(ended.spec.id).path]));
  });
});

describe('what a program leaves', () => {
  test('a log that only its owner can read', async () => {
    const ended = await local.run(script('echo x'));
    expect(statSync(local.engine.log(ended.spec.id).path).mode & 0o777).toBe(0o600);
  });

  test('processes of its group are killed when it ends', async () => {
    const ended = await local.run(script('sleep 100 & echo $!; sleep 100 & echo $!'));
    const pids = local.logText(ended.spec.id).trim().split('\n').map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  test('daemons that left its session are killed too', async () => {
    const ended = await local.run(
      script(
        `setsid sh -c 'echo $$; touch begun; exec sleep 100' & ${untilThere('begun')}; echo bye`,
      ),
    );
    const pid = Number.parseInt(local.logText(ended.spec.id), 10);
    expect(pid).toBeGreaterThan(1);
    await eventually(() => !isAlive(pid), 'the daemon is dead');
  });

  test('a process that goes on writing cannot write after the end', async () => {
    const ended = await local.run(
      script(`while :; do echo more; touch begun; done & ${untilThere('begun')}; echo done`),
    );
    const { path } = local.engine.log(ended.spec.id);
    const size = statSync(path).size;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(statSync(path).size).toBe(size);
  });

  test('stdout and stderr apart when asked', async () => {
    const ended = await local.run(script('echo out; echo err >&2', { logs: 'separate' }));
    const { id } = ended.spec;
    expect([local.logText(id, 'stdout'), local.logText(id, 'stderr')]).toEqual(['out\n', 'err\n']);
    expect(() => local.engine.log(id)).toThrow('has no combined log');
  });
});

describe('calls that cannot be', () => {
  const code = (action: () => unknown): string => {
    try {
      action();
    } catch (error) {
      return (error as EngineError).code;
    }
    return 'nothing was thrown';
  };
  const stop = { kind: 'canceled', reason: 'It was canceled.' } as const;

  test('an id twice, an id that is none, an unknown id, an ended one', async () => {
    const { engine } = local;
    const ended = await local.run(workload());
    const { id } = ended.spec;
    const unknown = workload().id;
    expect(code(() => engine.submit(workload({ id })))).toBe('WORKLOAD_EXISTS');
    expect(code(() => engine.submit(workload({ id: '../../etc/x' })))).toBe('WORKLOAD_INVALID');
    expect(code(() => engine.stop(unknown, stop))).toBe('WORKLOAD_UNKNOWN');
    expect(code(() => engine.log(unknown))).toBe('WORKLOAD_UNKNOWN');
    expect(code(() => engine.remove(unknown))).toBe('WORKLOAD_UNKNOWN');
    expect(code(() => engine.stop(id, stop))).toBe('WORKLOAD_ENDED');
    expect(engine.get(unknown)).toBeUndefined();
  });

  test('an active workload is not removed; an ended one goes with its files', async () => {
    const { engine } = local;
    const { id } = engine.submit(
      script(`echo x >"$OUT/file"; echo log; ${untilThere('over')}`),
    ).spec;
    await local.reached(id, 'running');
    expect(code(() => engine.remove(id))).toBe('WORKLOAD_NOT_ENDED');
    writeFileSync(join(engine.pathsOf(id).work, 'over'), '');
    await local.ended(id);
    const files = [engine.log(id).path, engine.artifactPath(id)];
    for (const file of files) expect(readFileSync(file).length).toBeGreaterThan(0);
    engine.remove(id);
    expect(engine.get(id)).toBeUndefined();
    const isGone = (file: string): boolean =>
      statSync(file, { throwIfNoEntry: false }) === undefined;
    await eventually(() => files.every(isGone), 'its files are gone');
  });

  test('what a cloud refuses in the same transaction is not accepted', async () => {
    const spec = workload();
    const refuse = (): never => {
      throw new Error('The cloud has no room.');
    };
    expect(() => local.engine.submit(spec, refuse)).toThrow('no room');
    expect(local.engine.get(spec.id)).toBeUndefined();
    const unsubscribe = local.engine.onTransition((changed) => {
      if (changed.spec.id === spec.id) throw new Error('The row cannot be stored.');
    });
    expect(() => local.engine.submit(spec)).toThrow('cannot be stored');
    expect(local.engine.get(spec.id)).toBeUndefined();
    unsubscribe();
    expect((await local.run(spec)).exitCode).toBe(0);
  });
});

test('the cloud sees every state once, in order, and the end after it is stored', async () => {
  const spec = script('echo x >"$OUT/file"');
  const seen: string[] = [];
  const transitions = local.engine.onTransition(({ spec: { id }, state }) => {
    if (id === spec.id) seen.push(state);
  });
  const ends = local.engine.onEnded(({ spec: { id } }) => {
    if (id === spec.id) seen.push(`stored ${local.engine.get(id)?.state}`);
  });
  await local.run(spec);
  transitions();
  ends();
  expect(seen).toEqual(['queued', 'preparing', 'running', 'collecting', 'ended', 'stored ended']);
});
