import { Denvr, type DenvrOptions } from '@irori/denvr';
import { createLocalCloud, type LocalCloud, type LocalCloudOptions } from '@irori/local';
import { onTestFinished } from 'vitest';

/** The package of a small application. */
export const hardwarePackage = 'g-nvidia-1xa100-40gb-pcie-14vcpu-112gb';

const quick = { 'denvr.stepMs': '10', 'denvr.restartDelayMs': '20', 'denvr.stopGraceSeconds': '1' };

/** A local cloud with quick machines; the caller closes it. */
export function startCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  return createLocalCloud({ gpus: [], ...options, set: { ...quick, ...options.set } });
}

/** A local cloud that is closed when the test has finished. */
export async function openCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const cloud = await startCloud(options);
  onTestFinished(() => cloud.close());
  return cloud;
}

/** The operations that were asked for, one after the other, with the statuses of their answers. */
export type Seen = { readonly operation: string; readonly status: number }[];

const plain = { configFile: null, env: {}, logLevel: 'off', cluster: 'Msc1' } as const;

function watching(seen: Seen | undefined): DenvrOptions {
  if (seen === undefined) return {};
  return {
    middleware: [
      async (request, next, { operation }) => {
        const response = await next(request);
        seen.push({ operation, status: response.status });
        return response;
      },
    ],
  };
}

/** A client of a local cloud with its API key, and nothing of the machine the test runs on. */
export function keyClient({ denvr }: LocalCloud, more: DenvrOptions = {}, seen?: Seen): Denvr {
  const { server, apikey, tenant } = denvr;
  return new Denvr({ ...plain, server, apikey, tenant, ...watching(seen), ...more });
}

/** The same with user name and password. */
export function loginClient({ denvr }: LocalCloud, more: DenvrOptions = {}, seen?: Seen): Denvr {
  const { server, username, password, tenant } = denvr;
  return new Denvr({ ...plain, server, username, password, tenant, ...watching(seen), ...more });
}
