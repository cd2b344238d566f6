import type { CloudName, Profile } from '@irori/jobs';
import { rawApis } from '../api/clouds.ts';
import { type ConfigFile, loadConfig } from '../config/file.ts';
import { configPath } from '../config/paths.ts';
import {
  hasCredentials,
  localProfileName,
  profileNames,
  type ResolvedProfile,
  requireCredentials,
  resolveProfile,
} from '../config/profiles.ts';
import type { IroriContext } from '../context.ts';
import { describeFailure } from '../failure.ts';
import { rememberSecrets } from '../session.ts';
import { text } from '../text.ts';
import type { Check, Report } from './check.ts';

/** How long one profile may take to answer, in ms. */
const timeout = 10_000;
/** How far the clock may be off before signatures and prices by date go wrong, in ms. */
const toleratedSkew = 60_000;

interface AccountBody {
  readonly account?: { readonly tos_agreed_at?: string | null };
}

async function loadChecked(context: IroriContext, report: Report): Promise<ConfigFile | undefined> {
  const path = configPath(context.env);
  try {
    const config = await loadConfig(path);
    const message = config.exists ? path : text.noConfigFile(path);
    await report({ name: 'configuration', result: 'pass', message });
    return config;
  } catch (error) {
    const { message } = describeFailure(error);
    await report({ name: 'configuration', result: 'fail', message });
    return undefined;
  }
}

/** The cheapest call of each cloud that needs everything to be right. */
const firstCalls: Readonly<Record<CloudName, string>> = {
  dok: 'getAccount',
  qarnot: 'getUserInfo',
  denvr: 'getClusters',
};

function accepted(profile: Profile, data: unknown): Omit<Check, 'name'> {
  const isDok = profile.cloud === 'dok';
  if (isDok && (data as AccountBody).account?.tos_agreed_at == null) {
    return { result: 'warn', message: text.termsHint };
  }
  return { result: 'pass', message: text.credentialsAccepted };
}

async function askCloud(
  context: IroriContext,
  config: ConfigFile,
  resolved: ResolvedProfile,
): Promise<Check[]> {
  const name = `profile ${resolved.name}`;
  try {
    const profile = requireCredentials(resolved, config.path);
    rememberSecrets(context, profile);
    const api = await rawApis[profile.cloud]();
    const { data, response } = await api
      .call(
        profile,
        firstCalls[profile.cloud],
        {},
        { env: context.env },
        { timeout, maxRetries: 0 },
      )
      .withResponse();
    const checks: Check[] = [{ name, ...accepted(profile, data) }];
    const skew = Date.parse(response.headers.get('date') ?? '') - context.clock.now();
    if (Math.abs(skew) > toleratedSkew) {
      const message = text.clockSkewed(Math.round(skew / 1000));
      checks.push({ name: 'clock', result: 'warn', message });
    }
    return checks;
  } catch (error) {
    return [{ name, result: 'fail', message: describeFailure(error).message }];
  }
}

/** Checks the configuration file, and that each profile with credentials is let in. */
export async function checkProfiles(
  context: IroriContext,
  offline: boolean,
  report: Report,
): Promise<void> {
  const config = await loadChecked(context, report);
  if (config === undefined) return;
  for (const name of profileNames(config)) {
    if (name === localProfileName) continue;
    const label = `profile ${name}`;
    const profile = resolveProfile({ profile: name }, context.env, config);
    if (!hasCredentials(profile)) {
      const wanted = config.profiles[name] !== undefined;
      if (wanted) await report({ name: label, result: 'fail', message: text.noCredentials });
    } else if (offline) {
      await report({ name: label, result: 'pass', message: text.credentialsThere });
    } else {
      for (const check of await askCloud(context, config, profile)) await report(check);
    }
  }
}
