import { createReadStream } from 'node:fs';
import type { IroriContext } from '../../context.ts';
import { codeOf, notFoundError } from '../../errors.ts';
import { logPath } from '../../local-cloud/launch.ts';
import { write } from '../../output/write.ts';
import { text } from '../../text.ts';
import { dataDirOf, type LocalFlags } from './where.ts';

/** `irori local logs`: what a detached local cloud has said. Not the logs of jobs. */
export async function logs(this: IroriContext, flags: LocalFlags): Promise<void> {
  const path = logPath(dataDirOf(this, flags));
  try {
    for await (const chunk of createReadStream(path)) {
      if (!(await write(this.process.stdout, chunk))) return;
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw notFoundError(text.noLocalLog(path));
  }
}
