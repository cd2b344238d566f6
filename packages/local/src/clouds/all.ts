import { createS3Cloud } from '../s3/s3-cloud.ts';
import { s3Schema } from '../s3/store/schema.ts';
import type { SchemaModule } from '../store/database.ts';
import { openDenvr } from './denvr/assembly.ts';
import { denvrSchema } from './denvr/store/schema.ts';
import { openDok } from './dok/assembly.ts';
import { dokSchema } from './dok/store/schema.ts';
import { openQarnot } from './qarnot/assembly.ts';
import { executionSchema } from './qarnot/execution/store/schema.ts';
import { qarnotSchema } from './qarnot/store/schema.ts';
import type { Foundation, RunningCloud } from './running-cloud.ts';

/** The tables of every cloud. */
export const cloudSchemas: readonly SchemaModule[] = [
  dokSchema,
  s3Schema,
  qarnotSchema,
  executionSchema,
  denvrSchema,
];

/** Every cloud of a local cloud. */
export interface Clouds {
  /** In the order in which they are asked whether a request is theirs, and started. */
  readonly all: readonly RunningCloud[];
  /** Origin of the S3 storage; known once the clouds have started. */
  readonly s3Url: () => string;
}

/** Makes every cloud; none listens or runs anything before its `start`. */
export function openClouds(foundation: Foundation): Clouds {
  const s3 = createS3Cloud(foundation);
  const qarnot = openQarnot(foundation, s3);
  // A reset stops the tasks of Qarnot before the buckets that they write to are emptied.
  const all = [openDok(foundation), openDenvr(foundation), qarnot, s3];
  return { all, s3Url: () => s3.url };
}
