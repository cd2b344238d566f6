import { createHmac } from 'node:crypto';
import type { ChosenRuntime } from '../engine/runtimes/choose.ts';
import type { Engine } from '../engine/types.ts';
import { LocalCloudError } from '../errors.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import { parseFaultRule } from '../faults/rule.ts';
import { tokenCheck } from '../http/basic-auth.ts';
import { BodyTooLargeError, readBody } from '../http/body.ts';
import type { App, AppContext } from '../http/context.ts';
import { empty, json, type Reply, send } from '../http/reply.ts';
import { localOptions, optionText, optionValue } from '../options/local-options.ts';
import type { OptionValues } from '../options/option-tables.ts';
import { version } from '../version.ts';

/** What the administration of a local cloud works on. */
export interface AdminServices {
  readonly token: string;
  readonly engine: Engine;
  /** A sentence for people when images are not used; null when they are. */
  readonly notice: string | null;
  readonly options: OptionValues;
  readonly faults: FaultBook;
  readonly reset: () => Promise<void>;
  /** Begins to close; it must not wait for the end. */
  readonly shutdown: (jobs: 'stop' | 'keep') => void;
}

type Handler = (context: AppContext) => Reply | Promise<Reply>;

/** Header that carries the admin token. */
const adminHeader = 'x-irori-admin';

/** Header with which a client has the local cloud prove that it is the one of `endpoint.json`. */
const challengeHeader = 'x-irori-challenge';

const bodyLimit = 1024 * 1024;

/** What a runtime that does not use images says about that. */
export function imageNotice({ runtime, notice }: ChosenRuntime): string | null {
  if (runtime.usesImage) return null;
  return (
    (notice === null ? '' : `${notice} `) +
    'Jobs run as processes of this machine: the image is not used, ' +
    'their programs have to be installed here.'
  );
}

async function jsonBody(context: AppContext): Promise<unknown> {
  const text = await readBody(context.env.incoming, bodyLimit);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new LocalCloudError('FAULT_RULE', 'The body is not valid JSON.');
  }
}

/**
 * What only who has the admin token can answer to a challenge. Another program may have the port of a
 * local cloud that was killed, and would be given credentials and jobs.
 */
function proofOf(token: string, challenge: string | undefined): { proof?: string } {
  if (challenge === undefined || !/^[0-9a-f]{32,128}$/.test(challenge)) return {};
  return { proof: createHmac('sha256', token).update(`irori-local ${challenge}`).digest('hex') };
}

function health({ engine, notice, token }: AdminServices, context: AppContext): Reply {
  return json(200, {
    name: 'irori-local',
    version,
    pid: process.pid,
    runtime: engine.runtime.name,
    hostImage: !engine.runtime.usesImage || engine.runtime.runsHostImage === true,
    gpus: engine.gpus,
    jobs: engine.stats(),
    notice,
    ...proofOf(token, context.req.header(challengeHeader)),
  });
}

function listOptions({ options }: AdminServices): Reply {
  const listed = localOptions.map((option) => ({
    ...option,
    value: optionText(optionValue(options, option.name)),
  }));
  return json(200, { options: listed });
}

async function addFault(context: AppContext, faults: FaultBook): Promise<Reply> {
  return json(201, faults.add(parseFaultRule(await jsonBody(context))));
}

async function shutdown(context: AppContext, services: AdminServices): Promise<Reply> {
  const { jobs = 'stop' } = (await jsonBody(context)) as { jobs?: unknown };
  if (jobs !== 'stop' && jobs !== 'keep') {
    return json(400, { detail: 'jobs must be "stop" or "keep".' });
  }
  services.shutdown(jobs);
  return json(202, { jobs });
}

function errorReply(error: unknown): Reply {
  if (error instanceof LocalCloudError) return json(400, { detail: error.message });
  if (error instanceof BodyTooLargeError) return json(413, { detail: error.message });
  throw error;
}

/** Adds `/_irori/health`, which is open, and the routes that need the admin token. */
export function mountAdmin(app: App, services: AdminServices): void {
  const isAdmin = tokenCheck(services.token);
  const guarded =
    (handler: Handler) =>
    async (context: AppContext): Promise<Response> => {
      const node = context.env;
      if (!isAdmin(context.req.header(adminHeader))) {
        const detail = `The header ${adminHeader} must carry the admin token of endpoint.json.`;
        return send(json(401, { detail }), node);
      }
      try {
        return send(await handler(context), node);
      } catch (error) {
        return send(errorReply(error), node);
      }
    };
  const { faults } = services;
  app.get('/_irori/health', (context) => send(health(services, context), context.env));
  app.get(
    '/_irori/options',
    guarded(() => listOptions(services)),
  );
  app.get(
    '/_irori/faults',
    guarded(() => json(200, { faults: faults.list() })),
  );
  app.post(
    '/_irori/faults',
    guarded((context) => addFault(context, faults)),
  );
  app.delete(
    '/_irori/faults',
    guarded(() => {
      faults.clear();
      return empty(204);
    }),
  );
  app.delete(
    '/_irori/faults/:id',
    guarded((context) =>
      faults.remove(Number(context.req.param('id')))
        ? empty(204)
        : json(404, { detail: 'There is no such fault rule.' }),
    ),
  );
  app.post(
    '/_irori/reset',
    guarded(async () => {
      await services.reset();
      return empty(204);
    }),
  );
  app.post(
    '/_irori/shutdown',
    guarded((context) => shutdown(context, services)),
  );
}
