import { createHash, type Hash } from 'node:crypto';
import { isSame, sha256Hex } from '../auth/canonical.ts';
import { hmac } from '../auth/signing-key.ts';
import { S3Error } from '../errors.ts';
import { ByteCursor } from './cursor.ts';

/** What the chunks of a body are signed with. */
interface ChunkSigner {
  readonly signingKey: Buffer;
  readonly date: string;
  readonly scope: string;
  /** The signature of the request, which the first chunk is signed over. */
  readonly signature: string;
}

/** How a body in aws-chunked encoding is framed. */
export interface ChunkFraming {
  /** Undefined when the chunks are not signed. */
  readonly signer: ChunkSigner | undefined;
  /** Names that the trailer has to hold, in lower case; undefined when there is no trailer. */
  readonly trailer: readonly string[] | undefined;
  /** Bytes of content that the client announced; more are refused as soon as a chunk says so. */
  readonly size: number;
  /** Told what the trailer holds, once, after the last byte. */
  readonly onTrailer: (values: ReadonlyMap<string, string>) => void;
}

const longestLine = 1024;
const mostTrailers = 20;
const emptyHash = sha256Hex('');

function malformed(): S3Error {
  return new S3Error('InvalidRequest', 'The body is not a sequence of aws-chunked chunks.');
}

function wrongSignature(what: string): S3Error {
  const message =
    `The signature of ${what} does not match the one this server calculated. ` +
    'The body was changed on its way, or another secret signed it.';
  return new S3Error('SignatureDoesNotMatch', message);
}

/** Checks signatures that each cover the one before. */
class SignatureChain {
  readonly #signer: ChunkSigner;
  #previous: string;

  constructor(signer: ChunkSigner) {
    this.#signer = signer;
    this.#previous = signer.signature;
  }

  #check(kind: string, hashes: string, signature: string, what: string): void {
    const { date, scope, signingKey } = this.#signer;
    const toSign = `${kind}\n${date}\n${scope}\n${this.#previous}\n${hashes}`;
    if (!isSame(hmac(signingKey, toSign).toString('hex'), signature)) throw wrongSignature(what);
    this.#previous = signature;
  }

  chunk(hash: string, signature: string): void {
    this.#check('AWS4-HMAC-SHA256-PAYLOAD', `${emptyHash}\n${hash}`, signature, 'a chunk');
  }

  trailer(hash: string, signature: string): void {
    this.#check('AWS4-HMAC-SHA256-TRAILER', hash, signature, 'the trailer');
  }
}

interface ChunkHead {
  readonly size: number;
  readonly signature: string;
}

function parseHead(line: string, isSigned: boolean): ChunkHead {
  const match = /^([0-9a-f]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line);
  if (match === null || (isSigned && match[2] === undefined)) throw malformed();
  return { size: Number.parseInt(match[1] ?? '', 16), signature: match[2] ?? '' };
}

async function* chunkBytes(
  cursor: ByteCursor,
  size: number,
  hash: Hash | undefined,
): AsyncGenerator<Buffer, void, void> {
  for (let left = size; left > 0; ) {
    const piece = await cursor.take(left);
    left -= piece.length;
    hash?.update(piece);
    yield piece;
  }
  if ((await cursor.line(0)) !== '') throw malformed();
}

function malformedTrailer(why: string): S3Error {
  return new S3Error(
    'MalformedTrailerError',
    `The request contained trailing data that was not well-formed: ${why}.`,
  );
}

async function readTrailer(
  cursor: ByteCursor,
  expected: readonly string[],
  chain: SignatureChain | undefined,
): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  let text = '';
  let signature: string | undefined;
  while (!(await cursor.isAtEnd())) {
    const line = (await cursor.line(longestLine)).replace(/\n$/, '');
    if (line === '') break;
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (colon < 1) throw malformedTrailer('a line has no colon');
    if (name === 'x-amz-trailer-signature') signature = value;
    else if (signature !== undefined) throw malformedTrailer('something follows its signature');
    else if (values.has(name) || !expected.includes(name) || values.size >= mostTrailers)
      throw malformedTrailer(`${name} was not announced once in x-amz-trailer`);
    else {
      values.set(name, value);
      text += `${name}:${value}\n`;
    }
  }
  for (const name of expected) if (!values.has(name)) throw malformedTrailer(`${name} is missing`);
  if (chain !== undefined) chain.trailer(sha256Hex(text), signature ?? '');
  return values;
}

/**
 * The bytes inside an aws-chunked body. Bytes are given before the signature of their chunk is
 * known to be right; who stores them commits nothing before the end.
 *
 * @throws S3Error when a signature, the framing or the trailer is wrong, or something follows it.
 */
export async function* decodeChunks(
  source: AsyncIterable<Buffer>,
  framing: ChunkFraming,
): AsyncGenerator<Buffer, void, void> {
  const { signer } = framing;
  const chain = signer === undefined ? undefined : new SignatureChain(signer);
  const cursor = new ByteCursor(source);
  let left = framing.size;
  for (;;) {
    const { size, signature } = parseHead(await cursor.line(longestLine), chain !== undefined);
    left -= size;
    if (left < 0) {
      const message = `The chunks hold more than the ${framing.size} bytes that were announced.`;
      throw new S3Error('IncompleteBody', message);
    }
    const hash = chain === undefined ? undefined : createHash('sha256');
    if (size > 0) yield* chunkBytes(cursor, size, hash);
    if (chain !== undefined && hash !== undefined) chain.chunk(hash.digest('hex'), signature);
    if (size === 0) break;
  }
  if (framing.trailer !== undefined) {
    framing.onTrailer(await readTrailer(cursor, framing.trailer, chain));
  } else if (!(await cursor.isAtEnd()) && (await cursor.line(0)) !== '') {
    throw malformed();
  }
  if (!(await cursor.isAtEnd())) throw malformed();
}
