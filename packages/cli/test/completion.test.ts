import { spawn } from 'node:child_process';
import { temporaryDirectory } from '@irori/testkit';
import { describe, expect, it } from 'vitest';
import { ledgerDir } from '../src/config/paths.ts';
import { Ledger } from '../src/ledger.ts';
import { binPath, runCli } from './support/fake-context.ts';

describe('completion', () => {
  it.each<[string[], string[]]>([
    [['lo'], ['logs', 'local']],
    [
      ['local', 'st'],
      ['start', 'stop', 'status'],
    ],
    [['run', '--ti'], ['--timeout']],
    [
      ['run', '--profile', ''],
      ['local', 'dok', 'qarnot', 'denvr'],
    ],
    [
      ['api', 'dok', 'getT'],
      ['getTask', 'getTaskFileUrl'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['nothing', 'like', 'this'], []],
    [['run', '--', 'ec'], []],
  ])('of %j proposes %j', async (words, expected) => {
    const { code, stdout, stderr } = await runCli({ home: '/nonexistent' }, '__complete', ...words);
    const proposals = stdout.split('\n').filter((line) => line !== '');
    expect(proposals.map((line) => line.split('\t')[0])).toEqual(expected);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('proposes the jobs that were submitted from here', async () => {
    await using home = await temporaryDirectory();
    const ledger = new Ledger(ledgerDir({ HOME: home.path }));
    const submittedAt = '2026-01-01T00:00:00Z';
    await ledger.add({ id: 'abcd-1', name: 'a', profile: 'local', cloud: 'dok', submittedAt });
    const { stdout } = await runCli({ home: home.path }, '__complete', 'logs', 'ab');
    expect(stdout).toMatch(/^abcd-1\t/);
  });

  it('works in a real bash', async () => {
    const script = [
      `irori() { '${process.execPath}' '${binPath}' "$@"; }`,
      'eval "$(irori completion bash)"',
      'COMP_WORDS=(irori logs --fo); COMP_CWORD=2; _irori; echo "$COMPREPLY"',
      'COMP_WORDS=(irori ""); COMP_CWORD=1; _irori; echo "$COMPREPLY"',
    ].join('\n');
    const child = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('--follow\nrun\n');
  });

  it.each(['bash', 'zsh', 'fish'])('prints a script for %s', async (shell) => {
    const { stdout } = await runCli({ home: '/nonexistent' }, 'completion', shell);
    expect(stdout).toMatchSnapshot();
  });
});
