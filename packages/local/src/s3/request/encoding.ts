const plainPath = /^[A-Za-z0-9\-._~/]*$/;
const plainWord = /^[A-Za-z0-9\-._~]*$/;

function escapeRest(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Text percent-encoded the way S3 signs it: all but letters, digits and `-._~`. */
export function encodeWord(text: string): string {
  return plainWord.test(text) ? text : escapeRest(text);
}

/** The same for a key or path: `/` stays as it is. */
export function encodePath(text: string): string {
  return plainPath.test(text) ? text : escapeRest(text).replaceAll('%2F', '/');
}
