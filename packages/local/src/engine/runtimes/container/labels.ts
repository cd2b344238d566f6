/** The labels by which containers of the local cloud are known. */
export const labelNames = {
  /** The data directory of the local cloud that made it. */
  dataDir: 'dev.irori.data-dir',
  workload: 'dev.irori.workload',
  attempt: 'dev.irori.attempt',
  cloud: 'dev.irori.cloud',
} as const;

/** The name of the container of one try; no other try has it. */
export function containerName(workload: string, attempt: number): string {
  return `irori-${workload}-${attempt}`;
}
