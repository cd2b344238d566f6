import type Docker from 'dockerode';
import { labelNames } from './labels.ts';

/** A container of a local cloud, by its labels. */
export interface LabelledContainer {
  readonly id: string;
  readonly workload: string;
  readonly dataDir: string;
}

/** The containers of local clouds: of this data directory, or of all. */
export async function labelledContainers(
  client: Docker,
  dataDir?: string,
): Promise<LabelledContainer[]> {
  const { dataDir: label } = labelNames;
  const filter = dataDir === undefined ? label : `${label}=${dataDir}`;
  const filters = JSON.stringify({ label: [filter] });
  const found = await client.listContainers({ all: true, filters });
  return found.map(({ Id, Labels }) => ({
    id: Id,
    workload: Labels[labelNames.workload] ?? '',
    dataDir: Labels[label] ?? '',
  }));
}
