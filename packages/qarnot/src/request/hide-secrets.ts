const MASK = '***';
const DEEPEST = 12;
/** Constants whose name says that their value is secret. */
const SECRET_CONSTANT =
  /(?:^QARNOT_SECRET__|PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|API_?KEY|PRIVATE)/i;

function isSecretPair(object: Readonly<Record<string, unknown>>): boolean {
  const name = object['key'] ?? object['constantName'];
  return typeof name === 'string' && SECRET_CONSTANT.test(name);
}

/** `{"value": "…"}` alone is what the secrets manager sends and gets. */
function isSecretValue(keys: readonly string[]): boolean {
  return keys.length === 1 && keys[0]?.toLowerCase() === 'value';
}

function hide(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const object = value as Readonly<Record<string, unknown>>;
  const secret = isSecretPair(object) || isSecretValue(Object.keys(object));
  return Object.fromEntries(
    Object.entries(object).map(([name, item]) => {
      const masked = secret && /^(?:forced)?value$/i.test(name) && item !== null;
      return [name, masked ? MASK : hide(item, depth + 1)];
    }),
  );
}

/** A copy of a body, for logs, without the secrets it holds by Qarnot's own customs. */
export function hideSecrets(body: unknown): unknown {
  return hide(body, 0);
}
