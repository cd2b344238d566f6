import { createServer } from 'node:http';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { chooseRuntime } from '../../src/engine/runtimes/choose.ts';
import { containerOptions } from '../../src/engine/runtimes/container/container-options.ts';
import {
  EngineAddressError,
  engineAddresses,
  socketOf,
} from '../../src/engine/runtimes/container/engine-address.ts';
import {
  describeStartError,
  programProblem,
} from '../../src/engine/runtimes/container/engine-error.ts';
import { engineFacts } from '../../src/engine/runtimes/container/engine-facts.ts';
import { engineWarnings } from '../../src/engine/runtimes/container/engine-report.ts';
import { findEngine } from '../../src/engine/runtimes/container/find-engine.ts';
import {
  describeImageProblem,
  imageProblemOf,
} from '../../src/engine/runtimes/container/image-error.ts';
import { imageReference, registryOf } from '../../src/engine/runtimes/container/image-name.ts';
import { endOfState } from '../../src/engine/runtimes/container/program-end.ts';
import { PullProgress } from '../../src/engine/runtimes/container/pull-progress.ts';
import type { RuntimeJob } from '../../src/engine/runtimes/types.ts';
import type { WorkloadSpec } from '../../src/engine/types.ts';
import { resolveOptions } from '../../src/options/local-options.ts';
import { workload } from './support.ts';

const GIGABYTE = 2 ** 30;
const docker = engineFacts(
  { Version: '20.10.24', Components: [{ Name: 'Engine' }] },
  { NCPU: 8, MemTotal: 32 * GIGABYTE, CgroupVersion: '1', Driver: 'overlay2' },
);
const podman = engineFacts(
  { Version: '4.3.1', Components: [{ Name: 'Podman Engine', Version: '4.3.1' }] },
  { NCPU: 8, MemTotal: 32 * GIGABYTE, SecurityOptions: ['name=selinux'] },
);

function jobOf(spec: Partial<WorkloadSpec>, gpuIds: readonly number[] = []): RuntimeJob {
  const root = '/data/workloads/x';
  return {
    spec: workload({ pathEnv: {}, ...spec }),
    attempt: 1,
    gpuIds,
    paths: { root, work: `${root}/work`, outputs: `${root}/outputs`, temporary: `${root}/tmp` },
    logs: { combined: '/l', stdout: '/o', stderr: '/e' },
    runFile: '/run',
    signal: new AbortController().signal,
  };
}

function request(
  spec: Partial<WorkloadSpec>,
  set: Record<string, string> = {},
  { facts = docker, gpuIds = [] as readonly number[] } = {},
): ReturnType<typeof containerOptions> {
  const { container: options } = resolveOptions(set);
  return containerOptions(jobOf(spec, gpuIds), { dataDir: '/data', facts, options });
}

describe('the request for a container', () => {
  test('leaves to the image what the job does not say', () => {
    const asked = request({ image: 'ubuntu', command: [], entrypoint: [] });
    expect(asked.Image).toBe('ubuntu:latest');
    for (const name of ['Cmd', 'Entrypoint', 'WorkingDir', 'User']) {
      expect(asked).not.toHaveProperty(name);
    }
    expect(asked.HostConfig).not.toHaveProperty('Memory');
    expect(asked.HostConfig).not.toHaveProperty('DeviceRequests');
  });

  test('binds the folders that are asked for, and tells where they are', () => {
    const asked = request({
      pathEnv: { OUT: 'outputs', TMP: 'temporary' },
      mounts: [
        { place: 'outputs', path: '/opt/artifact' },
        { place: 'work', folder: 'etc/scripts', path: '/etc/scripts' },
      ],
    });
    expect(asked.Env).toEqual(['OUT=/opt/artifact', 'TMP=/irori/temporary']);
    expect(asked.HostConfig?.Mounts?.map(({ Source, Target }) => [Source, Target])).toEqual([
      ['/data/workloads/x/outputs', '/opt/artifact'],
      ['/data/workloads/x/work/etc/scripts', '/etc/scripts'],
      ['/data/workloads/x/tmp', '/irori/temporary'],
    ]);
  });

  test('limits what the plan and the options limit, as far as this machine has it', () => {
    const limits = { memoryBytes: 8 * GIGABYTE, cpus: 4 };
    expect(request({ limits }).HostConfig).toMatchObject({
      Memory: 8 * GIGABYTE,
      MemorySwap: 8 * GIGABYTE,
      NanoCpus: 4e9,
      PidsLimit: 4096,
    });
    const off = { 'container.planLimits': 'false', 'container.pids': '0' };
    for (const name of ['Memory', 'NanoCpus', 'PidsLimit']) {
      expect(request({ limits }, off).HostConfig).not.toHaveProperty(name);
    }
    const own = { 'container.memory': '100', 'container.cpus': '500' };
    expect(request({ limits }, own).HostConfig).toMatchObject({
      Memory: 100 * 2 ** 20,
      NanoCpus: 5e8,
    });
    const tooMuch = { memoryBytes: 56 * GIGABYTE, cpus: 24 };
    expect(request({ limits: tooMuch }).HostConfig).not.toHaveProperty('Memory');
    expect(request({ limits: tooMuch }).HostConfig).not.toHaveProperty('NanoCpus');
  });

  test('publishes ports on this machine alone, and only where there is a network to leave', () => {
    const asked = request({ port: 8080, morePorts: [9090, 8080] });
    expect(asked.HostConfig?.PortBindings).toEqual({
      '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }],
      '9090/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }],
    });
    const onHost = request({ port: 8080 }, { 'container.network': 'host' });
    expect(onHost.HostConfig).not.toHaveProperty('PortBindings');
  });

  test('gives each engine the GPUs in its own way', () => {
    const gpuIds = [1, 3];
    expect(request({}, {}, { gpuIds }).HostConfig?.DeviceRequests).toEqual([
      { DeviceIDs: ['1', '3'], Capabilities: [['gpu']] },
    ]);
    const cdi = engineFacts({}, { DiscoveredDevices: [{ ID: 'nvidia.com/gpu=0' }] });
    expect(request({}, {}, { gpuIds, facts: cdi }).HostConfig?.DeviceRequests).toEqual([
      { Driver: 'cdi', DeviceIDs: ['nvidia.com/gpu=1', 'nvidia.com/gpu=3'] },
    ]);
    const devices = request({}, {}, { gpuIds, facts: podman }).HostConfig?.Devices;
    expect(devices?.map((device: { readonly PathOnHost: string }) => device.PathOnHost)).toEqual([
      'nvidia.com/gpu=1',
      'nvidia.com/gpu=3',
    ]);
  });

  test('sets soft and hard limits alike, and knows SELinux', () => {
    const asked = request({}, { 'container.openFiles': '4096' }, { facts: podman });
    expect(asked.HostConfig?.Ulimits).toEqual([{ Name: 'nofile', Soft: 4096, Hard: 4096 }]);
    expect(asked.HostConfig?.SecurityOpt).toEqual(['no-new-privileges', 'label=disable']);
  });
});

