/** `''` for path style, the bucket for host style, undefined for a host that is not answered. */
export type HostReader = (header: string | undefined) => string | undefined;

/** Public DNS names that stand for the loopback address they contain: no web page can live there. */
const addressNames =
  /^(?:(.+)\.)?127[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3}\.(?:nip|sslip)\.io(?::\d+)?$/;

const mostRemembered = 200;

function bucketIn(
  header: string,
  isAllowedHost: (header: string | undefined) => boolean,
): string | undefined {
  const loopback = addressNames.exec(header);
  if (loopback !== null) return loopback[1] ?? '';
  for (let dot = header.indexOf('.'); dot > 0; dot = header.indexOf('.', dot + 1)) {
    if (isAllowedHost(header.slice(dot + 1))) return header.slice(0, dot);
  }
  return undefined;
}

/**
 * Reads Host headers: which are answered (a page on the web may have pointed a name of its own at
 * this machine), and which bucket they name in the host style (`bucket.localhost`,
 * `bucket.127.0.0.1.nip.io`, `bucket.<configured host>`).
 *
 * @param isAllowedHost whether a host is answered in path style
 */
export function hostReader(isAllowedHost: (header: string | undefined) => boolean): HostReader {
  const known = new Map<string, string | undefined>();
  return (header) => {
    if (isAllowedHost(header)) return '';
    const host = (header ?? '').toLowerCase();
    const found = known.get(host);
    if (found !== undefined) return found;
    const bucket = bucketIn(host, isAllowedHost);
    if (known.size < mostRemembered) known.set(host, bucket);
    return bucket;
  };
}
