/**
 * What the start of this SDK takes of the core, in one place: Node looks up a package anew for every file
 * that names it, which takes as long as loading a file.
 */
export {
  ApiPromise,
  closestWord,
  InputError,
  IroriError,
  isRequestError,
  PagePromise,
  systemClock,
  WaitTimeoutError,
} from '@irori/core/base';
