import type { S3Reply } from '../call.ts';
import type { Checksum } from '../store/types.ts';
import { type XmlElements, xmlDocument } from './write.ts';

/** An answer with an XML document. */
export function xmlReply(
  root: string,
  content: XmlElements,
  headers: Readonly<Record<string, string>> = {},
): S3Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...headers },
    body: xmlDocument(root, content),
  };
}

/** An ETag as it stands in headers and XML. */
export function quoted(etag: string): string {
  return `"${etag}"`;
}

/** The elements that tell a checksum; none where there is none. */
export function checksumElements(checksum: Checksum | null): Readonly<Record<string, string>> {
  if (checksum === null) return {};
  return { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type };
}

/** Epoch milliseconds as dates stand in XML. */
export function xmlDate(time: number): string {
  return new Date(time).toISOString();
}

/** The owner of everything: whoever signed. */
export function owner(accessKeyId: string): XmlElements {
  return { ID: accessKeyId, DisplayName: accessKeyId };
}
