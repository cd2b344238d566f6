import {
  type Application,
  type CommandContext,
  generateHelpTextForAllCommands,
} from '@stricli/core';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { readVersion } from '../src/version.ts';
import { runCli } from './support/fake-context.ts';

const home = '/nonexistent';

describe('help', () => {
  it('lists every command', async () => {
    const { code, stdout, stderr } = await runCli({ home }, '--help');
    expect(stdout).toMatchSnapshot();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.each(['run', 'ps', 'logs', 'local start', 'api dok', 'config set-profile'])(
    'explains %s',
    async (words) => {
      const { code, stdout } = await runCli({ home }, ...words.split(' '), '--help');
      expect(stdout).toMatchSnapshot();
      expect(code).toBe(0);
    },
  );

  it('gives every command a sentence, --json and --debug', () => {
    // The help does not depend on the context; the library's type asks for the plainest one.
    const app = buildApp(false) as unknown as Application<CommandContext>;
    const commands = generateHelpTextForAllCommands(app);
    expect(commands.length).toBeGreaterThan(20);
    for (const [route, help] of commands) {
      expect(help, route).toContain('--json');
      expect(help, route).toContain('--debug');
    }
  });

  it('prints the help of a group when no command of it is named', async () => {
    const { code, stdout } = await runCli({ home }, 'local');
    expect(stdout).toContain('irori local start');
    expect(code).toBe(0);
  });

  it('prints the version', async () => {
    const { stdout } = await runCli({ home }, '--version');
    expect(stdout).toBe(`${await readVersion()}\n`);
  });

  it('colours nothing where no terminal is', async () => {
    const { stdout } = await runCli({ home }, 'run', '--help');
    expect(stdout).not.toContain('\u001b');
  });
});
