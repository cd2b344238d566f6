import { createHmac } from 'node:crypto';

/** HMAC-SHA256. */
export function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'latin1').digest();
}

const mostKeys = 100;

/** Derives signing keys (three of the four HMACs of a signature) once a day and region. */
export class SigningKeys {
  readonly #keys = new Map<string, { readonly secret: string; readonly key: Buffer }>();

  /**
   * The key that signs with a secret in a scope.
   *
   * @param date `20261122`
   */
  get(accessKeyId: string, secret: string, date: string, region: string): Buffer {
    const name = `${date}/${region}/${accessKeyId}`;
    const known = this.#keys.get(name);
    if (known !== undefined && known.secret === secret) return known.key;
    const forDate = createHmac('sha256', Buffer.from(`AWS4${secret}`))
      .update(date)
      .digest();
    const key = hmac(hmac(hmac(forDate, region), 's3'), 'aws4_request');
    if (this.#keys.size >= mostKeys) this.#keys.clear();
    this.#keys.set(name, { secret, key });
    return key;
  }
}
