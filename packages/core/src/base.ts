/**
 * The part of this package that a program needs before its first request, as `@irori/core/base`: what
 * an SDK imports from here does not load the rest. Everything in it is in `@irori/core` as well.
 *
 * @packageDocumentation
 */
export { ApiPromise } from './client/api-promise.ts';
export { systemClock } from './clock.ts';
export { closestWord } from './closest-word.ts';
export { IroriError } from './errors/irori-error.ts';
export { isRequestError } from './errors/request-error.ts';
export { InputError, WaitTimeoutError } from './errors/usage-error.ts';
export { PagePromise } from './page-promise.ts';
