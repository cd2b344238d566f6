import { chmodSync } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../../store/errors.ts';
import type { RuntimeJob } from '../types.ts';
import { waitForEnd } from './container-wait.ts';
import type { ContainerContext } from './context.ts';
import { imageReference } from './image-name.ts';
import { labelNames } from './labels.ts';
import { boundFolders } from './places.ts';

/** Folders of this machine with which its own `chown` runs in a container of any image. */
const toolFolders = ['/usr', '/bin', '/lib', '/lib64'];

/**
 * Lets every user of a container write into its folders: an image has the user it has. Others of
 * this machine cannot come near them, as the folder around them is closed.
 */
export function openFolders(job: RuntimeJob): void {
  for (const { source } of boundFolders(job.spec, job.paths)) chmodSync(source, 0o777);
}

/**
 * Gives the files of a container to the user of this local cloud, who could not remove the files of
 * root else. Nothing is done where the two are the same. The result is a sentence when it failed.
 */
export async function restoreOwnership(
  context: ContainerContext,
  job: RuntimeJob,
): Promise<string | undefined> {
  const uid = process.getuid?.() ?? 0;
  const folders = boundFolders(job.spec, job.paths).map(({ source }) => source);
  // Root may do everything. Off Linux the engine lives in a machine of its own that maps users.
  if (uid === 0 || process.platform !== 'linux' || folders.length === 0) return undefined;
  try {
    if (!(await hasForeign(folders, uid))) return undefined;
    await chownByContainer(context, job, folders, `${uid}:${process.getgid?.() ?? 0}`);
    return undefined;
  } catch (error) {
    return `Its files could not be given to you: ${messageOf(error)}.`;
  }
}

async function hasForeign(paths: readonly string[], uid: number): Promise<boolean> {
  for (const path of paths) {
    const stats = await lstat(path);
    if (stats.uid !== uid) return true;
    if (!stats.isDirectory()) continue;
    for await (const { name } of await opendir(path)) {
      if (await hasForeign([join(path, name)], uid)) return true;
    }
  }
  return false;
}

async function chownByContainer(
  { client, dataDir }: ContainerContext,
  { spec, attempt }: RuntimeJob,
  folders: readonly string[],
  owner: string,
): Promise<void> {
  const targets = folders.map((_, index) => `/irori/${index}`);
  const script = 'chown -R -h "$1" -- "$2" && chmod -R u+rwX -- "$2"';
  const each = `owner=$1; shift; for folder; do set -- "$owner" "$folder"; ${script}; done`;
  const container = await client.createContainer({
    Image: imageReference(spec.image),
    Entrypoint: ['/bin/sh', '-c', each, 'sh', owner, ...targets],
    Cmd: [],
    User: '0:0',
    WorkingDir: '/',
    Labels: {
      [labelNames.dataDir]: dataDir,
      [labelNames.workload]: spec.id,
      [labelNames.attempt]: String(attempt),
    },
    HostConfig: {
      NetworkMode: 'none',
      SecurityOpt: ['no-new-privileges'],
      CapDrop: ['ALL'],
      CapAdd: ['CHOWN', 'FOWNER', 'DAC_OVERRIDE'],
      Mounts: [
        ...toolFolders.map((folder) => bind(folder, folder, true)),
        ...folders.map((folder, index) => bind(folder, targets[index] ?? '', false)),
      ],
    },
  });
  try {
    await container.start();
    await waitForEnd(client, container.id);
    const { ExitCode } = (await container.inspect()).State;
    if (ExitCode !== 0) throw new Error(`chown ended with ${ExitCode}`);
  } finally {
    await container.remove({ force: true });
  }
}

function bind(
  source: string,
  target: string,
  readOnly: boolean,
): { Type: 'bind'; Source: string; Target: string; ReadOnly: boolean } {
  return { Type: 'bind', Source: source, Target: target, ReadOnly: readOnly };
}
