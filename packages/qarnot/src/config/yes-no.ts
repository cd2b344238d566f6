const YES: ReadonlySet<string> = new Set(['true', '1', 'yes', 'on']);
const NO: ReadonlySet<string> = new Set(['false', '0', 'no', 'off']);

/** What a setting of two values says, in any case; `undefined` for all other words. */
export function readYesOrNo(text: string | undefined): boolean | undefined {
  const word = text?.toLowerCase() ?? '';
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}
