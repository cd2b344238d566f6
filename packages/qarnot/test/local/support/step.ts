import type { Scene } from './scene.ts';

/** Gets things ready and gives the call to make. */
export type Step = (scene: Scene) => Promise<() => PromiseLike<unknown>>;
