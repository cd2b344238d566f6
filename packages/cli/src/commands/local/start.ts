import type { IroriContext } from '../../context.ts';
import { usageError } from '../../errors.ts';
import { findLocalCloud } from '../../local-cloud/endpoint.ts';
import { startDetached } from '../../local-cloud/ensure.ts';
import { say } from '../../output/say.ts';
import { writeLine } from '../../output/write.ts';
import { text } from '../../text.ts';
import { serve } from './serve.ts';
import { dataDirOf, type LocalFlags, readyLine } from './where.ts';

/** Flags of `irori local start`. */
export interface StartFlags extends LocalFlags {
  readonly host?: string;
  readonly port?: number;
  readonly s3Port?: number;
  readonly slots?: number;
  readonly runtime?: string;
  readonly set?: readonly string[];
  readonly detach?: boolean;
}

function parseSet(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw usageError(text.badSetFlag(pair), text.localOptionsHint);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function argumentsAgain(flags: StartFlags): string[] {
  return [
    ...(flags.host === undefined ? [] : ['--host', flags.host]),
    ...(flags.port === undefined ? [] : ['--port', String(flags.port)]),
    ...(flags.s3Port === undefined ? [] : ['--s3-port', String(flags.s3Port)]),
    ...(flags.slots === undefined ? [] : ['--slots', String(flags.slots)]),
    ...(flags.runtime === undefined ? [] : ['--runtime', flags.runtime]),
    ...(flags.set ?? []).flatMap((pair) => ['--set', pair]),
  ];
}

async function detach(context: IroriContext, flags: StartFlags, dataDir: string): Promise<void> {
  const running = await findLocalCloud(dataDir);
  const cloud = running ?? (await startDetached(context, dataDir, argumentsAgain(flags)));
  if (flags.json === true) {
    await writeLine(context.process.stdout, readyLine(cloud.endpoint));
  } else if (running === undefined) {
    say(context, text.localCloudStarted(cloud.endpoint));
  } else {
    say(context, text.localCloudRunsAlready(cloud.endpoint));
  }
}

/** `irori local start`: the local cloud, in the foreground or detached. */
export async function start(this: IroriContext, flags: StartFlags): Promise<void> {
  const set = parseSet(flags.set ?? []);
  const dataDir = dataDirOf(this, flags);
  if (flags.detach === true) await detach(this, flags, dataDir);
  else await serve(this, { ...flags, set, dataDir });
}
