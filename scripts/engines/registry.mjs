import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { imageName } from './busybox-image.mjs';
import { startDaemon, stopDaemon, waitFor } from './programs.mjs';

/** Who may use the registry, and the bcrypt hash of the password as the registry wants it. */
const user = {
  username: 'irori',
  password: 'irori-test-password',
  hash: '$2b$05$ILEDPhbZmoFBF9tMwrN2eu/D8Mvj9IOd7WZHWofCs6N8ZjFv2jJ3G',
};

async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A registry that wants credentials, on a port of this machine. */
export async function startRegistry(folder) {
  const port = await freePort();
  const passwords = join(folder, 'htpasswd');
  writeFileSync(passwords, `${user.username}:${user.hash}\n`);
  const config = join(folder, 'registry.yml');
  writeFileSync(
    config,
    [
      'version: 0.1',
      'storage:',
      '  filesystem:',
      `    rootdirectory: ${join(folder, 'registry')}`,
      'http:',
      `  addr: 127.0.0.1:${port}`,
      'auth:',
      '  htpasswd:',
      '    realm: irori',
      `    path: ${passwords}`,
      '',
    ].join('\n'),
  );
  const log = join(folder, 'registry.log');
  const child = startDaemon(['docker-registry', 'serve', config], log);
  await waitFor({ host: '127.0.0.1', port, path: '/v2/' }, child, log);
  const host = `127.0.0.1:${port}`;
  return { host, ...user, stop: () => stopDaemon(child) };
}

/** Puts the test image into the registry as `private/busybox:1`, and takes it from the engine. */
export async function publish(client, { host, username, password }) {
  const repo = `${host}/private/busybox`;
  await client.getImage(imageName).tag({ repo, tag: '1' });
  const image = client.getImage(`${repo}:1`);
  const answer = await image.push({ authconfig: { username, password, serveraddress: host } });
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  if (text.includes('errorDetail')) throw new Error(text.trim().split('\n').at(-1));
  await image.remove();
}
