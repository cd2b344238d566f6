import { InputError } from '@irori/core';

/**
 * Environment variables as callers write them. Numbers and booleans are sent as text; a variable
 * whose value is `undefined` or `null` (an unset `process.env.X`) is left out.
 */
export type EnvironmentInput = Readonly<
  Record<string, string | number | bigint | boolean | null | undefined>
>;

/** DOK refuses an environment whose names and values together reach this many characters. */
export const ENVIRONMENT_LIMIT = 8192;

/**
 * The environment as it is sent: every value a string, unset ones left out.
 *
 * @param input - What the caller wrote.
 * @param field - Where, for the error.
 * @throws InputError when it is not an object, or a value cannot be text.
 */
export function normalizeEnvironment(input: unknown, field: string): Record<string, string> {
  if (input === null || input === undefined) return {};
  if (typeof input !== 'object' || Array.isArray(input)) {
    throw new InputError(`${field} must be an object of names and values.`, { field });
  }
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || value === null) continue;
    if (!['string', 'number', 'bigint', 'boolean'].includes(typeof value)) {
      throw new InputError(
        `${field}.${name} must be text, a number or a boolean, not ${Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`}.`,
        { field: `${field}.${name}` },
      );
    }
    environment[name] = String(value);
  }
  return environment;
}

/** How many characters DOK counts: those of all names and all values. */
export function environmentSize(environment: Readonly<Record<string, string>>): number {
  let size = 0;
  // Characters, not UTF-16 units: an emoji is one.
  for (const [name, value] of Object.entries(environment)) {
    for (const _ of name) size += 1;
    for (const _ of value) size += 1;
  }
  return size;
}

/**
 * Checks an environment before it is sent.
 *
 * @throws InputError that names the variable, or the size and the limit. Values never appear in it.
 */
export function checkEnvironment(
  environment: Readonly<Record<string, string>>,
  field: string,
): void {
  for (const name of Object.keys(environment)) {
    if (name === '' || name.includes('=') || name.includes('\0')) {
      throw new InputError(
        `${field} has a variable name that no system accepts: ${JSON.stringify(name)}.`,
        { field },
      );
    }
    if (name.startsWith('SAKURA_')) {
      throw new InputError(
        `${field}.${name} cannot be set: names that begin with SAKURA_ are reserved by DOK.`,
        { field: `${field}.${name}` },
      );
    }
  }
  const size = environmentSize(environment);
  if (size >= ENVIRONMENT_LIMIT) {
    throw new InputError(
      `${field} has ${size} characters in names and values; DOK accepts fewer than ${ENVIRONMENT_LIMIT}. Put large values into the image or into command.`,
      { field },
    );
  }
}
