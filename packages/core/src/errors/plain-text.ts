/** The most characters of a server's own words in one message. */
const LONGEST_WORDS = 2000;

/**
 * Words of a server on one line, harmless to print: line breaks become spaces, and characters that
 * would steer a terminal or turn the direction of writing become `�`. Long ones are cut.
 */
export function plainText(text: string, longest: number = LONGEST_WORDS): string {
  const line = text
    .slice(0, longest + 1)
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
