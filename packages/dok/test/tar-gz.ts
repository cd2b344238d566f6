import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

/** One entry of an archive, and what is in it. */
export type Entry = Partial<Header> & { name: string; content?: string };

/** The bytes of a tar.gz with these entries, however hostile. */
export async function tarGz(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content = '', ...header } of entries) tar.entry(header, content);
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return gzipSync(Buffer.concat(chunks));
}
