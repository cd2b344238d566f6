/** The call options that only carry a signal. */
export function call(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

/** Whether an address is on this machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** How often the log of a job on this machine is looked at, in milliseconds. */
export const LOCAL_POLL = 200;
