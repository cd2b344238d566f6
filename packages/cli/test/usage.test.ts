import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configFileIn, runCli } from './support/fake-context.ts';

let folder: TemporaryDirectory;
beforeEach(async () => {
  folder = await temporaryDirectory();
});
afterEach(() => folder.remove());

function cli(...argv: string[]) {
  return runCli({ home: folder.path }, ...argv);
}

describe('a wrong command line', () => {
  it.each<[string[], number, string]>([
    [['rnu'], 2, 'There is no command "rnu". Did you mean `run`?'],
    [['local', 'strat'], 2, 'Did you mean `start`'],
    [['ps', '--limt', '3'], 2, 'There is no flag --limt. Did you mean --limit?'],
    [['ps', '--limit', 'many'], 2, '"many" is no value for limit'],
    [['ps', '--limit'], 2, 'The flag --limit needs a value.'],
    [['ps', '--state', 'runing'], 2, 'Did you mean "running"?'],
    [['show'], 2, 'The argument <job> is missing.'],
    [['show', 'a', 'b'], 2, '"b" is one argument too many.'],
    [['config', 'set-profile', 'local'], 2, 'built in'],
    [['config', 'set-profile', 'a b'], 2, '"a b" cannot be the name of a profile'],
    [['config', 'use', 'nowhere'], 5, 'There is no profile "nowhere"'],
    [['completion', 'tcsh'], 2, 'bash, zsh and fish'],
    [['api', 'dok', 'listTask'], 2, 'Did you mean "listTasks"?'],
    [['api', 'dok', 'getTask'], 2, 'getTask needs --taskId.'],
    [['api', 'dok', 'getTask', '--taskid', 'x', '--nope', '1'], 2, 'no parameter "nope"'],
    [['api', 'dok', 'listTasks', '--page', 'two'], 2, '--page must be a whole number, not "two".'],
    [['api', 'dok', 'createTask'], 2, 'createTask needs a body'],
    [['api', 'dok', 'getAccount', '--body', '{}'], 2, 'getAccount takes no body.'],
    [['api', 'dok', 'createTask', '--body', '{"a":'], 2, '--body is not JSON'],
    [['api', 'dok', 'createTask', '--body', '@gone.json'], 2, 'gone.json cannot be read'],
    [['plan'], 2, 'There is nothing to run'],
    [['plan', '-f', 'gone.yaml'], 2, 'gone.yaml cannot be read: there is no such file.'],
    [['plan', '-f', '.'], 2, 'The job file . cannot be read: it is a folder, not a file.'],
    [['plan', '-e', '1X=2', '--', 'true'], 2, '-e "1X" is not NAME=value'],
    [['logs', 'no-such-name'], 5, 'No job was submitted from this machine'],
    [['local', 'start', '--set', 'nonsense'], 2, '--set "nonsense" is not cloud.option=value.'],
    [['local', 'start', '--port', '-5'], 2, 'is no value for port'],
    [
      ['local', 'start', '--port', '99999'],
      2,
      '"99999" is no value for port: a whole number from 0 to 65535 is needed.',
    ],
    [['local', 'env'], 1, 'No local cloud runs with the data folder'],
    [['local', 'reset', '--yes'], 1, 'No local cloud runs'],
    [['local', 'logs'], 5, 'There is no log at'],
  ])('%j ends with %i: %s', async (argv, expected, sentence) => {
    const { code, stdout, stderr } = await cli(...argv);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
  });

  it.each<[string[], string]>([
    [['run'], 'There is nothing to run'],
    [['run', '--imge', 'x', '--', 'true'], 'Did you mean --image?'],
    [['run', 'ls', '-l'], 'put -- before the command'],
    [['run', '-f', 'gone.yaml'], 'gone.yaml cannot be read'],
    [['wait', 'no-such-name'], 'No job was submitted'],
    [['wait', 'x', '--timeout', 'soon'], '"soon" is no duration for --timeout'],
    [['logs', '-f', 'no-such-name'], 'No job was submitted'],
    [['run', '--profile', 'nowhere', '--', 'true'], 'There is no profile "nowhere"'],
    [['run', '--profile', 'dok', '--', 'true'], 'needs --image'],
    [['run', '--cloud', 'doc', '--image', 'x', '--', 'true'], 'there is no cloud "doc"'],
  ])('%j follows a job, so it ends with 125: %s', async (argv, sentence) => {
    const { code, stderr } = await cli(...argv);
    expect(stderr).toContain(sentence);
    expect(code).toBe(125);
  });

  it('is one line of JSON with --json, from the parser and from a command', async () => {
    for (const argv of [
      ['ps', '--limit', 'x', '--json'],
      ['config', 'use', 'nowhere', '--json'],
    ]) {
      const { stderr, stdout } = await cli(...argv);
      expect(stdout).toBe('');
      const { error } = JSON.parse(stderr);
      expect(error.code).toMatch(/^[A-Z_]+$/);
      expect(error.message).not.toBe('');
      expect(error.retryable).toBe(false);
    }
  });

  it('shows a stack trace only with --debug', async () => {
    const { stderr } = await cli('config', 'use', 'nowhere', '--debug');
    expect(stderr).toMatch(/^\s+at /m);
  });
});

describe('a wrong job file', () => {
  async function plan(yaml: string) {
    await writeFile(join(folder.path, 'job.yaml'), yaml);
    return cli('plan', '-f', 'job.yaml');
  }

  it('is named with line and column when it is no YAML', async () => {
    const { code, stderr } = await plan('name: a\nimage: [b\ncommand: c\n');
    expect(stderr).toMatch(/^irori: job\.yaml:\d+:\d+: /);
    expect(code).toBe(2);
  });

  it('is named with the line and a suggestion when a key is unknown', async () => {
    const { code, stderr } = await plan('name: a\nimage: b\ncomand: [c]\n');
    expect(stderr).toContain('job.yaml:3:1:');
    expect(stderr).toContain('"command"');
    expect(code).toBe(2);
  });
});

describe('credentials', () => {
  it('that are missing are named by variable and by configuration key', async () => {
    const { code, stderr } = await cli('ps', '--profile', 'dok');
    expect(stderr).toContain('DOK_ACCESS_TOKEN and DOK_ACCESS_TOKEN_SECRET');
    expect(stderr).toContain('[profiles.dok]');
    expect(stderr).toContain(configFileIn(folder.path));
    expect(code).toBe(4);
  });

  it('of which only half is there are missing', async () => {
    const env = { DOK_ACCESS_TOKEN: 'only' };
    const { code } = await runCli({ home: folder.path, env }, 'ps', '--profile', 'dok');
    expect(code).toBe(4);
  });
});

describe('a wrong configuration file', () => {
  it.each<[string, string]>([
    ['[profiles.a\n', ':1:'],
    [
      '[profiles.a]\ncloud = "dok"\naccess_tokn = "x"\n',
      ':3: unknown key "access_tokn". Did you mean "access_token"?',
    ],
    ['defalt_profile = "a"\n', ':1: unknown key "defalt_profile". Did you mean "default_profile"?'],
    [
      '[profiles.a]\ncloud = "dock"\n',
      ':2: there is no cloud "dock"; known are dok, qarnot, denvr.',
    ],
    ['[profiles.a]\nzone = 1\n', ':2: "zone" must be text in quotes.'],
    ['profiles = 3\n', ':1: "profiles" must be a table of tables'],
  ])('%j is refused with its line', async (toml, sentence) => {
    const file = configFileIn(folder.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, toml);
    const { code, stderr } = await cli('config', 'show');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(file);
    expect(code).toBe(2);
  });
});
