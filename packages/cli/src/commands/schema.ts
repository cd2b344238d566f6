import { jobSchema } from '@irori/jobs';
import type { IroriContext } from '../context.ts';
import { writeJson } from '../output/write.ts';

/** `irori schema`: the JSON Schema of the job file. */
export async function schema(this: IroriContext): Promise<void> {
  await writeJson(this.process.stdout, jobSchema);
}
