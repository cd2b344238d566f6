import { sanitizeKey } from '../buckets/sanitize.ts';
import type { KeyValue, ResourcesBucket } from '../types.ts';
import { type Duration, formatDuration } from '../values/duration.ts';

/** Constants as the API has them, or as an object of names and values. */
export type Constants = readonly KeyValue[] | Readonly<Record<string, string>>;

/** A request of the API in the form that the SDK takes it. */
export type Payload<Wire> = Omit<Wire, 'constants' | 'completionTimeToLive'> &
  ('constants' extends keyof Wire
    ? {
        /** At most 150, as a list or as an object. Names that begin with `QARNOT_SECRET__` are never read back. */
        constants?: Constants | null;
      }
    : unknown) &
  ('completionTimeToLive' extends keyof Wire
    ? {
        /** How long a finished one is kept before it may be removed by itself. */
        completionTimeToLive?: Duration | null;
      }
    : unknown);

interface Convertible {
  constants?: Constants | null;
  completionTimeToLive?: Duration | null;
  advancedResourceBuckets?: readonly ResourcesBucket[] | null;
}

function constantList(constants: Constants): KeyValue[] {
  if (Array.isArray(constants)) return [...(constants as readonly KeyValue[])];
  return Object.entries(constants as Readonly<Record<string, string>>).map(([key, value]) => ({
    key,
    value,
  }));
}

function sanitizedBucket(bucket: ResourcesBucket): ResourcesBucket {
  const filter = bucket.filtering?.prefixFiltering;
  const strip = bucket.resourcesTransformation?.stripPrefix;
  return {
    ...bucket,
    ...(typeof filter?.prefix === 'string' && {
      filtering: {
        ...bucket.filtering,
        prefixFiltering: { ...filter, prefix: sanitizeKey(filter.prefix) },
      },
    }),
    ...(typeof strip?.prefix === 'string' && {
      resourcesTransformation: {
        ...bucket.resourcesTransformation,
        stripPrefix: { ...strip, prefix: sanitizeKey(strip.prefix) },
      },
    }),
  };
}

/**
 * Turns what a caller gave into what the API takes.
 *
 * @param settings - Whether the prefixes of resource buckets are tidied, as the names of objects are.
 * @throws InputError for a duration that is none.
 */
export function toWire(payload: object, settings: { sanitizePaths: boolean }): object {
  const { constants, completionTimeToLive, advancedResourceBuckets } = payload as Convertible;
  return {
    ...payload,
    ...(constants && { constants: constantList(constants) }),
    ...(completionTimeToLive && {
      completionTimeToLive: formatDuration(completionTimeToLive, 'completionTimeToLive'),
    }),
    ...(advancedResourceBuckets &&
      settings.sanitizePaths && {
        advancedResourceBuckets: advancedResourceBuckets.map(sanitizedBucket),
      }),
  };
}
