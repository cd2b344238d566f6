import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Home } from './support/real-bin.ts';

/** What only a real process shows: its exit code, its pipes, its signals. */
let home: Home;
beforeAll(async () => {
  home = await Home.create();
  const started = await home.run('local', 'start', '--detach', '--port', '0', '--slots', '4');
  expect(started.code, started.stderr).toBe(0);
});
afterAll(() => home[Symbol.asyncDispose]());

describe('the real command', () => {
  it('prints both lines and ends with the exit code of the job', async () => {
    const { code, stdout } = await home.run(
      ...['run', '--', 'sh', '-c', 'echo out; echo err >&2; exit 7'],
    );
    expect({ code, stdout }).toEqual({ code: 7, stdout: 'out\nerr\n' });
  });

  it('does not lose the end of a long output in a pipe', async () => {
    const { stdout } = await home.shell("irori run -- sh -c 'seq 200000' | tail -n 1");
    expect(stdout).toBe('200000\n');
  });

  it('goes on to the end when nobody reads the log any more', async () => {
    const { stdout, stderr } = await home.shell(
      `{ irori run -- sh -c 'seq 100000; exit 5'; echo "code $?" >&2; } | head -n 1`,
    );
    expect(stdout).toBe('1\n');
    expect(stderr).toContain('code 5');
    expect(stderr).not.toContain('EPIPE');
  });

  it('is quiet when nobody reads a list', async () => {
    const { stderr } = await home.shell('irori api dok | true; irori local options | head -n 1');
    expect(stderr).toBe('');
  });

  it('ends with 130 at Ctrl-C and leaves the job running', async () => {
    const running = home.start(['run', '--', 'sh', '-c', 'echo ready; sleep 60']);
    await running.until('ready');
    running.child.kill('SIGINT');
    const { code, signal, stderr } = await running.ended;
    expect([code, signal]).toEqual([130, null]);
    expect(stderr).toContain('it goes on');
  });
});
