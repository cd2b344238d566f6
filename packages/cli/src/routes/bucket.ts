import { buildRouteMap, type RouteMap } from '@stricli/core';
import { command } from '../command.ts';
import type { IroriContext } from '../context.ts';
import { asIs, cloudFlags, commonFlags, onOff, whole, words } from './flags.ts';

const bucketFlags = { profile: cloudFlags.profile, ...commonFlags };

const placeArgument = (brief: string, placeholder: string) => ({ brief, placeholder, parse: asIs });

const fromAndTo = {
  kind: 'tuple',
  parameters: [
    placeArgument('From: ./path, or bucket/key', 'from'),
    placeArgument('To: bucket/key, or ./path', 'to'),
  ],
} as const;

const bucketNames = {
  kind: 'array',
  parameter: placeArgument('Name of the bucket', 'bucket'),
  minimum: 1,
} as const;

/** `irori bucket …`: the storage of Qarnot, or of the local cloud. */
export const bucketRoutes: RouteMap<IroriContext> = buildRouteMap({
  routes: {
    ls: command({
      load: async () => (await import('../commands/bucket/ls.ts')).ls,
      parameters: {
        flags: { recursive: onOff('Also what is in folders'), ...bucketFlags },
        aliases: { r: 'recursive' },
        positional: {
          kind: 'tuple',
          parameters: [{ ...placeArgument('bucket or bucket/prefix', 'place'), optional: true }],
        },
      },
      docs: {
        brief: 'List buckets, or what is in one',
        customUsage: ['', 'my-bucket/in/', '-r my-bucket'],
      },
    }),
    mb: command({
      load: async () => (await import('../commands/bucket/mb.ts')).mb,
      parameters: { flags: bucketFlags, positional: bucketNames },
      docs: { brief: 'Make buckets; one that is there already is left as it is' },
    }),
    rb: command({
      load: async () => (await import('../commands/bucket/rb.ts')).rb,
      parameters: {
        flags: {
          force: onOff('Also with all that is in it; there is no way back'),
          ...bucketFlags,
        },
        positional: bucketNames,
      },
      docs: { brief: 'Remove empty buckets' },
    }),
    cp: command({
      load: async () => (await import('../commands/bucket/cp.ts')).cp,
      parameters: { flags: bucketFlags, positional: fromAndTo },
      docs: {
        brief: 'Copy one file to a bucket, from it, or inside the store',
        customUsage: [
          './scene.blend my-bucket/in/',
          'my-bucket/out/frame.png ./',
          '- my-bucket/log.txt',
          's3://my-bucket/a s3://other/b',
        ],
        fullDescription: [
          'A path here begins with . or /, a place in a bucket may begin with s3://. A dash stands',
          'for standard input or output. Large files go in parts; the same command goes on with an',
          'interrupted copy.',
        ].join('\n'),
      },
    }),
    sync: command({
      load: async () => (await import('../commands/bucket/sync.ts')).sync,
      parameters: {
        flags: {
          delete: onOff('Also remove what only the other side has'),
          dryRun: onOff('Change nothing; print what would be done'),
          include: words('pattern', 'Only what matches, such as *.csv or models/**'),
          exclude: words('pattern', 'Not what matches; stronger than --include'),
          followLinks: onOff('Send what symbolic links lead to'),
          concurrency: whole('n', 'Transfers at once (default 16)', 1, 256),
          ...bucketFlags,
        },
        positional: fromAndTo,
      },
      docs: {
        brief: 'Bring a folder and a folder in a bucket to the same state',
        customUsage: [
          './scene my-bucket/in',
          'my-bucket/out ./results',
          "--delete --exclude '*.tmp' ./scene my-bucket/in",
        ],
        fullDescription: [
          'Compares sizes and checksums, sends only what is new or changed, and copies in the store',
          'what is there under another name. Removes nothing without --delete. When it is',
          'interrupted, the same command goes on where it was. What could not be brought over is',
          'named, and the exit code is 1 then.',
        ].join('\n'),
      },
    }),
    rm: command({
      load: async () => (await import('../commands/bucket/rm.ts')).rm,
      parameters: {
        flags: { recursive: onOff('All that is in the named folders'), ...bucketFlags },
        aliases: { r: 'recursive' },
        positional: {
          kind: 'array',
          parameter: placeArgument('Object to remove: bucket/key', 'place'),
          minimum: 1,
        },
      },
      docs: {
        brief: 'Remove objects',
        customUsage: ['my-bucket/in/scene.blend', '-r my-bucket/out'],
      },
    }),
  },
  docs: { brief: 'Buckets: files for jobs, and their results' },
});
