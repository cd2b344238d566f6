export { readFileIfExists, type WriteFileOptions, writeFileAtomic } from './atomic-write.ts';
export { configDir, dataDir, stateDir } from './xdg.ts';
