import { createHmac, timingSafeEqual } from 'node:crypto';

/** A file that a presigned URL gives access to. */
export interface SignedFile {
  /** UUID of the workload it belongs to (DOK: of the task). */
  readonly owner: string;
  readonly file: 'artifact.tar.gz' | 'output.txt';
  /** Name offered for the download. */
  readonly name: string;
}

/** Path that presigned URLs begin with. */
const filesPath = '/_irori/files/';

/** Makes and checks URLs that let anyone who has them fetch one file until they expire. */
export class UrlSigner {
  readonly #key: Buffer;

  /** @param secret what the signing key is derived from; it must outlive restarts */
  constructor(secret: string) {
    this.#key = createHmac('sha256', secret).update('presigned urls').digest();
  }

  #signature({ owner, file, name }: SignedFile, expires: number): Buffer {
    const text = JSON.stringify([owner, file, name, expires]);
    return createHmac('sha256', this.#key).update(text).digest();
  }

  /** The URL of a file that works until `expires` (epoch milliseconds). */
  sign(origin: string, target: SignedFile, expires: number): string {
    const query = new URLSearchParams({
      filename: target.name,
      expires: String(expires),
      signature: this.#signature(target, expires).toString('base64url'),
    });
    return `${origin}${filesPath}${target.owner}/${target.file}?${query}`;
  }

  /** What a URL gives access to at `now`; otherwise why it does not. */
  verify(
    owner: string,
    file: string,
    query: URLSearchParams,
    now: number,
  ): SignedFile | 'expired' | 'wrong' {
    if (file !== 'artifact.tar.gz' && file !== 'output.txt') return 'wrong';
    const target: SignedFile = { owner, file, name: query.get('filename') ?? '' };
    const expires = Number(query.get('expires') ?? Number.NaN);
    const given = Buffer.from(query.get('signature') ?? '', 'base64url');
    const expected = this.#signature(target, expires);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong';
    return expires > now ? target : 'expired';
  }
}
