import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { program } from './processes.mjs';

const run = promisify(execFile);

/** The bytes of a request as a client sends them. */
export function requestBytes({ method, url, authorization, body = '' }) {
  const { host, pathname, search } = new URL(url);
  const lines = [
    `${method} ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...(authorization === undefined ? [] : [`Authorization: ${authorization}`]),
    'Accept: application/json',
  ];
  if (body !== '') {
    lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** Requests a second that a server answers, asked from a process of its own. */
export async function load({
  port,
  request,
  connections = 16,
  requests,
  warmUp = 0,
  status = 200,
}) {
  const options = { host: '127.0.0.1', port, request, connections, requests, warmUp, status };
  const { stdout } = await run(process.execPath, [program('load.mjs'), JSON.stringify(options)]);
  return Number(stdout);
}
