import type { Engine, EngineOptions } from './types.ts';

/** Makes an engine over an open store; nothing runs before {@link Engine.start}. */
export function createEngine(options: EngineOptions): Engine {
  throw new Error(`not yet: ${options.dataDir}`);
}
