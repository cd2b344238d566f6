import {
  type EngineAddress,
  EngineAddressError,
  engineAddresses,
  socketOf,
} from './engine-address.ts';
import { askEngine, type EngineAnswer } from './engine-ping.ts';

const DEFAULT_PATIENCE_MS = 2000;

/** An engine that answers, or the sentence that says why there is none. */
export type FoundEngine =
  | { readonly kind: 'found'; readonly address: EngineAddress }
  | { readonly kind: 'none'; readonly problem: string };

/** Where to look for an engine. */
export interface FindEngineOptions {
  /** `unix:///…` of the engine to use; none: DOCKER_HOST, then the usual sockets. */
  readonly url?: string;
  /** @default the environment of this process */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds one engine may take to answer. @default 2000 */
  readonly patienceMs?: number;
}

/** The first container engine that answers. Never rejects. */
export async function findEngine(options: FindEngineOptions = {}): Promise<FoundEngine> {
  const { url, env = process.env, patienceMs = DEFAULT_PATIENCE_MS } = options;
  let addresses: EngineAddress[];
  try {
    addresses =
      url === undefined
        ? engineAddresses(env, process.getuid?.() ?? 0)
        : [{ socket: socketOf(url), source: 'option' }];
  } catch (error) {
    if (!(error instanceof EngineAddressError)) throw error;
    return { kind: 'none', problem: error.message };
  }
  const answers = await Promise.all(
    addresses.map(({ socket }) => askEngine(socket, '/_ping', patienceMs)),
  );
  const index = answers.findIndex(({ kind }) => kind === 'ok');
  const address = addresses[index];
  if (address !== undefined) return { kind: 'found', address };
  return { kind: 'none', problem: problemOf(addresses, answers) };
}

function problemOf(addresses: readonly EngineAddress[], answers: readonly EngineAnswer[]): string {
  const sentences = addresses.flatMap((address, index) => {
    const answer = answers[index];
    if (answer?.kind !== 'failed') return [];
    // That nothing is at a place where something might be is no news.
    if (answer.reason === 'absent' && address.source === 'usual') return [];
    return [describeFailure(address.socket, answer)];
  });
  return sentences[0] ?? 'No container engine was found: neither Docker nor Podman listens here.';
}

function describeFailure(socket: string, answer: EngineAnswer & { kind: 'failed' }): string {
  switch (answer.reason) {
    case 'absent':
      return `No container engine listens at ${socket}: there is no such socket. Start the engine.`;
    case 'refused':
      return `No container engine listens at ${socket} any more. Start it again.`;
    case 'forbidden':
      return (
        `You may not use the container engine at ${socket}. Add yourself to its group ` +
        '(`sudo usermod -aG docker $USER`, then log in again), or use rootless Podman.'
      );
    case 'silent':
      return `The container engine at ${socket} gave ${answer.detail}. Restart it.`;
    case 'other':
      return `The container engine at ${socket} does not work: ${answer.detail}.`;
  }
}
