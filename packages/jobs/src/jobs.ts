import type { Jobs, JobsOptions, Profile } from './types.ts';

/** Opens the jobs of a profile. Sends nothing. */
export function createJobs(profile: Profile, options: JobsOptions = {}): Jobs {
  throw new Error(`not built yet: ${profile.name} ${Object.keys(options).length}`);
}
