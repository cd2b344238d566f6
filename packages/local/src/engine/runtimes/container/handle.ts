const PREFIX = 'container:';

/** What is stored of a started container, so that no other runtime takes it for its own. */
export function handleOf(containerId: string): string {
  return PREFIX + containerId;
}

/** The container that a stored handle names; undefined for a handle of another runtime. */
export function containerOf(handle: string): string | undefined {
  return handle.startsWith(PREFIX) ? handle.slice(PREFIX.length) : undefined;
}
