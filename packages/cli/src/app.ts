import {
  type Application,
  buildApplication,
  buildRouteMap,
  help,
  type RouteMap,
  version,
} from '@stricli/core';
import type { IroriContext } from './context.ts';
import { parserText } from './parser-text.ts';
import { bucketRoutes } from './routes/bucket.ts';
import { configRoutes } from './routes/config.ts';
import {
  cancelCommand,
  costCommand,
  fetchCommand,
  logsCommand,
  planCommand,
  psCommand,
  rmCommand,
  runCommand,
  showCommand,
  waitCommand,
} from './routes/jobs.ts';
import { localRoutes } from './routes/local.ts';
import {
  apiRoutes,
  completionCommand,
  doctorCommand,
  gcCommand,
  offersCommand,
  schemaCommand,
} from './routes/tools.ts';

const routes: RouteMap<IroriContext> = buildRouteMap({
  routes: {
    run: runCommand,
    plan: planCommand,
    ps: psCommand,
    show: showCommand,
    logs: logsCommand,
    wait: waitCommand,
    cancel: cancelCommand,
    rm: rmCommand,
    fetch: fetchCommand,
    cost: costCommand,
    offers: offersCommand,
    gc: gcCommand,
    bucket: bucketRoutes,
    local: localRoutes,
    config: configRoutes,
    api: apiRoutes,
    doctor: doctorCommand,
    schema: schemaCommand,
    completion: completionCommand,
  },
  aliases: { ls: 'ps' },
  docs: {
    brief: 'Run container jobs on GPU clouds, or on this machine',
    fullDescription: [
      'Run container jobs on GPU clouds, or on this machine.',
      '',
      '  irori run --image alpine -- date    run a command; without a profile, on this machine',
      '  irori run -f job.yaml               run a job file and fetch its outputs',
      '  irori ps                            what runs, what ran',
      '  irori logs -f JOB                   follow a job',
      '  irori offers --gpu H100             what machines the clouds have, and at what price',
      '  irori config set-profile dok        use a real cloud: dok, qarnot or denvr',
    ].join('\n'),
  },
});

const formatting = {
  useAliasInUsageLine: false,
  onlyRequiredInUsageLine: true,
  caseStyle: 'convert-camel-to-kebab',
} as const;

async function ownVersion(): Promise<string> {
  const { readVersion } = await import('./version.ts');
  return readVersion();
}

/**
 * The whole command line as data: what there is, and what the parser says when it is used wrongly.
 *
 * @param json - Whether parser errors are printed as JSON.
 */
export function buildApp(json: boolean): Application<IroriContext> {
  return buildApplication(
    routes,
    {
      name: 'irori',
      scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
      documentation: formatting,
      localization: { text: parserText(json) },
    },
    {
      help: help({
        brief: 'Print this help',
        formatting,
        defaultForRouteMap: true,
        complete: true,
      }),
      version: version({
        brief: 'Print the version',
        info: { getCurrentVersion: ownVersion },
        complete: true,
      }),
    },
  );
}
