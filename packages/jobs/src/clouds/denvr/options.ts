import type { DenvrOptions } from '@irori/denvr';
import type { DenvrProfile } from '../../types.ts';

/** What a profile sets of the SDK, in the SDK's words. */
export function optionsOf({ name: _, cloud: __, apiKey, ...settings }: DenvrProfile): DenvrOptions {
  return { ...settings, ...(apiKey !== undefined && { apikey: apiKey }) };
}
