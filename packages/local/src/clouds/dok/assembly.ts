import { UrlSigner } from '../../files/presign.ts';
import { mountFiles } from '../../files/routes.ts';
import { basicCheck } from '../../http/basic-auth.ts';
import { urlHost } from '../../http/host-check.ts';
import { LogTokens } from '../../logs/token.ts';
import { LogSockets, logsPath } from '../../logs/upgrade.ts';
import type { Foundation, RunningCloud } from '../running-cloud.ts';
import { DokCloud } from './dok-cloud.ts';
import { DokApi } from './mount.ts';
import { dokPath, dokRoot } from './path.ts';

/** DOK as a part of the local cloud: its API, its log streams and the downloads it presigns. */
export function openDok(foundation: Foundation): RunningCloud {
  const { options, credentials, engine, clock, faults, host, bodyLimit } = foundation;
  const signer = new UrlSigner(credentials.signing);
  const tokens = new LogTokens(credentials.signing);
  const frontHost = urlHost(host);
  const dok = new DokCloud({ ...foundation, options: options.dok, signer, tokens, frontHost });
  const { logFrames: frames, logReplay: replay, noSlash } = options.dok;
  const sockets = new LogSockets({ engine, clock, tokens, frames, replay });
  const { accessToken, accessTokenSecret } = credentials.dok;
  const isAuthorized = basicCheck(accessToken, accessTokenSecret);
  const api = new DokApi({ services: dok.services, faults, isAuthorized, bodyLimit });
  return {
    pathOf: dokPath(noSlash === 'accept'),
    mount: (app) => {
      api.mount(app);
      mountFiles(app, { engine, signer, clock }, faults);
    },
    answerUnknown: (context) =>
      context.req.path.startsWith(`${dokRoot}/`) ? api.answerUnknown(context) : undefined,
    upgrade: (request, socket, head) => {
      if (request.url?.startsWith(logsPath) !== true) return false;
      sockets.upgrade(request, socket, head);
      return true;
    },
    start: () => dok.start(),
    reset: () => dok.reset(),
    close: async () => {
      await sockets.close();
      await dok.close();
    },
  };
}
