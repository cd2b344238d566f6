import { createHmac, timingSafeEqual } from 'node:crypto';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const header = encode({ alg: 'HS256', typ: 'JWT' });

/** Makes and checks the tokens of log streams: JWTs that name one workload and expire. */
export class LogTokens {
  readonly #key: Buffer;

  /** @param secret what the signing key is derived from */
  constructor(secret: string) {
    this.#key = createHmac('sha256', secret).update('log tokens').digest();
  }

  #signature(payload: string): Buffer {
    return createHmac('sha256', this.#key).update(`${header}.${payload}`).digest();
  }

  /** A token for the log of one workload, good for a connection until `expires` (epoch ms). */
  issue(owner: string, expires: number): string {
    const payload = encode({ sub: owner, exp: Math.floor(expires / 1000), expires });
    return `${header}.${payload}.${this.#signature(payload).toString('base64url')}`;
  }

  /** Whether a token opens the log of a workload at `now`. */
  accepts(token: string, owner: string, now: number): boolean {
    const [head, payload = '', signature = ''] = token.split('.');
    const expected = this.#signature(payload);
    const given = Buffer.from(signature, 'base64url');
    if (head !== header || given.length !== expected.length) return false;
    if (!timingSafeEqual(given, expected)) return false;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      sub: string;
      expires: number;
    };
    return claims.sub === owner && claims.expires > now;
  }
}
