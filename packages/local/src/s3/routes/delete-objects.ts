import { readDocument } from '../body/read-document.ts';
import type { S3Handler } from '../call.ts';
import { S3Error } from '../errors.ts';
import { checkConditions } from '../request/conditions.ts';
import { checkKey } from '../request/target.ts';
import { xmlReply } from '../xml/answers.ts';
import { children, childText, malformedXml, readXml, type XmlNode } from '../xml/read.ts';
import type { XmlElements } from '../xml/write.ts';
import { existingBucket } from './buckets.ts';
import { existingObject } from './get-object.ts';

const longestDocument = 4 * 1024 * 1024;
const mostKeys = 1000;

/** DELETE /bucket/key: also fine when there is no such key. */
export const deleteObject: S3Handler = ({ headers, target }, { store }) => {
  if (headers.has('if-match')) {
    checkConditions(headers, existingObject(store, target.bucket, target.key, undefined));
  }
  const version = target.query.get('versionId');
  if (version !== undefined && version !== 'null') existingBucket(store, target.bucket);
  else store.delete(target.bucket, target.key);
  return { status: 204 };
};

interface Wanted {
  readonly key: string;
  /** Why it is not deleted; undefined when it is. */
  readonly refusal: S3Error | undefined;
}

function wantedOf(node: XmlNode): Wanted {
  const key = childText(node, 'Key');
  if (key === undefined || key === '') throw malformedXml();
  try {
    checkKey(key);
    return { key, refusal: undefined };
  } catch (error) {
    if (error instanceof S3Error) return { key, refusal: error };
    throw error;
  }
}

/** A version that never was is deleted as well as one that is no more. */
function isOther(node: XmlNode): boolean {
  const version = childText(node, 'VersionId') ?? 'null';
  return version !== 'null' && version !== '';
}

function result({ key, refusal }: Wanted): XmlElements {
  if (refusal === undefined) return { Key: key };
  return { Key: key, Code: refusal.code, Message: refusal.message };
}

/** POST /bucket?delete: up to 1000 keys at once. */
export const deleteObjects: S3Handler = async (call, { store, options }) => {
  const { headers, target } = call;
  existingBucket(store, target.bucket);
  const isProtected =
    headers.has('content-md5') ||
    [...headers.keys()].some((name) => name.startsWith('x-amz-checksum-'));
  if (options.like === 'aws' && !isProtected && !headers.has('x-amz-trailer')) {
    const message = 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*';
    throw new S3Error('InvalidRequest', message);
  }
  const document = readXml(await readDocument(call, options.like, longestDocument), 'Delete');
  const nodes = children(document, 'Object');
  if (nodes.length === 0 || nodes.length > mostKeys) {
    const message = `The XML you provided has ${nodes.length} objects; 1 to ${mostKeys} are allowed.`;
    throw new S3Error('MalformedXML', message);
  }
  const all = nodes.map((node) => ({ ...wantedOf(node), isOther: isOther(node) }));
  const keys = all.filter((one) => one.refusal === undefined && !one.isOther).map((one) => one.key);
  store.deleteMany(target.bucket, keys);
  const isQuiet = childText(document, 'Quiet')?.trim() === 'true';
  return xmlReply('DeleteResult', {
    Deleted: isQuiet ? [] : all.filter((one) => one.refusal === undefined).map(result),
    Error: all.filter((one) => one.refusal !== undefined).map(result),
  });
};
