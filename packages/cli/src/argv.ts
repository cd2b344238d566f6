/** The flags of `irori api` that are not parameters of an operation; true when one takes a value. */
const apiFlags: Readonly<Record<string, boolean>> = {
  param: true,
  body: true,
  profile: true,
  cloud: true,
  include: false,
  json: false,
  debug: false,
  help: false,
};

/**
 * Rewrites `irori api dok getTask --taskId 1` to `… --param taskId=1`: parameters have the names of
 * the API, which no parser can know beforehand. Everything else stays as it is. Pure.
 */
export function normalizeArgv(argv: readonly string[]): string[] {
  if (argv[0] !== 'api') return [...argv];
  const out: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') return [...out, ...argv.slice(index)];
    const match = /^--([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(word);
    const name = match?.[1] ?? '';
    if (match === null || name in apiFlags) {
      out.push(word);
      if (apiFlags[name] === true && match?.[2] === undefined && index + 1 < argv.length) {
        index += 1;
        out.push(argv[index] ?? '');
      }
      continue;
    }
    let value = match[2];
    if (value === undefined) {
      const next = argv[index + 1];
      const hasValue = next !== undefined && !next.startsWith('--');
      value = hasValue ? next : 'true';
      if (hasValue) index += 1;
    }
    out.push('--param', `${name}=${value}`);
  }
  return out;
}

/** Whether the command line asks for JSON, before it has been parsed. */
export function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}

/** Whether the command line names a command that ends with a job's exit code. */
export function followsJob(argv: readonly string[]): boolean {
  const [command] = argv;
  if (command === 'run' || command === 'wait') return true;
  return command === 'logs' && argv.some((word) => word === '-f' || word === '--follow');
}
