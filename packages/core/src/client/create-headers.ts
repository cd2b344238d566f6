import { InputError } from '../errors/usage-error.ts';

function isSendable(name: string, value: string): boolean {
  try {
    new Headers([[name, value]]);
    return true;
  } catch {
    return false;
  }
}

/**
 * The headers as an object.
 *
 * @throws InputError that names the header which cannot be sent. The runtime's own error would show
 * its value, which may be a secret.
 */
export function createHeaders(headers: Readonly<Record<string, string>>): Headers {
  try {
    return new Headers(headers);
  } catch {
    const bad = Object.entries(headers).find(([name, value]) => !isSendable(name, value));
    throw new InputError(`The header ${JSON.stringify(bad?.[0])} cannot be sent.`, {
      field: 'headers',
      hint: 'Names and values may hold printable ASCII only, and no line breaks.',
    });
  }
}
