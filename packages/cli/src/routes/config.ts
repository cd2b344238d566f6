import { buildRouteMap, type RouteMap } from '@stricli/core';
import { command } from '../command.ts';
import type { IroriContext } from '../context.ts';
import { asIs, commonFlags, onOff, word } from './flags.ts';

const profileArgument = { brief: 'Name of the profile', placeholder: 'name', parse: asIs } as const;

/** `irori config …`: the configuration file and its profiles. */
export const configRoutes: RouteMap<IroriContext> = buildRouteMap({
  routes: {
    show: command({
      load: async () => (await import('../commands/config/show.ts')).show,
      parameters: {
        flags: { profile: word('name', 'Show this profile instead'), ...commonFlags },
      },
      docs: {
        brief: 'Show the profile in use and where each value comes from; secrets are masked',
      },
    }),
    path: command({
      load: async () => (await import('../commands/config/path.ts')).path,
      parameters: { flags: { ...commonFlags } },
      docs: { brief: 'Print the path of the configuration file' },
    }),
    profiles: command({
      load: async () => (await import('../commands/config/profiles.ts')).profiles,
      parameters: { flags: { ...commonFlags } },
      docs: { brief: 'List the profiles' },
    }),
    'set-profile': command({
      load: async () => (await import('../commands/config/set-profile.ts')).setProfile,
      parameters: {
        flags: {
          cloud: word('cloud', 'Cloud of the profile: dok, qarnot or denvr (default dok)'),
          baseUrl: word('url', 'Endpoint, where it is not the usual one'),
          zone: word('zone', 'DOK: zone, where it is not the usual one'),
          accessToken: word('token', 'DOK: access token; - reads it from stdin'),
          accessTokenSecret: word('secret', 'DOK: access token secret; - reads it from stdin'),
          token: word('token', 'Qarnot: API token; - reads it from stdin'),
          email: word('address', 'Qarnot: e-mail address of the account'),
          storageUrl: word('url', 'Qarnot: endpoint of the buckets'),
          apiKey: word('key', 'Denvr: API key; - reads it from stdin'),
          username: word('name', 'Denvr: user name, where there is no API key'),
          password: word('password', 'Denvr: password; - reads it from stdin'),
          cluster: word('name', 'Denvr: cluster of the jobs'),
          tenant: word('name', 'Denvr: tenant'),
          vpcid: word('id', 'Denvr: VPC'),
          rpool: word('name', 'Denvr: resource pool of the jobs'),
          default: onOff('Make it the profile that is used when none is named'),
          ...commonFlags,
        },
        positional: { kind: 'tuple', parameters: [profileArgument] },
      },
      docs: {
        brief: 'Add a profile or change one; asks for the credentials on a terminal',
        fullDescription: [
          'Writes one [profiles.<name>] table into the configuration file (mode 0600) and leaves the',
          'rest of the file as it is. A secret given as an argument stays in the history of your',
          'shell: leave it out to be asked, or give - and write it to stdin.',
        ].join('\n'),
      },
    }),
    'remove-profile': command({
      load: async () => (await import('../commands/config/remove-profile.ts')).removeProfile,
      parameters: {
        flags: { ...commonFlags },
        positional: { kind: 'tuple', parameters: [profileArgument] },
      },
      docs: { brief: 'Remove a profile from the file' },
    }),
    use: command({
      load: async () => (await import('../commands/config/use.ts')).use,
      parameters: {
        flags: { ...commonFlags },
        positional: { kind: 'tuple', parameters: [profileArgument] },
      },
      docs: { brief: 'Choose the profile that is used when none is named' },
    }),
  },
  docs: { brief: 'Profiles: where jobs run and with which credentials' },
});
