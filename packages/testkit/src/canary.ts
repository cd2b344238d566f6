import { randomBytes } from 'node:crypto';

/** A secret that occurs nowhere else, to be planted and then looked for. */
export function canary(label = 'canary'): string {
  return `${label}-${randomBytes(12).toString('hex')}`;
}

/** The forms in which a secret may show itself. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    // As the second half of a Basic pair, at each of the three positions of a base64 group.
    ...[1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(4, -4),
    ),
  ];
}

/**
 * Fails when one of the canaries, in clear or encoded, occurs in `text`.
 *
 * @throws Error that names the form that was found and shows what stands around it.
 */
export function expectNoCanary(text: string, canaries: readonly string[]): void {
  for (const secret of canaries) {
    for (const form of new Set(formsOf(secret))) {
      const at = text.indexOf(form);
      if (at >= 0) {
        const around = text.slice(Math.max(0, at - 60), at + form.length + 60);
        throw new Error(`The secret ${secret} shows itself as ${form} in: …${around}…`);
      }
    }
  }
}
