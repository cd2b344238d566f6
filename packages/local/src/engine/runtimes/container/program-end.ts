import type Docker from 'dockerode';
import { describeExit } from '../process-shim.ts';
import type { ProgramEnd } from '../types.ts';

/** The part of a container's state that tells how it ended. */
export type ContainerState = Pick<
  Docker.ContainerInspectInfo['State'],
  'Status' | 'Running' | 'ExitCode' | 'OOMKilled' | 'StartedAt' | 'FinishedAt'
>;

const KILLED = 137;

/** What was known of a container while it ran. */
export interface EndCircumstances {
  /** Bytes of memory it could have; undefined for no limit. */
  readonly memoryLimit: number | undefined;
  /** Whether this local cloud killed it. */
  readonly isKilled: boolean;
  /** Whether the engine was away while it ran. */
  readonly isEngineRestarted: boolean;
}

/** How a container ended, from its state. */
export function endOfState(state: ContainerState, about: EndCircumstances): ProgramEnd {
  const exitCode = state.ExitCode;
  return { kind: 'exited', exitCode, reason: reasonOf(state, about) };
}

function reasonOf({ ExitCode, OOMKilled }: ContainerState, about: EndCircumstances): string {
  const { memoryLimit, isKilled, isEngineRestarted } = about;
  const exit = describeExit(ExitCode);
  const limit = memoryLimit === undefined ? '' : ` of ${Math.round(memoryLimit / 2 ** 20)} MB`;
  if (OOMKilled) return `It used more memory than its limit${limit}. ${exit}`;
  if (ExitCode !== KILLED || isKilled) {
    return isEngineRestarted && ExitCode > 128
      ? `${exit} The container engine was stopped or restarted while it ran.`
      : exit;
  }
  if (isEngineRestarted) return `${exit} The container engine was stopped while it ran.`;
  // Podman does not tell whether it was the memory.
  return memoryLimit === undefined
    ? `${exit} It was killed from outside, its engine was stopped, or this machine had no memory left.`
    : `${exit} It was killed from outside, its engine was stopped, or it used more memory than its limit${limit}.`;
}

/** Its container is there no more. */
export const removedFromOutside: ProgramEnd = {
  kind: 'lost',
  exitCode: null,
  reason: 'Its container was removed from outside of the local cloud, and its exit code with it.',
};

/** The engine did not come back. */
export function engineLost(socket: string, seconds: number): ProgramEnd {
  return {
    kind: 'lost',
    exitCode: null,
    reason: `The container engine at ${socket} did not answer for ${seconds} s while it ran.`,
  };
}

/** Epoch ms of a time of an engine; null for one that never came. */
export function timeOf(text: string): number | null {
  const time = Date.parse(text);
  return Number.isFinite(time) && time > 0 ? time : null;
}

/** Whether a container's program has begun. */
export function hasStarted({ Status }: ContainerState): boolean {
  return Status !== 'created' && Status !== 'configured' && Status !== 'initialized';
}