describe('the sentence on an image that cannot be had', () => {
  test.each([
    ['unknown', 'manifest for x:1 not found: manifest unknown: manifest unknown'],
    [
      'unknown',
      "pull access denied for nope, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ],
    ['refused', 'Head "http://127.0.0.1:5055/v2/x/manifests/1": no basic auth credentials'],
    ['refused', 'unauthorized: authentication required'],
    [
      'refused',
      'initializing source docker://127.0.0.1:5055/x:1: unable to retrieve auth token: invalid username/password: unauthorized: authentication required',
    ],
    [
      'unreachable',
      'Get "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: connect: connection refused',
    ],
    ['unreachable', 'dial tcp: lookup registry.example on 10.0.0.1:53: no such host'],
    ['insecure', 'http: server gave HTTP response to HTTPS client'],
    ['platform', 'no matching manifest for linux/arm64/v8 in the manifest list entries'],
    ['limited', 'toomanyrequests: You have reached your pull rate limit.'],
    ['disk-full', 'write /var/lib/docker/tmp/x: no space left on device'],
    ['invalid', 'invalid reference format: repository name must be lowercase'],
    ['other', 'the moon is full'],
  ])('%s: %s', (problem, message) => {
    expect(imageProblemOf(message)).toBe(problem);
    const sentence = describeImageProblem('x:1', message);
    expect(sentence).toContain(message.replace(/\.$/, ''));
    expect(sentence).toMatch(/\.$/);
  });
});

describe('a pull', () => {
  test('whose error comes in the middle of a good answer has failed', () => {
    const progress = new PullProgress();
    progress.push(
      '{"status":"Downloading","id":"a","progressDetail":{"current":5,"total":10}}\n{"sta',
    );
    progress.push('tus":"Downloading","id":"b","progressDetail":{"current":1,"total":20}}\n');
    expect([progress.bytes, progress.problem]).toEqual([{ current: 6, total: 30 }, undefined]);
    progress.push('{"errorDetail":{"message":"unauthorized"},"error":"unauthorized"}');
    progress.end();
    expect(progress.problem).toBe('unauthorized');
  });
});

test('names of images are read as Docker reads them', () => {
  expect(imageReference('ubuntu')).toBe('ubuntu:latest');
  expect(imageReference('localhost:5000/a/b')).toBe('localhost:5000/a/b:latest');
  expect(imageReference('a/b:1')).toBe('a/b:1');
  expect(imageReference('a@sha256:00')).toBe('a@sha256:00');
  expect(['ubuntu', 'me/app', 'ghcr.io/me/app', 'localhost/app', 'h:1/x'].map(registryOf)).toEqual([
    'docker.io',
    'docker.io',
    'ghcr.io',
    'localhost',
    'h:1',
  ]);
});

describe('a container that could not start', () => {
  test.each([
    ['exec: "nope": executable file not found in $PATH: unknown', 127],
    ['exec: "/x": stat /x: no such file or directory: unknown', 127],
    ['exec: "/etc/passwd": permission denied: unknown', 126],
  ])('%s ends like in a shell', (message, exitCode) => {
    const said = `OCI runtime create failed: unable to start container process: ${message}`;
    const text = message.replace(': unknown', '');
    expect(programProblem(said)).toEqual({ exitCode, text });
  });

  test.each([
    ['could not select device driver "" with capabilities: [[gpu]]', 'NVIDIA Container Toolkit'],
    ['No command specified', 'give it a command'],
    ['crun: setrlimit `RLIMIT_NOFILE`: Operation not permitted', 'container.openFiles'],
    ['crun: cgroups in hybrid mode not supported', 'runtime = "runc"'],
  ])('%s has a cure', (message, cure) => {
    const error = Object.assign(new Error('(HTTP code 500) server error'), {
      statusCode: 500,
      json: { message },
    });
    expect(describeStartError(error, '/s')).toContain(cure);
  });
});

test('the end of a container tells who ended it', () => {
  const state = { Status: 'exited', Running: false, StartedAt: '', FinishedAt: '' };
  const killed = { ...state, ExitCode: 137, OOMKilled: false };
  const about = { memoryLimit: undefined, isKilled: false, isEngineRestarted: false };
  const reason = (one: object, more: object): string =>
    endOfState({ ...killed, ...one }, { ...about, ...more }).reason;
  expect(reason({ OOMKilled: true }, { memoryLimit: GIGABYTE })).toMatch(
    /^It used .* of 1024 MB\./,
  );
  expect(reason({}, { memoryLimit: GIGABYTE })).toMatch(/or it used more memory than its limit/);
  expect(reason({}, { isKilled: true })).toBe('The program was ended by SIGKILL (exit code 137).');
  expect(reason({}, { isEngineRestarted: true })).toContain('engine was stopped');
  expect(reason({ ExitCode: 3 }, {})).toBe('The program ended with exit code 3.');
});

describe('what is wrong with an engine', () => {
  const well = { gpuCount: 0, hasHybridCgroups: false, mayRaiseLimits: true };
  const crun = { ...podman, starter: 'crun', gpus: 'cdi' } as const;

  test.each([
    ['GPUs', docker, { gpuCount: 2 }, /NVIDIA Container Toolkit/],
    ['hybrid cgroups', crun, { hasHybridCgroups: true }, /runtime = "runc"/],
    ['limits', crun, { mayRaiseLimits: false }, /default_ulimits .* soft equal to hard/],
  ])('%s has its cure', (_, facts, machine, cure) => {
    expect(engineWarnings(facts, { ...well, ...machine })).toEqual([expect.stringMatching(cure)]);
    expect(engineWarnings(facts, well)).toEqual([]);
  });
});

describe('an engine', () => {
  test('is looked for where DOCKER_HOST says, else in the usual places', () => {
    expect(engineAddresses({ DOCKER_HOST: 'unix:///x.sock' }, 1000, '/home/me')).toEqual([
      { socket: '/x.sock', source: 'DOCKER_HOST' },
    ]);
    expect(engineAddresses({}, 1000, '/home/me').map(({ socket }) => socket)).toEqual([
      '/var/run/docker.sock',
      '/run/user/1000/docker.sock',
      '/home/me/.docker/run/docker.sock',
      '/run/podman/podman.sock',
      '/run/user/1000/podman/podman.sock',
    ]);
    expect(() => socketOf('tcp://10.0.0.1:2375')).toThrow(EngineAddressError);
  });

  test('that is not there, or not an engine, has one sentence', async () => {
    await using directory = await temporaryDirectory();
    const socket = join(directory.path, 'engine.sock');
    const absent = await findEngine({ url: `unix://${socket}` });
    expect(absent).toMatchObject({
      kind: 'none',
      problem: expect.stringMatching(/there is no such socket/),
    });
    const server = createServer((_, response) => void response.writeHead(500).end());
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    const broken = await findEngine({ url: socket });
    expect(broken).toMatchObject({
      kind: 'none',
      problem: expect.stringMatching(/it answered 500/),
    });
    server.removeAllListeners('request');
    const silent = await findEngine({ url: socket, patienceMs: 50 });
    expect(silent).toMatchObject({
      kind: 'none',
      problem: expect.stringMatching(/no answer within 0.05 s/),
    });
    server.closeAllConnections();
    server.close();
    const remote = await findEngine({ env: { DOCKER_HOST: 'tcp://h:1' } });
    expect(remote).toMatchObject({
      kind: 'none',
      problem: expect.stringMatching(/must be reached by a socket here/),
    });
  });

  test('that is asked for and not there stops the start; auto goes on with processes', async () => {
    const { container: options } = resolveOptions();
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const choice = { dataDir: '/d', options, logger };
    await expect(
      chooseRuntime({ ...choice, runtime: 'container=unix:///nowhere' }),
    ).rejects.toThrow(expect.objectContaining({ code: 'RUNTIME' }));
    await expect(chooseRuntime({ ...choice, runtime: 'vm' })).rejects.toThrow(
      'There is no runtime "vm".',
    );
    const process = await chooseRuntime({ ...choice, runtime: 'process' });
    expect([process.runtime.name, process.notice]).toEqual(['process', null]);
  });
});
