const SECRET_END =
  /(?:password|passwd|passphrase|secret|token|apikey|authorization|cookie|privatekey|accesskey|secretkey|credentials?|signature)$/;
const SECRET_WHOLE = new Set(['pwd', 'pass', 'sig', 'xiroriadmin']);
const HARMLESS = new Set(['nexttoken', 'pagetoken', 'nextpagetoken', 'continuationtoken']);

/**
 * Whether a field, header or parameter of this name holds a secret, however it is written:
 * `accessTokenSecret`, `X-Api-Key`, `AWS_SECRET_ACCESS_KEY`. The only list of such names.
 */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (HARMLESS.has(plain)) return false;
  return SECRET_WHOLE.has(plain) || SECRET_END.test(plain);
}

/** Whether a field of this name holds the environment of a program. */
export function isEnvironmentName(name: string): boolean {
  return /^env(?:ironment)?$/i.test(name);
}
