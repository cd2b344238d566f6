/**
 * A Content-Disposition header that offers a download under a name. Only the last part of a path
 * counts, and nothing in it can end the header or the quotes.
 */
export function contentDisposition(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  const clean = base.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, 255) || 'download';
  const ascii = clean.replace(/[^\u0020-\u007e]|["\\%]/g, '_');
  if (ascii === clean) return `attachment; filename="${ascii}"`;
  const encoded = encodeURIComponent(Buffer.from(clean).toString()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
