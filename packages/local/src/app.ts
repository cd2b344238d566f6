import { Hono } from 'hono';
import { type AdminServices, mountAdmin } from './admin/routes.ts';
import type { RunningCloud } from './clouds/running-cloud.ts';
import type { EngineLogger } from './engine/types.ts';
import { appPath } from './http/app-path.ts';
import type { App } from './http/context.ts';
import { json, type NodeSide, send } from './http/reply.ts';

/** What the HTTP application of a local cloud is made of. */
export interface AppParts {
  readonly clouds: readonly RunningCloud[];
  readonly admin: AdminServices;
  readonly logger: EngineLogger;
}

const nothingHere =
  'Nothing is here. DOK answers below /cloud/zone/is1a/api/managed-container/1.0/, ' +
  'and at the root to requests with Basic credentials; Qarnot below /v1/ and at the root; ' +
  'Denvr below /api/.';

/** The whole HTTP side as one application: every cloud's API and the administration. */
export function createApp({ clouds, admin, logger }: AppParts): App {
  const finders = clouds.flatMap(({ pathOf }) => pathOf ?? []);
  const app = new Hono<{ Bindings: NodeSide }>({ getPath: appPath(finders) });
  for (const cloud of clouds) cloud.mount?.(app);
  mountAdmin(app, admin);
  app.notFound((context) => {
    for (const cloud of clouds) {
      const answer = cloud.answerUnknown?.(context);
      if (answer !== undefined) return answer;
    }
    return send(json(404, { detail: nothingHere, message: nothingHere }), context.env);
  });
  app.onError((error, context) => {
    logger.error(`A request failed: ${error.stack ?? error.message}`);
    const detail = 'The local cloud failed; its log says more.';
    return send(json(500, { detail }), context.env);
  });
  return app;
}
