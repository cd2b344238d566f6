import type { IroriContext } from '../context.ts';

/** Whether there is somebody to ask: both ends are terminals. */
function canAsk(context: IroriContext): boolean {
  return context.stdin.isTTY === true && context.process.stderr.isTTY === true;
}

/** Asks yes or no. @returns undefined when there is nobody to ask. */
export async function confirm(
  context: IroriContext,
  message: string,
): Promise<boolean | undefined> {
  if (!canAsk(context)) return undefined;
  const prompts = await import('@clack/prompts');
  const answer = await prompts.confirm({
    message,
    initialValue: false,
    output: process.stderr,
  });
  return answer === true;
}

/** Asks for a secret, which is not shown. @returns undefined when there is nobody to ask. */
export async function askSecret(
  context: IroriContext,
  message: string,
): Promise<string | undefined> {
  if (!canAsk(context)) return undefined;
  const prompts = await import('@clack/prompts');
  const answer = await prompts.password({ message, output: process.stderr });
  return prompts.isCancel(answer) ? undefined : answer;
}
