import type { ErrorDescription, ErrorResponse } from '@irori/core';

/** What to do about an error of the storage behind a presigned address. */
export function describeStorageError({ status }: ErrorResponse): ErrorDescription {
  if (status === 404) return { message: 'The file is not there.' };
  if (status === 403) {
    return {
      message: 'The storage refused the presigned address.',
      hint: 'Such an address is good for a short time only: ask for a new one.',
    };
  }
  return {};
}
