export { canary, expectNoCanary } from './canary.ts';
export { collect, collectText } from './collect.ts';
export { FakeClock } from './fake-clock.ts';
export type { FaultAnswer } from './fault-answer.ts';
export {
  type FaultHandler,
  type FaultServer,
  type LoggedRequest,
  startFaultServer,
} from './fault-server.ts';
export { freePort } from './free-port.ts';
export { processorTime } from './processor-time.ts';
export { type TemporaryDirectory, temporaryDirectory } from './temporary-directory.ts';
