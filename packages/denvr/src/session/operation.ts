import { InputError } from '@irori/core/base';
import { operations } from '../generated/operations.ts';
import { suggest } from '../suggest.ts';

/** @throws InputError for a name that is no operation, with the one that was probably meant. */
export function checkOperation(name: string): void {
  if (Object.hasOwn(operations, name)) return;
  const near = suggest(name, Object.keys(operations));
  throw new InputError(`Denvr has no operation "${name}".`, {
    field: 'operation',
    ...(near === undefined ? {} : { hint: `Did you mean "${near}"?` }),
  });
}
