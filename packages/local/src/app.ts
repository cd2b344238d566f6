import { Hono } from 'hono';
import { type AdminServices, mountAdmin } from './admin/routes.ts';
import { DokApi, type DokHttp } from './clouds/dok/mount.ts';
import { withFault } from './faults/apply.ts';
import type { FileServices } from './files/routes.ts';
import { serveFile } from './files/routes.ts';
import { appPath, dokRoot } from './http/app-path.ts';
import type { App, AppContext } from './http/context.ts';
import { json, type NodeSide, type Reply, send } from './http/reply.ts';

/** What the HTTP application of a local cloud is made of. */
export interface AppParts {
  readonly dok: DokHttp;
  readonly files: FileServices;
  readonly admin: AdminServices;
}

function fileReply(context: AppContext, files: FileServices): Reply {
  return serveFile(
    {
      owner: context.req.param('owner') ?? '',
      file: context.req.param('file') ?? '',
      query: new URL(context.req.url).searchParams,
      range: context.req.header('range'),
    },
    files,
  );
}

/** The whole HTTP side as one application: DOK, presigned files, administration. */
export function createApp({ dok, files, admin }: AppParts): App {
  const { options, clock, logger } = dok.services;
  const app = new Hono<{ Bindings: NodeSide }>({
    getPath: appPath(options.noSlash === 'accept'),
  });
  const api = new DokApi(dok);
  api.mount(app);
  mountAdmin(app, admin);
  app.get('/_irori/files/:owner/:file', (context) => {
    const node = context.env;
    const { path, method } = context.req;
    const rule = dok.faults.active
      ? dok.faults.take({ method, path, operation: 'file' })
      : undefined;
    const handle = (): Reply => fileReply(context, files);
    return rule === undefined ? send(handle(), node) : withFault(rule, handle, node, clock);
  });
  app.notFound((context) => {
    if (context.req.path.startsWith(`${dokRoot}/`)) return api.answerUnknown(context);
    const detail =
      'Nothing is here. DOK answers below /cloud/zone/is1a/api/managed-container/1.0/, ' +
      'and at the root to requests with Basic credentials.';
    return send(json(404, { detail }), context.env);
  });
  app.onError((error, context) => {
    logger.error(`A request failed: ${error.stack ?? error.message}`);
    const detail = 'The local cloud failed; its log says more.';
    return send(json(500, { detail }), context.env);
  });
  return app;
}
