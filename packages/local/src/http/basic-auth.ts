import { timingSafeEqual } from 'node:crypto';

function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  if (a.length === b.length) return timingSafeEqual(a, b);
  // The same work for a wrong length: only the length itself may show in the time.
  timingSafeEqual(b, b);
  return false;
}

/** Tells whether an Authorization header carries this user and password (HTTP Basic). */
export function basicCheck(
  user: string,
  password: string,
): (header: string | undefined) => boolean {
  const pair = `${user}:${password}`;
  return (header) => {
    const match = /^Basic +(\S+)\s*$/i.exec(header ?? '');
    if (match === null) return false;
    return sameText(Buffer.from(match[1] ?? '', 'base64').toString(), pair);
  };
}

/** Tells whether a header carries this token. */
export function tokenCheck(token: string): (header: string | undefined) => boolean {
  return (header) => header !== undefined && sameText(header, token);
}
