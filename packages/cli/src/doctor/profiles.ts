import DOK from '@irori/dok';
import { type ConfigFile, loadConfig } from '../config/file.ts';
import { configPath } from '../config/paths.ts';
import { localProfileName, profileNames, resolveProfile } from '../config/profiles.ts';
import type { IroriContext } from '../context.ts';
import { describeFailure } from '../failure.ts';
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

/** Asks a cloud who we are: the cheapest call that needs everything to be right. */
async function askAccount(
  context: IroriContext,
  config: ConfigFile,
  name: string,
): Promise<Check[]> {
  const label = `profile ${name}`;
  const profile = resolveProfile({ profile: name }, context.env, config);
  const { accessToken = '', accessTokenSecret = '', baseUrl, zone } = profile;
  context.secrets.add(accessToken).add(accessTokenSecret);
  try {
    const dok = new DOK({
      accessToken,
      accessTokenSecret,
      ...(baseUrl !== undefined && { baseUrl }),
      ...(zone !== undefined && { zone }),
    });
    const { data, response } = await dok
      .call('getAccount', {}, { timeout, maxRetries: 0 })
      .withResponse();
    const { account } = data as AccountBody;
    const agreed = account?.tos_agreed_at != null;
    const checks: Check[] = [
      agreed
        ? { name: label, result: 'pass', message: text.credentialsAccepted }
        : { name: label, result: 'warn', message: text.termsHint },
    ];
    const skew = Date.parse(response.headers.get('date') ?? '') - context.clock.now();
    if (Math.abs(skew) > toleratedSkew) {
      checks.push({
        name: 'clock',
        result: 'warn',
        message: text.clockSkewed(Math.round(skew / 1000)),
      });
    }
    return checks;
  } catch (error) {
    return [{ name: label, result: 'fail', message: describeFailure(error).message }];
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
    const { accessToken, accessTokenSecret } = resolveProfile(
      { profile: name },
      context.env,
      config,
    );
    if (!accessToken || !accessTokenSecret) {
      const wanted = config.profiles[name] !== undefined;
      if (wanted) await report({ name: label, result: 'fail', message: text.noCredentials });
    } else if (offline) {
      await report({ name: label, result: 'pass', message: text.credentialsThere });
    } else {
      for (const check of await askAccount(context, config, name)) await report(check);
    }
  }
}
