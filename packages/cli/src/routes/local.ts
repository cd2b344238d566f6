import { buildRouteMap, type RouteMap } from '@stricli/core';
import { command } from '../command.ts';
import type { IroriContext } from '../context.ts';
import { commonFlags, onOff, port, whole, word, words } from './flags.ts';

const data = { data: word('folder', 'Data folder (default $XDG_DATA_HOME/irori/local)') };

/** `irori local …`: the local cloud. Only these commands load it, and only when they run. */
export const localRoutes: RouteMap<IroriContext> = buildRouteMap({
  routes: {
    start: command({
      load: async () => (await import('../commands/local/start.ts')).start,
      parameters: {
        flags: {
          port: port('Port of the APIs, 0 for a free one (default 18100)'),
          host: word('address', 'Address to listen on (default 127.0.0.1: this machine only)'),
          s3Port: port('Port of the S3 storage (default 18101; a free one with --port 0)'),
          ...data,
          slots: whole('n', 'How many jobs may run at once (default: one for DOK)', 1),
          runtime: word(
            'runtime',
            'process, container, container=unix:///path or auto (default: containers if possible)',
          ),
          set: words('cloud.option=value', 'An option of `irori local options`'),
          detach: onOff('Return when it is ready; it goes on in the background'),
          ...commonFlags,
        },
        aliases: { d: 'detach' },
      },
      docs: {
        brief: 'Start the local cloud, in the foreground until SIGTERM or Ctrl-C',
        fullDescription: [
          'Starts the local cloud: a server on this machine that speaks the APIs of DOK, Qarnot and',
          'Denvr, with S3 on a port of its own, and really runs their jobs here: in containers of their',
          'images where Docker or Podman answers, else as processes of your user, and says so. Only',
          'this machine can reach it; with --host, everyone on the network who has its credentials can',
          'run programs here. With --json it prints one line when it is ready: its address and',
          'credentials.',
        ].join('\n'),
      },
    }),
    stop: command({
      load: async () => (await import('../commands/local/stop.ts')).stop,
      parameters: { flags: { ...data, ...commonFlags } },
      docs: { brief: 'Stop it; running jobs end, waiting ones stay for the next start' },
    }),
    status: command({
      load: async () => (await import('../commands/local/status.ts')).status,
      parameters: { flags: { ...data, ...commonFlags } },
      docs: { brief: 'Tell whether it runs, and where (exit code 1 when it does not)' },
    }),
    env: command({
      load: async () => (await import('../commands/local/env.ts')).env,
      parameters: { flags: { ...data, ...commonFlags } },
      docs: {
        brief: 'Print export lines for other clients: eval "$(irori local env)"',
      },
    }),
    reset: command({
      load: async () => (await import('../commands/local/reset.ts')).reset,
      parameters: {
        flags: { ...data, yes: onOff('Do not ask'), ...commonFlags },
        aliases: { y: 'yes' },
      },
      docs: { brief: 'Remove all its jobs, logs and outputs; credentials stay' },
    }),
    gc: command({
      load: async () => (await import('../commands/local/gc.ts')).gc,
      parameters: {
        flags: { ...data, yes: onOff('Remove them'), ...commonFlags },
        aliases: { y: 'yes' },
      },
      docs: { brief: 'Find containers that it left behind; with --yes, remove them' },
    }),
    options: command({
      load: async () => (await import('../commands/local/options.ts')).options,
      parameters: { flags: { ...commonFlags } },
      docs: { brief: 'List what --set can change, the defaults, and why they are so' },
    }),
    logs: command({
      load: async () => (await import('../commands/local/logs.ts')).logs,
      parameters: { flags: { ...data, ...commonFlags } },
      docs: { brief: 'Print the own log of a detached local cloud' },
    }),
  },
  docs: { brief: 'The local cloud: start, stop and look into it' },
});
