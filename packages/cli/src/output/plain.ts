/** What stands for a character that is not shown. */
const hidden = '\ufffd';

/**
 * Words of others (a server, an archive, a file) on one line, harmless to a terminal: line breaks
 * and tabs become spaces, and what would steer the terminal or turn the direction of writing `�`.
 */
export function plainLine(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(/[\p{Cc}\p{Bidi_Control}]/gu, hidden);
}

/** The same for several lines: line feeds and tabs stay. */
export function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, hidden);
}

/**
 * A value as JSON that no terminal obeys: JSON itself escapes only some of what one would.
 *
 * @param indent - Spaces for each level. @default 0, all on one line
 */
export function jsonText(value: unknown, indent: number = 0): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f]|\p{Bidi_Control}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
