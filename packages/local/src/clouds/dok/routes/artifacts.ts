import { json } from '../../../http/reply.ts';
import { notFound } from '../errors.ts';
import { pageOf, pageReply } from '../request/pages.ts';
import type { DokRequest } from '../request/request.ts';
import type { DokServices } from '../services.ts';
import { artifactWire, type TaskRow } from '../wire.ts';
import type { DokHandlers } from './handler.ts';

/** Artifacts and the presigned URLs they are fetched by. */
export function artifactRoutes({
  options,
  taskStore,
  taskList,
  clock,
  signer,
}: DokServices): Pick<DokHandlers, 'listArtifacts' | 'getArtifact' | 'getArtifactUrl'> {
  const find = (request: DokRequest): TaskRow => {
    const row = taskStore.findByArtifact(request.param('artifactId'));
    const isGone = row?.hidden === 1 && options.deletedTaskArtifact === 'gone';
    if (row === undefined || isGone || artifactWire(row, options) === undefined) throw notFound();
    return row;
  };
  const isReady = (row: TaskRow): boolean =>
    row.artifact_expired_at === null &&
    row.ended_at !== null &&
    clock.now() >= row.ended_at + options.artifactDelay * 1000;
  return {
    listArtifacts: (request) => {
      const page = pageOf(request, options);
      const task = request.query['task'];
      const taskId = typeof task === 'string' ? task : undefined;
      const { count, rows } = taskList.artifacts(taskId, page);
      const items = rows.map((row) => JSON.stringify(artifactWire(row, options)));
      return pageReply(request, page, count, items.join(','), options);
    },

    getArtifact: (request) => json(200, artifactWire(find(request), options)),

    getArtifactUrl: (request) => {
      const row = find(request);
      if (!isReady(row)) throw notFound();
      const name = String(request.query['filename'] ?? 'artifact.tar.gz');
      const expires = clock.now() + options.presignedLifetime * 1000;
      const file = { owner: row.id, file: 'artifact.tar.gz', name } as const;
      return json(200, { url: signer.sign(request.origin, file, expires) });
    },
  };
}
