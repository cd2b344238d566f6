import { codeOf, messageOf } from '../../../store/errors.ts';

/** The HTTP status that an engine answered; undefined when it did not answer. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** What the engine itself said. */
export function engineMessage(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'json' in error) {
    const { json } = error;
    if (typeof json === 'object' && json !== null && 'message' in json) {
      return String(json.message).trim();
    }
  }
  return messageOf(error)
    .replace(/^\(HTTP code \d+\) [^-]*- /, '')
    .trim();
}

/** Whether an engine did not answer, so that what was asked may or may not have happened. */
export function isNoAnswer(error: unknown): boolean {
  return statusOf(error) === undefined;
}

/** A start that failed because of the program itself ends like it does in a shell. */
export function programProblem(message: string): { exitCode: number; text: string } | undefined {
  const text = /exec: .*$/s.exec(message)?.[0].replace(/: unknown$/, '') ?? '';
  if (text === '') return undefined;
  if (/permission denied|is a directory/i.test(text)) return { exitCode: 126, text };
  const isMissing = /executable file not found|no such file or directory/i.test(text);
  return isMissing ? { exitCode: 127, text } : undefined;
}

/** Why a container could not be made or started, and what to do about it where that is known. */
export function describeStartError(error: unknown, socket: string): string {
  if (isNoAnswer(error)) {
    const code = codeOf(error) || messageOf(error);
    return `The container engine at ${socket} does not answer (${code}). Start it again.`;
  }
  const said = engineMessage(error).replace(/\.$/, '');
  const advice = adviceOn(said);
  return `Its container could not be started: ${said}.${advice === '' ? '' : ` ${advice}`}`;
}

function adviceOn(message: string): string {
  if (/could not select device driver|nvidia|unresolvable CDI|CDI device/i.test(message)) {
    return (
      'The container engine cannot give GPUs to containers: install the NVIDIA Container Toolkit ' +
      '(`nvidia-ctk runtime configure`, or `nvidia-ctk cdi generate` for Podman).'
    );
  }
  if (/no command specified|no cmd|no entrypoint/i.test(message)) {
    return 'Its image names no program: give it a command.';
  }
  if (/setrlimit|rlimit/i.test(message)) {
    return (
      'This engine may not raise limits: set container.openFiles, or in containers.conf ' +
      'default_ulimits with soft equal to hard.'
    );
  }
  if (/cgroups? in hybrid mode/i.test(message)) {
    return 'crun cannot work with hybrid cgroups: set runtime = "runc" in containers.conf.';
  }
  if (/no space left on device/i.test(message)) return 'Free some space.';
  return '';
}
