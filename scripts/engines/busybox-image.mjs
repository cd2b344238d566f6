import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The image that the tests run; no registry has it. */
export const imageName = 'irori-test/busybox:1';

const busybox = '/bin/busybox';

/** Makes the file system of an image from the busybox of this machine. */
function makeTree(folder) {
  for (const name of ['bin', 'etc', 'tmp', 'proc', 'sys', 'dev', 'root', 'home']) {
    mkdirSync(join(folder, name), { recursive: true, mode: name === 'tmp' ? 0o1777 : 0o755 });
  }
  copyFileSync(busybox, join(folder, 'bin/busybox'));
  for (const name of execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n')) {
    if (name !== 'busybox') symlinkSync('busybox', join(folder, 'bin', name));
  }
  writeFileSync(join(folder, 'etc/os-release'), 'ID=irori-test\n');
  writeFileSync(
    join(folder, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nuser:x:1000:1000::/home:/bin/sh\n',
  );
}

/** Gives the engine of a client the test image, with `echo from the image` as its command. */
export async function importImage(client, folder) {
  makeTree(folder);
  const tar = spawn('tar', ['-C', folder, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [repo, tag] = imageName.split(':');
  const changes = ['CMD ["echo", "from the image"]', 'ENV FROM_IMAGE=yes', 'WORKDIR /home'];
  const answer = await client.importImage(tar.stdout, { repo, changes });
  answer.resume();
  await once(answer, 'end');
  // Podman gives every image it imports the tag latest.
  await client.getImage(`${repo}:latest`).tag({ repo, tag });
}
