import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { configPath, ledgerDir, localDataDir } from '../config/paths.ts';
import type { IroriContext } from '../context.ts';
import { findLocalCloud } from '../local-cloud/endpoint.ts';
import { unusedProxy } from '../proxy.ts';
import { text } from '../text.ts';
import { readVersion } from '../version.ts';
import type { Check, Report } from './check.ts';

const oldestNode: readonly [major: number, minor: number] = [20, 19];

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return {
    name: 'Node.js',
    result: fits ? 'pass' : 'fail',
    message: fits
      ? process.versions.node
      : text.nodeTooOld(process.versions.node, oldestNode.join('.')),
  };
}

/** The nearest folder above a path that exists: what may be created is decided there. */
async function nearestExisting(path: string): Promise<string> {
  for (let current = path; ; current = dirname(current)) {
    try {
      await stat(current);
      return current;
    } catch {
      if (dirname(current) === current) return current;
    }
  }
}

async function checkFolder(name: string, path: string): Promise<Check> {
  try {
    await access(await nearestExisting(path), constants.W_OK);
    return { name, result: 'pass', message: path };
  } catch {
    return { name, result: 'fail', message: text.folderNotWritable(path) };
  }
}

async function checkConfigMode(path: string): Promise<Check | undefined> {
  try {
    const mode = (await stat(path)).mode & 0o777;
    if ((mode & 0o077) === 0) return undefined;
    const message = text.secretsExposed(path, mode.toString(8).padStart(4, '0'));
    return { name: 'configuration', result: 'warn', message };
  } catch {
    return undefined;
  }
}

/** Containers are a choice: a machine without an engine is well. */
async function checkEngine(context: IroriContext): Promise<Check[]> {
  const { inspectEngine } = await import('@irori/local/engines');
  const report = await inspectEngine({ env: context.env });
  const name = 'containers';
  if (report.kind === 'none')
    return [{ name, result: 'pass', message: text.noEngine(report.problem) }];
  const found: Check = { name, result: 'pass', message: text.engineFound(report) };
  return [found, ...report.warnings.map((message): Check => ({ name, result: 'warn', message }))];
}

async function checkLocalCloud(dataDir: string): Promise<Check> {
  const running = await findLocalCloud(dataDir);
  const message =
    running === undefined ? text.localCloudWillStart : text.localCloudReady(running.endpoint);
  return { name: 'local cloud', result: 'pass', message };
}

function checkProxy(context: IroriContext): Check | undefined {
  const found = unusedProxy(context.env);
  if (found === undefined) return undefined;
  return { name: 'proxy', result: 'warn', message: text.proxyIgnored(found) };
}

/** Checks what belongs to this machine: Node, folders, the local cloud, a proxy. */
export async function checkMachine(context: IroriContext, report: Report): Promise<void> {
  await report({ name: 'irori', result: 'pass', message: await readVersion() });
  await report(checkNode());
  const dataDir = localDataDir(context.env);
  await report(await checkFolder('data folder', dataDir));
  await report(await checkFolder('state folder', ledgerDir(context.env)));
  await report(await checkLocalCloud(dataDir));
  for (const check of await checkEngine(context)) await report(check);
  for (const check of [await checkConfigMode(configPath(context.env)), checkProxy(context)]) {
    if (check !== undefined) await report(check);
  }
}
