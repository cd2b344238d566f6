import { join } from 'node:path';
import { writeFileAtomic } from '@irori/core/node';
import { CREDENTIAL_VARIABLES } from '@irori/dok';
import type { IroriContext } from '../../context.ts';
import type { LocalEndpoint } from '../../local-cloud/endpoint.ts';
import { write, writeJson } from '../../output/write.ts';
import { type LocalFlags, requireRunning } from './where.ts';

type Variables = { readonly [name: string]: string };

function dokVariables({
  baseUrl,
  accessToken,
  accessTokenSecret,
}: LocalEndpoint['dok']): Variables {
  const pairs = CREDENTIAL_VARIABLES.flatMap(([token, secret]) => [
    [token, accessToken],
    [secret, accessTokenSecret],
  ]);
  return { DOK_BASE_URL: baseUrl, ...Object.fromEntries(pairs) };
}

/** Those of the Python client and of Qarnot's command, of samples, and of the MCP server. */
function qarnotVariables(qarnot: LocalEndpoint['qarnot']): Variables {
  if (qarnot === undefined) return {};
  const { baseUrl, storageUrl, token, email } = qarnot;
  return {
    QARNOT_CLUSTER_URL: baseUrl,
    QARNOT_STORAGE_URL: storageUrl,
    QARNOT_CLIENT_TOKEN: token,
    QARNOT_ACCOUNT_EMAIL: email,
    QARNOT_USE_STORAGE_PATH_STYLE: 'true',
    QARNOT_TOKEN: token,
    QARNOT_API_KEY: token,
    QARNOT_BASE_URL: baseUrl,
    QARNOT_API_VERSION: '1',
  };
}

/** Denvr's clients know no variable for the server, so they are led to a file of their own form. */
async function denvrVariables(dataDir: string, denvr: LocalEndpoint['denvr']): Promise<Variables> {
  if (denvr === undefined) return {};
  const { server, apikey, tenant } = denvr;
  const file = join(dataDir, 'denvr.toml');
  const source = [
    '# Written by irori local env.',
    '[defaults]',
    `server = ${JSON.stringify(server)}`,
    'api = "v1"',
    'cluster = "Msc1"',
    `tenant = ${JSON.stringify(tenant)}`,
    `vpcid = ${JSON.stringify(tenant)}`,
    'rpool = "on-demand"',
    '',
    '[credentials]',
    `apikey = ${JSON.stringify(apikey)}`,
    '',
  ].join('\n');
  await writeFileAtomic(file, source, { mode: 0o600 });
  return { DENVR_CONFIG: file };
}

/**
 * `irori local env`: what the clients of the three clouds that exist read from their environment, as
 * lines for `eval "$(irori local env)"`; for Denvr it also writes a `denvr.toml` into the data
 * folder. All of it holds the credentials of the local cloud, which open nothing else.
 */
export async function env(this: IroriContext, flags: LocalFlags): Promise<void> {
  const { endpoint } = await requireRunning(this, flags);
  const variables = {
    ...dokVariables(endpoint.dok),
    ...qarnotVariables(endpoint.qarnot),
    ...(await denvrVariables(endpoint.dataDir, endpoint.denvr)),
  };
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
