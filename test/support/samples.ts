import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './irori-home.ts';

/** A fenced block of a page. */
export interface Sample {
  /** Page and line, for messages. */
  readonly at: string;
  /** First word after the fence: `ts`, `sh`, `console`, `yaml`. */
  readonly language: string;
  /**
   * The words after it. `no-run: reason` leaves a block out, `exits 7` expects that code, a file
   * name (`yaml job.yaml`) has the block written there.
   */
  readonly info: string;
  readonly text: string;
}

/** The fenced blocks of a page, in order. */
export function samplesOf(page: string): Sample[] {
  const samples: Sample[] = [];
  const lines = readFileSync(join(root, page), 'utf8').split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const fence = lines[at]?.match(/^```(\w+)[ \t]*(.*)$/);
    if (!fence) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`${page}:${at + 1}: the block is not closed`);
    samples.push({
      at: `${page}:${at + 1}`,
      language: fence[1] ?? '',
      info: fence[2] ?? '',
      text: lines.slice(at + 1, end).join('\n'),
    });
    at = end;
  }
  return samples;
}

/** Whether a block is left out; it must say why. */
export function isLeftOut({ at, info }: Sample): boolean {
  if (!info.startsWith('no-run')) return false;
  if (!/^no-run: \S/.test(info)) throw new Error(`${at}: say why: \`no-run: reason\``);
  return true;
}

/** The code that the last command of a block is expected to end with. */
export function expectedCode({ info }: Sample): number {
  return Number(info.match(/exits (\d+)/)?.[1] ?? 0);
}

/** The commands of a `console` block, each with the lines that are shown below it. */
export function dialogueOf(text: string): { command: string; shown: string[] }[] {
  const dialogue: { command: string; shown: string[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('$ ')) dialogue.push({ command: line.slice(2), shown: [] });
    else dialogue.at(-1)?.shown.push(line);
  }
  return dialogue;
}

/** The lines of a `sh` block that call the command. */
export function commandsOf(text: string): string[] {
  const joined = text.replace(/\\\n\s*/g, '');
  return joined
    .split('\n')
    .map((line) => line.replace(/^\$ /, '').replace(/^npx irori /, 'irori '))
    .filter((line) => /^(irori |eval "\$\(irori )/.test(line));
}

/**
 * Whether all lines that a page shows were printed, in that order; `…` stands for anything, within a line
 * or as a line of its own.
 */
export function missingLine(shown: readonly string[], printed: string): string | undefined {
  const lines = printed.split('\n').map((line) => line.trimEnd());
  let from = 0;
  for (const line of shown) {
    if (line.trim() === '…' || line.trim() === '') continue;
    const parts = line.trimEnd().split('…');
    const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp(`^${escaped.join('.*')}$`);
    const found = lines.findIndex((candidate, at) => at >= from && pattern.test(candidate));
    if (found < 0) return line;
    from = found + 1;
  }
  return undefined;
}
