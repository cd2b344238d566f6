import { isInputError } from '@irori/core';
import { checkJobSpec, JobFileError, type JobSpec, parseJobFile } from '@irori/jobs';
import { describe, expect, it } from 'vitest';

const base = 'name: train\nimage: python:3.12\n';

function problemsOf(text: string): string {
  try {
    parseJobFile(text);
  } catch (error) {
    if (error instanceof JobFileError) return error.message;
    throw error;
  }
  return 'no problem';
}

describe('parseJobFile', () => {
  it('reads every key', () => {
    const text = `
name: train-mnist
image: ghcr.io/acme/train:1.4
command: [python, train.py, --epochs, 3, --lr, 1e-3, --fast, true]
env: { SEED: 7, VERSION: 1.10, HF_TOKEN: , EMPTY: "" }
resources: { gpu: "H100:1" }
timeout: 2h
workdir: .
outputs: { model: out/model, metrics.json: /tmp/metrics.json }
tags: [ml, "team=a"]
x-anchors: { anything: [1] }
dok:
  plan: h100-80gb
  registry: mylab.sakuracr.jp
  http: { port: 8080, path: /health }
  entrypoint: []
`;
    expect(parseJobFile(text)).toEqual({
      name: 'train-mnist',
      image: 'ghcr.io/acme/train:1.4',
      command: ['python', 'train.py', '--epochs', '3', '--lr', '1e-3', '--fast', 'true'],
      env: { SEED: '7', VERSION: '1.10', HF_TOKEN: null, EMPTY: '' },
      resources: { gpu: 'H100:1' },
      timeout: '2h',
      workdir: '.',
      outputs: { model: 'out/model', 'metrics.json': '/tmp/metrics.json' },
      tags: ['ml', 'team=a'],
      dok: {
        plan: 'h100-80gb',
        registry: 'mylab.sakuracr.jp',
        http: { port: 8080, path: '/health' },
        entrypoint: [],
      },
    } satisfies JobSpec);
  });

  it('reads environment lists, tag maps, output lists, and plain seconds', () => {
    const text = `${base}env: [A=1, B, "C=x=y"]\ntags: { team: ml, run: 7 }\noutputs: [out/a.json, /b/]\ntimeout: 90\n`;
    expect(parseJobFile(text)).toMatchObject({
      env: { A: '1', B: null, C: 'x=y' },
      tags: ['team=ml', 'run=7'],
      outputs: ['out/a.json', '/b/'],
      timeout: 90,
    });
  });

  it('reads JSON, and follows YAML aliases', () => {
    expect(parseJobFile('{"name":"a","image":"b","env":{"X":1}}').env).toEqual({ X: '1' });
    const text = `${base}x-common: &words [a, b]\ncommand: *words\n`;
    expect(parseJobFile(text).command).toEqual(['a', 'b']);
  });

  it.each([
    [
      'name: a\nimage: [b\ncommand: c',
      'job.yaml:3:1: the YAML is malformed: Flow sequence in block collection',
    ],
    ['name: a\nname: b\nimage: c', 'job.yaml:2:1: the YAML is malformed: Map keys must be unique'],
    ['\tname: a', 'job.yaml:1:1: the YAML is malformed: Tabs are not allowed as indentation'],
    ['', 'job.yaml:1:1: a job is a map with name, image'],
    ['- a', 'job.yaml:1:1: a job is a map with name, image'],
    ['name: *x\nimage: b', 'job.yaml:1:7: *x refers to nothing above it'],
    [`${base}comand: [a]`, 'job.yaml:3:1: unknown key "comand"; did you mean "command"?'],
    [`${base}zzzzzz: [a]`, 'job.yaml:3:1: unknown key "zzzzzz"; known keys: $schema, name'],
    [
      `${base}resources: {gpus: "H100"}`,
      'job.yaml:3:13: unknown key "gpus" in resources; did you mean "gpu"?',
    ],
    [
      `${base}dok:\n  http:\n    prot: 80\n    port: 80`,
      'job.yaml:5:5: unknown key "prot" in dok.http; did you mean "port"?',
    ],
    ['name: a', 'job.yaml:1:1: image is missing'],
    ['name: 42\nimage: b', 'job.yaml:1:7: name must be a name; write it in quotes: "42"'],
    ['name: ""\nimage: b', 'job.yaml:1:7: name must be a name, it is empty'],
    [
      `${base}command: python train.py`,
      'command must be a list of words such as [python, train.py], not text; a shell line goes into run',
    ],
    [`${base}command: []`, 'job.yaml:3:10: command must name a program'],
    [`${base}command: [a, [b]]`, 'job.yaml:3:14: command[1] must be text or a number, not a list'],
    [`${base}command: [a]\nrun: b`, 'job.yaml:4:1: command and run exclude each other'],
    [`${base}timeout: soon`, 'job.yaml:3:10: timeout must be a duration such as 2h'],
    [`${base}timeout: 0`, 'more than zero'],
    [`${base}timeout: 0s`, 'timeout must be a duration'],
    [`${base}timeout: -5`, 'more than zero'],
    [
      `${base}timeout:`,
      'job.yaml:3:9: timeout must be a duration such as 2h, 1h30m or 90s, or a number of seconds, not empty',
    ],
    [`${base}env: {1A: b}`, 'job.yaml:3:7: "1A" is no name of an environment variable'],
    [`${base}env: [A B=c]`, '"A B" is no name of an environment variable'],
    [
      `${base}resources: {gpu: 1}`,
      'resources.gpu must be a GPU such as H100 or H100:8; write it in quotes: "1"',
    ],
    [
      `${base}resources: {gpu: "H100:0"}`,
      'resources.gpu must be a GPU such as H100 or H100:8, not "H100:0"',
    ],
    [
      `${base}outputs: [a/x, b/x]`,
      'job.yaml:3:16: outputs[1] (b/x) and a/x would both be kept as "x"; use a map',
    ],
    [`${base}outputs: [..]`, 'outputs[0] must be a path that ends in a name; use a map'],
    [`${base}outputs: {a/b: c}`, 'output name "a/b" must be a plain file name'],
    [`${base}dok: {http: {port: 70000}}`, 'dok.http.port must be a port number from 1 to 65535'],
    [`${base}tags: ml`, 'tags must be a list or a map, not text'],
  ])('refuses %j with a position and a sentence', (text, expected) => {
    expect(problemsOf(text)).toContain(expected);
  });

  it('tells all problems at once, in the order of the file', () => {
    const error = problemsOf('nam: a\nimage: b c\ntimeout: x');
    expect(error.split('\n').map((line) => line.split(': ')[0])).toEqual([
      'job.yaml:1:1',
      'job.yaml:1:1',
      'job.yaml:2:8',
      'job.yaml:3:10',
    ]);
  });

  it('never shows a value of the environment', () => {
    const text = `${base}env: ["BAD NAME=canary-9f1c", "A=x\\0canary-9f1c"]`;
    expect(problemsOf(text)).toContain('BAD NAME');
    expect(problemsOf(text)).not.toContain('canary');
    expect(parseJobFile(`${base}env: {__proto__: x}`).env).toHaveProperty(['__proto__'], 'x');
  });

  it('checks a file together with what replaces parts of it', () => {
    const overrides = { image: 'alpine', command: ['true'] };
    const spec = parseJobFile('name: a\nrun: echo', { overrides });
    expect(spec).toEqual({ name: 'a', image: 'alpine', command: ['true'] });
    expect(() => parseJobFile('name: a', { file: 'x.yml' })).toThrow('x.yml:1:1: image is missing');
  });

  it('stops at files that are made to exhaust memory', () => {
    const levels = Array.from({ length: 9 }, (_, n) => {
      const items = Array(9).fill(n === 0 ? 'lol' : `*a${n - 1}`);
      return `x-${n}: &a${n} [${items.join(', ')}]`;
    });
    expect(problemsOf(`${base}${levels.join('\n')}`)).toContain('nested too deeply');
  });
});

describe('checkJobSpec', () => {
  it('accepts a job made by a program, and names what is wrong', () => {
    const spec: JobSpec = { name: 'a', image: 'b', command: ['c'] };
    expect(checkJobSpec(spec)).toEqual(spec);
    let thrown: unknown;
    try {
      checkJobSpec({ ...spec, timeout: 'x' });
    } catch (error) {
      thrown = error;
    }
    expect(isInputError(thrown) && thrown.field).toBe('timeout');
    expect(String(thrown)).toContain('Wrong job: timeout must be a duration');
  });
});
