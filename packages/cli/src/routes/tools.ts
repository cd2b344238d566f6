import type { CloudName } from '@irori/jobs';
import { buildRouteMap, type Command, type RouteMap } from '@stricli/core';
import { command } from '../command.ts';
import type { IroriContext } from '../context.ts';
import { asIs, cloudFlags, commonFlags, onOff, word, words } from './flags.ts';

interface ApiDocs {
  readonly brief: string;
  readonly customUsage: readonly string[];
  readonly fullDescription: string;
}

function apiRoute(cloud: CloudName, docs: ApiDocs): Command<IroriContext> {
  return command({
    load: async () => (await import('../commands/api.ts')).apiCommand(cloud),
    parameters: {
      flags: {
        param: words('name=value', 'Parameter; --taskId 1 is short for --param taskId=1'),
        body: word('json', 'Request body: JSON, @file, or - for stdin'),
        include: onOff('Print the status and the headers of the answer first'),
        ...cloudFlags,
      },
      positional: {
        kind: 'tuple',
        parameters: [
          {
            brief: 'Operation of the API; without it they are listed',
            placeholder: 'operationId',
            parse: asIs,
            optional: true,
            proposeCompletions: async () => {
              const { proposeOperations } = await import('../completion/values.ts');
              return proposeOperations(cloud);
            },
          },
        ],
      },
    },
    docs,
  });
}

/** `irori api …`: every operation of a cloud's API, raw. */
export const apiRoutes: RouteMap<IroriContext> = buildRouteMap({
  routes: {
    dok: apiRoute('dok', {
      brief: 'Call any operation of the DOK API',
      customUsage: [
        '',
        'listTasks --status running,waiting --page_size 10',
        'getTask --taskId 5f3c…',
        'createTask --body @task.json',
      ],
      fullDescription: [
        'Calls one operation of the DOK API as it is and prints the JSON of the answer. Nothing is',
        'added, checked or hidden beyond the parameters: task JSON holds environment values in',
        'clear. acceptTerms is a legal act.',
      ].join('\n'),
    }),
    qarnot: apiRoute('qarnot', {
      brief: 'Call any operation of the Qarnot API',
      customUsage: ['', 'getTask --taskId render-shot-10', 'createTask --body @task.json'],
      fullDescription: [
        'Calls one operation of the Qarnot API as it is and prints the JSON of the answer. Nothing is',
        'added, checked or hidden beyond the parameters: task JSON holds constants in clear, and',
        'getSecret prints the secret. Buckets have a command of their own: irori bucket.',
      ].join('\n'),
    }),
    denvr: apiRoute('denvr', {
      brief: 'Call any operation of the Denvr API',
      customUsage: ['', 'getServers --Cluster Msc1', 'createServer --body @server.json'],
      fullDescription: [
        'Calls one operation of the Denvr API as it is and prints what is inside the envelope of the',
        'answer. Nothing is added, checked or hidden beyond the parameters: applications show their',
        'environment in clear.',
      ].join('\n'),
    }),
  },
  docs: { brief: 'Call any operation of a cloud API, raw' },
});

/** `irori gc` */
export const gcCommand: Command<IroriContext> = command({
  load: async () => (await import('../commands/gc.ts')).gc,
  parameters: {
    flags: {
      olderThan: word('duration', 'Also jobs that have not ended and are older, such as 12h'),
      yes: onOff('Destroy what is found'),
      ...cloudFlags,
    },
  },
  docs: {
    brief: 'Find what Irori left behind on every configured cloud, and destroy it',
    fullDescription: [
      'Lists what costs money or takes room and is not needed any more: applications on Denvr whose',
      'program has ended or whose time is up, jobs on Qarnot past a limit that nobody watched, and',
      'objects of tasks that are gone. Only what Irori made is looked at. With --yes it is destroyed.',
      'The local cloud is looked through when it runs.',
    ].join('\n'),
  },
});

/** `irori offers` */
export const offersCommand: Command<IroriContext> = command({
  load: async () => (await import('../commands/offers.ts')).offers,
  parameters: {
    flags: {
      gpu: word('kind', 'Only this GPU: A100, or with a count H100:8'),
      hours: word('n', 'Reckon for this many hours (default 1)'),
      currency: word('code', 'Totals in JPY, USD or EUR'),
      rates: word('file', 'Exchange rates (default rates.toml beside the configuration)'),
      ...cloudFlags,
    },
  },
  docs: {
    brief: 'Compare what machines the clouds have, and at what price',
    customUsage: ['', '--gpu H100', '--gpu A100 --hours 8 --currency EUR', '--json'],
    fullDescription: [
      'Asks every cloud that has credentials; the others are listed with what is publicly known, and',
      'marked so. Each row says where its numbers come from and of which day they are. Irori knows no',
      'exchange rates: a TOML file gives them, with their date:',
      '',
      '  date = "2026-11-20"',
      '  base = "EUR"',
      '  [rates]',
      '  USD = 1.08',
    ].join('\n'),
  },
});

/** `irori doctor` */
export const doctorCommand: Command<IroriContext> = command({
  load: async () => (await import('../commands/doctor.ts')).doctor,
  parameters: {
    flags: { offline: onOff('Make no requests to clouds'), ...commonFlags },
  },
  docs: { brief: 'Check this machine, the configuration and each profile' },
});

/** `irori schema` */
export const schemaCommand: Command<IroriContext> = command({
  load: async () => (await import('../commands/schema.ts')).schema,
  parameters: { flags: { ...commonFlags } },
  docs: { brief: 'Print the JSON Schema of the job file' },
});

/** `irori completion` */
export const completionCommand: Command<IroriContext> = command({
  load: async () => (await import('../commands/completion.ts')).completion,
  parameters: {
    flags: { ...commonFlags },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: 'bash, zsh or fish',
          placeholder: 'shell',
          parse: asIs,
          proposeCompletions: async () => ['bash', 'zsh', 'fish'],
        },
      ],
    },
  },
  docs: {
    brief: 'Print the completion script for a shell',
    fullDescription: [
      'Prints a script that completes commands, flags, profiles and job ids:',
      '',
      '  bash  irori completion bash >> ~/.bashrc',
      '  zsh   irori completion zsh > ~/.zsh/_irori (a folder of $fpath)',
      '  fish  irori completion fish > ~/.config/fish/completions/irori.fish',
    ].join('\n'),
  },
});
