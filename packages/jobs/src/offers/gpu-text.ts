/** A GPU kind and its memory, read out of a cloud's own words for it. */
export interface GpuText {
  /** Such as `A100`; `null` when no kind is recognised. */
  kind: string | null;
  memoryGb: number | null;
}

/**
 * Reads a GPU out of names such as `nvidia.com/A100PCIE40GB`, `nvidia.com/H100SXM480GB`,
 * `intel/GAUDI2` or `v100-32gb`. (`SXM4` stands before the memory: `SXM480GB` is `SXM4 80GB`.)
 */
export function readGpu(text: string): GpuText {
  const words = text.toUpperCase();
  const kind = /(?:^|[^A-Z])([A-Z]{1,2}\d{1,4}[A-Z]?|GAUDI\d)(?=[^A-Z\d]|PCIE|SXM|NVL|$)/.exec(
    words,
  );
  const memory = /(?:SXM\d)?(\d{1,3})\s?GB/.exec(words.replace(/SXM(\d)(?=\d)/, 'SXM-'));
  return { kind: kind?.[1] ?? null, memoryGb: memory ? Number(memory[1]) : null };
}

/** Whether a wanted GPU such as `A100` or `H100:8` is what an offer has. */
export function fitsGpu(
  wanted: string,
  offer: { gpu: string | null; gpuCount: number | null },
): boolean {
  const [kind = '', count] = wanted.toUpperCase().split(':');
  const sameCount =
    count === undefined || offer.gpuCount === null || offer.gpuCount === Number(count);
  // What the cloud does not tell cannot be ruled out.
  return sameCount && (offer.gpu === null ? offer.gpuCount !== 0 : offer.gpu === kind);
}
