/** Code point ranges that terminals draw two columns wide (East Asian wide and full-width, emoji). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour sequences start with ESC
const colourSequence = /\u001b\[[0-9;]*m/g;

/** How many terminal columns a text takes; colour sequences take none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(colourSequence, '')) {
    const point = character.codePointAt(0) ?? 0;
    if (/\p{Mark}/u.test(character)) continue;
    width += wide.some(([from, to]) => point >= from && point <= to) ? 2 : 1;
  }
  return width;
}

/** The text followed by spaces up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text cut to `width` columns, with `…` where something is missing. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    const next = displayWidth(character);
    if (used + next > width - 1) break;
    kept += character;
    used += next;
  }
  return `${kept}…`;
}
