import { IroriError } from '@irori/core';

/** The name under which something was created. */
export function idOf(
  created: { id?: string | null },
  name: string | null | undefined,
  operation: string,
): string {
  const id = created.id || name;
  if (id) return id;
  throw new IroriError(`Denvr's answer to ${operation} names no id, so it cannot be waited for.`, {
    code: 'NO_ID',
    hint: 'It may have been created and be billed: look for it in the list.',
  });
}
