import type Docker from 'dockerode';
import type { EngineLogger } from '../../types.ts';
import type { EngineFacts } from './engine-facts.ts';
import type { ContainerOptions } from './settings.ts';

/** What every part of the container runtime works with. */
export interface ContainerContext {
  readonly client: Docker;
  readonly socket: string;
  readonly facts: EngineFacts;
  readonly options: ContainerOptions;
  /** The data directory, which marks the containers of this local cloud. */
  readonly dataDir: string;
  readonly logger: EngineLogger;
}
