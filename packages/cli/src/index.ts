export type {
  Environment,
  InputStream,
  IroriContext,
  OutputStream,
  ParentMessage,
  StopSignal,
} from './context.ts';
export { type ExitFamily, exitCodes } from './exit-codes.ts';
export { main } from './main.ts';
