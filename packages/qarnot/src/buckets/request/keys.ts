/** A key of a listing; asked for percent-encoded, since XML has no way to say some characters. */
export function decodeKey(key: string, encoding: string | undefined): string {
  if (encoding !== 'url') return key;
  return decodeURIComponent(key.replace(/\+/g, ' '));
}

/** What `CopySource` takes: bucket and key, percent-encoded but for the slashes. */
export function copySource(bucket: string, key: string): string {
  return [bucket, ...key.split('/')].map(encodeURIComponent).join('/');
}
