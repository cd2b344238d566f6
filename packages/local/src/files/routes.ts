import { statSync } from 'node:fs';
import type { Engine, EngineClock } from '../engine/types.ts';
import { withFault } from '../faults/apply.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { App, AppContext } from '../http/context.ts';
import { json, type Reply, send } from '../http/reply.ts';
import type { SignedFile, UrlSigner } from './presign.ts';
import { type FileToSend, fileReply } from './send-file.ts';

/** What the presigned files are served with. */
export interface FileServices {
  readonly engine: Engine;
  readonly signer: UrlSigner;
  readonly clock: EngineClock;
}

/** A request for a presigned file. */
interface FileRequest {
  readonly owner: string;
  readonly file: string;
  readonly query: URLSearchParams;
  /** The Range header. */
  readonly range: string | undefined;
}

function artifactFile(engine: Engine, target: SignedFile): FileToSend | undefined {
  const path = engine.artifactPath(target.owner);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const tag = `${target.owner}-${found.size}`;
  return { path, size: found.size, type: 'application/gzip', name: target.name, tag };
}

function outputFile(engine: Engine, target: SignedFile): FileToSend | undefined {
  if (engine.get(target.owner) === undefined) return undefined;
  const log = engine.log(target.owner);
  const size = log.size();
  const tag = `${target.owner}-${size}`;
  const type = 'text/plain; charset=utf-8';
  return { path: log.path, size, type, name: target.name, tag };
}

/**
 * Serves a file to whoever has its presigned URL: 200 (or 206) at once, never a redirect, since
 * some clients do not follow one.
 */
function serveFile(request: FileRequest, services: FileServices): Reply {
  const { signer, clock, engine } = services;
  const target = signer.verify(request.owner, request.file, request.query, clock.now());
  if (target === 'wrong') {
    return json(403, { detail: 'The signature of this URL does not match. Ask for a new URL.' });
  }
  if (target === 'expired') {
    return json(403, { detail: 'This URL has expired. Ask for a new URL.' });
  }
  const find = target.file === 'output.txt' ? outputFile : artifactFile;
  const file = find(engine, target);
  return file === undefined ? json(404, { detail: 'Not found.' }) : fileReply(file, request.range);
}

function replyTo({ req }: AppContext, services: FileServices): Reply {
  return serveFile(
    {
      owner: req.param('owner') ?? '',
      file: req.param('file') ?? '',
      query: new URL(req.url).searchParams,
      range: req.header('range'),
    },
    services,
  );
}

/** Adds the route of the presigned files, under the fault rules of DOK. */
export function mountFiles(app: App, services: FileServices, faults: FaultBook): void {
  app.get('/_irori/files/:owner/:file', (context) => {
    const node = context.env;
    const { path, method } = context.req;
    const rule = faults.active
      ? faults.take({ cloud: 'dok', method, path, operation: 'file' })
      : undefined;
    const handle = (): Reply => replyTo(context, services);
    return rule === undefined
      ? send(handle(), node)
      : withFault(rule, handle, node, services.clock);
  });
}
