import { createReadStream } from 'node:fs';
import { contentDisposition } from '../http/file-name.ts';
import { parseRange } from '../http/range.ts';
import type { Reply } from '../http/reply.ts';

/** A file to be sent. */
export interface FileToSend {
  readonly path: string;
  /** Bytes of it that are sent; a log may grow meanwhile. */
  readonly size: number;
  readonly type: string;
  /** Name offered for the download. */
  readonly name: string;
  /** Changes whenever the content does. */
  readonly tag: string;
}

/** The answer that carries a file, or the part of it that was asked for. */
export function fileReply(file: FileToSend, rangeHeader: string | undefined): Reply {
  const { path, size } = file;
  const headers = {
    'content-type': file.type,
    'content-disposition': contentDisposition(file.name),
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    etag: `"${file.tag}"`,
  };
  const range = parseRange(rangeHeader, size);
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } };
  }
  if (range === 'whole') {
    if (size === 0) return { status: 200, headers, body: '' };
    return {
      status: 200,
      headers: { ...headers, 'content-length': String(size) },
      body: () => createReadStream(path, { end: size - 1 }),
    };
  }
  const { start, end } = range;
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      'content-range': `bytes ${start}-${end}/${size}`,
    },
    body: () => createReadStream(path, { start, end }),
  };
}
