/**
 * The container engines of this machine, without the rest of the local cloud: what `irori doctor` and
 * `irori local gc` ask.
 */
export { type EngineReport, inspectEngine } from './engine/runtimes/container/engine-report.ts';
export type { FindEngineOptions } from './engine/runtimes/container/find-engine.ts';
export {
  type CollectedContainers,
  type CollectOptions,
  collectContainers,
  type LeftoverContainer,
} from './engine/runtimes/container/leftovers.ts';
