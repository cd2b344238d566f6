import { InputError, type QueryParams } from '@irori/core';
import type { DenvrSettings } from '../config/resolve.ts';
import { type Operation, type OperationId, operations } from '../generated/operations.ts';
import { suggest } from '../suggest.ts';
import { type DefaultName, type Rule, rules } from './rules.ts';

/** The arguments of an operation in wire form. */
export interface WireArguments {
  query?: QueryParams;
  json?: unknown;
}

/** The name of a query parameter as the SDK's users write it: `Id` is `id`. */
function argumentName(wireName: string): string {
  return wireName.charAt(0).toLowerCase() + wireName.slice(1);
}

function isAbsent(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/**
 * A required argument takes the setting whatever it is. An optional one takes it only where somebody
 * configured it: the server's own default is better informed than the SDK's.
 */
function fillIn(
  args: Record<string, unknown>,
  { fill = {}, defaults = {} }: Rule,
  required: ReadonlySet<string>,
  settings: DenvrSettings,
): void {
  for (const [name, value] of Object.entries(defaults)) args[name] ??= value;
  for (const [name, setting] of Object.entries(fill)) {
    if (args[name] !== undefined) continue;
    const byDefault = settings.origins[setting] === 'default';
    const value = settings[setting];
    if (value !== undefined && (required.has(name) || !byDefault)) args[name] = value;
  }
}

const WHERE: Readonly<Record<DefaultName, string>> = {
  cluster: 'cluster',
  rpool: 'rpool',
  vpcid: 'vpcid or tenant',
};

function missingError(
  operation: OperationId,
  missing: readonly { argument: string; wire: string }[],
  fill: Rule['fill'],
): InputError {
  const names = missing.map(({ wire }) => wire).join(', ');
  const settings = missing.flatMap(({ argument }) => {
    const setting = fill?.[argument];
    return setting === undefined ? [] : `${argument} can also be configured as ${WHERE[setting]}`;
  });
  return new InputError(`${operation} needs ${names}.`, {
    field: missing[0]?.argument ?? '',
    ...(settings.length === 0 ? {} : { hint: `${settings.join('; ')}.` }),
  });
}

function checkNames(operation: OperationId, args: object, known: readonly string[]): void {
  for (const name of Object.keys(args)) {
    if (known.includes(name)) continue;
    const near = suggest(name, known);
    throw new InputError(`${operation} knows no argument ${name}.`, {
      field: name,
      ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
    });
  }
}

function requiredNames({ parameters, body }: Operation, rule: Rule): Map<string, string> {
  const keys = body === 'none' ? [] : (rule.body ?? []);
  return new Map([
    ...parameters
      .filter(({ required }) => required)
      .map(({ name }): [string, string] => [argumentName(name), name]),
    ...keys.map((key): [string, string] => [key, key]),
  ]);
}

/**
 * Checks that nothing required is missing.
 *
 * @throws InputError that names every missing key as the API names it.
 */
function checkRequired(operation: OperationId, given: object): void {
  const args: Record<string, unknown> = { ...given };
  const rule = rules[operation];
  const missing = [...requiredNames(operations[operation], rule)]
    .filter(([argument]) => isAbsent(args[argument]))
    .map(([argument, wire]) => ({ argument, wire }));
  if (missing.length > 0) throw missingError(operation, missing, rule.fill);
}

/** The arguments of a call of the token service, checked; nothing can be filled in there. */
export function tokenArguments<T extends object>(operation: OperationId, given: T): T {
  checkRequired(operation, given);
  return given;
}

/**
 * Turns the arguments of a call into query and body, filled in from the settings.
 *
 * @throws InputError that names every missing key as the API names it.
 */
export function wireArguments(
  operation: OperationId,
  given: object,
  settings: DenvrSettings,
): WireArguments {
  const { parameters, body } = operations[operation];
  const rule = rules[operation];
  const required = requiredNames(operations[operation], rule);
  const args: Record<string, unknown> = { ...given };
  fillIn(args, rule, new Set(required.keys()), settings);
  checkRequired(operation, args);
  if (body !== 'none') return { json: args };
  const names = parameters.map(({ name }) => argumentName(name));
  checkNames(operation, given, names);
  if (names.length === 0) return {};
  const values = parameters.map(({ name }) => [name, args[argumentName(name)]]);
  return { query: Object.fromEntries(values) as QueryParams };
}
