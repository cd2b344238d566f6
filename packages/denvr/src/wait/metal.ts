import type { CallOptions } from '@irori/core';
import { InstanceFailedError } from '../errors/failures.ts';
import type { Metal } from '../services/metal.ts';
import type { Session } from '../session/session.ts';
import type { ClusterResource, MetalHost, ReprovisionHostInput } from '../types.ts';
import type { InstanceWaitOptions } from './options.ts';

/** How to wait for a host. */
export interface MetalWaitOptions extends Omit<InstanceWaitOptions<MetalHost>, 'capacityTimeout'> {
  /**
   * How long a host that never shows any change may stay as it was before the command counts as done,
   * in milliseconds. The API has no sign of a finished reboot, and a short one may pass between two
   * polls (a guess).
   *
   * @default 60000
   */
  settleTime?: number;
}

/** States in which nothing is under way (Metal3's words, a guess). */
const SETTLED: ReadonlySet<unknown> = new Set([
  'provisioned',
  'externally provisioned',
  'available',
]);

function isReady({ provisioningState, poweredOn, operationalStatus }: MetalHost): boolean {
  const healthy = operationalStatus === 'OK' || !operationalStatus;
  return SETTLED.has(provisioningState) && poweredOn === true && healthy;
}

function describe({ provisioningState, poweredOn, operationalStatus }: MetalHost): string {
  const power = poweredOn ? 'on' : 'off';
  return `${provisioningState ?? 'no state'}, ${operationalStatus || 'no status'}, power ${power}`;
}

/** Commands to bare-metal hosts, each followed until it is done. */
export class MetalWaiters {
  readonly #metal: Metal;
  readonly #session: Session;

  /** @internal */
  constructor(metal: Metal, session: Session) {
    this.#metal = metal;
    this.#session = session;
  }

  /**
   * Reboots a host and waits until it is up again.
   *
   * @throws InstanceFailedError as soon as the host reports an error.
   */
  async rebootHost(params: ClusterResource, options: MetalWaitOptions = {}): Promise<MetalHost> {
    const answer = await this.#metal.rebootHost(params, this.#call(options));
    return this.#untilReady(params, answer, options);
  }

  /**
   * Installs a host again and waits until it is up; what is on its disks is lost.
   *
   * @throws InstanceFailedError as soon as the host reports an error.
   */
  async reprovisionHost(
    params: ReprovisionHostInput,
    options: MetalWaitOptions = {},
  ): Promise<MetalHost> {
    const answer = await this.#metal.reprovisionHost(params, this.#call(options));
    const { id, cluster } = params;
    return this.#untilReady({ id, ...(cluster ? { cluster } : {}) }, answer, options);
  }

  #call({ signal }: MetalWaitOptions): CallOptions {
    return signal === undefined ? {} : { signal };
  }

  async #untilReady(
    target: ClusterResource,
    answer: MetalHost,
    options: MetalWaitOptions,
  ): Promise<MetalHost> {
    // Loaded here, so that importing the SDK costs little.
    const { DEFAULT_WAIT, growingInterval, waitFor } = await import('./waiting.ts');
    const { clock } = this.#session;
    const { timeout = DEFAULT_WAIT, pollInterval = growingInterval, settleTime = 60_000 } = options;
    const begun = clock.monotonic();
    let changed = !isReady(answer);
    // A host that was broken before the command shows its old error for a while.
    let oldError = answer.operationalStatus === 'error';
    return waitFor<MetalHost>({
      poll: async (signal) => {
        const host = await this.#metal.getHost(target, { signal });
        changed ||= !isReady(host);
        const error = host.operationalStatus === 'error';
        if (error && !oldError) {
          throw new InstanceFailedError({ kind: 'host', id: target.id, status: describe(host) });
        }
        oldError &&= error;
        return host;
      },
      until: (host) => isReady(host) && (changed || clock.monotonic() - begun >= settleTime),
      describe,
      what: `host ${target.id} to be up again`,
      timeout,
      pollInterval,
      clock,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.onPoll === undefined ? {} : { onPoll: options.onPoll }),
    });
  }
}
