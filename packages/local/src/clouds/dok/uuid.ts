const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID as DOK writes it; nothing else ever becomes part of a path. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}
