/** What the script's own lines in the log begin with. */
export function markOf(id: string): string {
  return `::${id}::`;
}

/** What the script said about the program. */
export interface ProgramEnd {
  /** The exit code; `null` when the script was started again and does not know it. */
  exitCode: number | null;
  /** When it ended, in milliseconds since 1970. */
  endedAt: number | null;
  /** Whether it was ended because its time was up. */
  late: boolean;
}

/** The last moment that a date can be. */
const LATEST_SECOND = 8.64e12;

/** The program may write lines like the script's, so a time may be none. */
function secondsToMs(text: string | undefined): number | null {
  const seconds = Number(text);
  return seconds > 0 && seconds <= LATEST_SECOND ? seconds * 1000 : null;
}

/** Takes the script's own lines out of the container's output, whatever pieces it comes in. */
export class OutputReader {
  readonly #mark: string;
  #held = '';
  #atLineStart = true;
  /** The starts of the script that were seen; more than one means that it was started again. */
  readonly boots: Set<string> = new Set();
  /** When the program began, in milliseconds since 1970. */
  startedAt: number | null = null;
  /** How it ended; `undefined` as long as it has not. */
  end: ProgramEnd | undefined;

  constructor(id: string) {
    this.#mark = markOf(id);
  }

  /** The program's own part of the next piece of output. */
  read(piece: string): string {
    let text = this.#held + piece;
    let output = '';
    this.#held = '';
    while (this.end === undefined) {
      const at = text.indexOf(this.#mark);
      const lineEnd = at < 0 ? -1 : text.indexOf('\n', at);
      if (lineEnd < 0) {
        const kept = at < 0 ? this.#heldFrom(text) : this.#beforeMark(text, at);
        output += this.#pass(text.slice(0, kept));
        this.#held = text.slice(kept);
        break;
      }
      output += this.#pass(text.slice(0, this.#beforeMark(text, at)));
      this.#readMark(text.slice(at + this.#mark.length, lineEnd).trim());
      text = text.slice(lineEnd + 1);
    }
    return output;
  }

  /** What was held back as a possible beginning of a mark, for when no more can come. */
  rest(): string {
    const text = this.end === undefined ? this.#held : '';
    this.#held = '';
    return text;
  }

  #pass(text: string): string {
    if (text !== '') this.#atLineStart = text.endsWith('\n');
    return text;
  }

  /** The empty line in front of a mark belongs to the mark. */
  #beforeMark(text: string, at: number): number {
    const before = text.slice(0, at);
    const emptyLine = before === '\n' ? this.#atLineStart : before.endsWith('\n\n');
    return emptyLine ? at - 1 : at;
  }

  /** From where on `text` may be the beginning of a mark. */
  #heldFrom(text: string): number {
    const whole = `\n${this.#mark}`;
    const earliest = Math.max(0, text.length - whole.length);
    for (let from = earliest; from < text.length; from += 1) {
      const tail = text.slice(from);
      const lineStart = from === 0 ? this.#atLineStart : text[from - 1] === '\n';
      if (this.#mark.startsWith(tail) || (lineStart && whole.startsWith(tail))) return from;
    }
    return text.length;
  }

  #readMark(line: string): void {
    const [word = '', ...rest] = line.split(' ');
    if (word === 'begin') {
      this.boots.add(rest[0] ?? '');
      this.startedAt ??= secondsToMs(rest[1]);
      return;
    }
    const code = /^exit=(\d{1,3})$/.exec(word)?.[1];
    if (code === undefined && word !== 'exit=lost') return;
    this.end = {
      exitCode: code === undefined ? null : Number(code),
      endedAt: secondsToMs(rest[0]),
      late: rest[1] === 'late',
    };
  }
}
