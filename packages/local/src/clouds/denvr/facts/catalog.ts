import type { components } from '../../../generated/denvr/wire.ts';

/** An item of the catalog, and the program that this machine runs for it. */
export interface CatalogItem {
  readonly wire: components['schemas']['ApplicationsApiCatalogItem'];
  readonly image: string;
  /** Port whose answer makes it ONLINE; `null` where it has none. */
  readonly readinessPort: number | null;
  /** What its image runs by itself. */
  readonly command: readonly string[];
  /** Environment that every application of it has. */
  readonly env: Readonly<Record<string, string>>;
}

function item(
  name: string,
  version: string,
  owner: string,
  imageUrl: string,
  launchType: string,
): CatalogItem['wire'] {
  return {
    name,
    applicationSourceDetailsUrl: null,
    applicationSourceOwner: owner,
    versions: [
      {
        name: version,
        imageUrl,
        imageLastPushDate: '2024-07-14T07:00:00+00:00',
        platform: 'NVIDIA',
        accelerator: 'gpu',
        launchType,
        releaseNotesUrl: null,
      },
    ],
  };
}

const serve = `const http = require('node:http');
const port = Number(process.env.PORT || 8080);
const inContainer = ['/.dockerenv', '/run/.containerenv'].some(require('node:fs').existsSync);
http.createServer((request, response) => {
  console.log(request.method + ' ' + request.url);
  response.end('hello from ' + (process.env.NAME || 'the catalog') + '\\n');
}).listen(port, inContainer ? '0.0.0.0' : '127.0.0.1', () => console.log('listening on ' + port));
process.on('SIGTERM', () => process.exit(0));`;

/**
 * The catalog. The notebook is Denvr's (its start command is that of its public image); the second
 * item is the local cloud's own, so that there is one that runs on any machine.
 */
export const catalog: readonly CatalogItem[] = [
  {
    wire: item(
      'jupyter-notebook',
      'python-3.11.9',
      'Jupyter',
      'quay.io/jupyter/base-notebook:python-3.11.9',
      'jupyter',
    ),
    image: 'quay.io/jupyter/base-notebook:python-3.11.9',
    readinessPort: null,
    command: ['start-notebook.py'],
    env: { USERNAME: 'ubuntu', DIRECT_ATTACHED_STORAGE: 'True' },
  },
  {
    wire: item(
      'irori-hello',
      '1',
      'the local cloud of Irori',
      'docker.io/library/node:22-alpine',
      'http',
    ),
    image: 'docker.io/library/node:22-alpine',
    readinessPort: null,
    command: ['node', '-e', serve],
    env: {},
  },
];

/** The item of a name and a version; undefined when there is none. */
export function findCatalogItem(name: string, version: string): CatalogItem | undefined {
  return catalog.find(
    ({ wire }) => wire.name === name && wire.versions?.some((known) => known.name === version),
  );
}
