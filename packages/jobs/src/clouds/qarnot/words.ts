/**
 * Quotes a word for a shell. Qarnot expands `${NAME}` in a command before it is split, so no quoted
 * word may hold that sequence: it is broken by the end of one quotation and the start of the next.
 */
function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", () => "'\\''").replaceAll('${', () => "$''{")}'`;
}

/** A command as one line that is split into exactly these words. */
export function quoteCommand(argv: readonly string[]): string {
  return argv.map(quoteWord).join(' ');
}
