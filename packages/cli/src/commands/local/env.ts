import { CREDENTIAL_VARIABLES } from '@irori/dok';
import type { IroriContext } from '../../context.ts';
import { write, writeJson } from '../../output/write.ts';
import { type LocalFlags, requireRunning } from './where.ts';

/**
 * `irori local env`: what the DOK clients that exist read from their environment, as lines for
 * `eval "$(irori local env)"`. They hold the credentials of the local cloud, which open nothing else.
 */
export async function env(this: IroriContext, flags: LocalFlags): Promise<void> {
  const { endpoint } = await requireRunning(this, flags);
  const { baseUrl, accessToken, accessTokenSecret } = endpoint.dok;
  const variables: Record<string, string> = { DOK_BASE_URL: baseUrl };
  for (const [token, secret] of CREDENTIAL_VARIABLES) {
    variables[token] = accessToken;
    variables[secret] = accessTokenSecret;
  }
  const { stdout } = this.process;
  if (flags.json === true) {
    await writeJson(stdout, variables);
    return;
  }
  const lines = Object.entries(variables).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`,
  );
  await write(stdout, lines.join(''));
}
