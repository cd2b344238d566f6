import { readFile } from 'node:fs/promises';
import { fromCwd } from '../config/paths.ts';
import type { IroriContext } from '../context.ts';
import { usageError } from '../errors.ts';
import { readAll } from '../input.ts';
import { text } from '../text.ts';

async function source(context: IroriContext, body: string): Promise<[where: string, json: string]> {
  if (body === '-') return ['stdin', (await readAll(context.stdin)).toString('utf8')];
  if (!body.startsWith('@')) return ['--body', body];
  const path = body.slice(1);
  try {
    return [path, await readFile(fromCwd(context, path), 'utf8')];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageError(
      text.fileUnreadable('request body', path, reason),
      undefined,
      'FILE_UNREADABLE',
    );
  }
}

/**
 * Reads a request body: JSON as it stands, `@file`, or `-` for stdin.
 *
 * @throws CommandError (usage) when it cannot be read or is not JSON.
 */
export async function readBody(context: IroriContext, body: string): Promise<unknown> {
  const [where, json] = await source(context, body);
  try {
    return JSON.parse(json);
  } catch (error) {
    // The engine's message quotes the text, which may hold a password.
    const at = /at position \d+(?: \(line \d+ column \d+\))?/.exec(String(error))?.[0];
    throw usageError(text.badJson(where, at ?? 'it ends too early or holds a wrong character'));
  }
}
