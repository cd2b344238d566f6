/** What the names of secret constants, and the variables of secrets, begin with. */
export const SECRET_PREFIX = 'QARNOT_SECRET__';

/**
 * Whether a constant is secret: its value is only ever written, and reaches the program without
 * being stored with the workload.
 */
export function isSecretConstant(key: string): boolean {
  return key.startsWith(SECRET_PREFIX);
}
