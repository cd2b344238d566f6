/** A date as Denvr writes most of them: without a zone. */
export function plainDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

/** A date as the details of an application have it. */
export function zonedDate(ms: number): string {
  return `${plainDate(ms)}Z`;
}

/** The other form in the same details. */
export function offsetDate(ms: number): string {
  return `${plainDate(ms)}+00:00`;
}
