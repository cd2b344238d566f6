/** A key of a listing; asked for percent-encoded, since XML has no way to say some characters. */
export function decodeKey(key: string, encoding: string | undefined): string {
  if (encoding !== 'url') return key;
  try {
    return decodeURIComponent(key.replace(/\+/g, ' '));
  } catch {
    // Some stores say that they encode and do not: such a key is taken as it came.
    return key;
  }
}

/** What `CopySource` takes: bucket and key, percent-encoded but for the slashes. */
export function copySource(bucket: string, key: string): string {
  return [bucket, ...key.split('/')].map(encodeURIComponent).join('/');
}
