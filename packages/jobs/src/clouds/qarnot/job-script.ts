import { wrapperScript } from '../../wrapper/script.ts';
import { plainPath } from '../../wrapper/wrap.ts';
import { markCommand } from './mark.ts';

/** Name of the script, under the job's own folder among the resources. */
export const JOB_SCRIPT = 'in/job.sh';
/** Name of the packed workdir. */
export const WORKDIR_ARCHIVE = 'in/workdir.tar.gz';
/** Folder of the outputs, under the job's own folder. */
export const OUTPUTS_FOLDER = 'out';
/** What the names of constants begin with that can be written and not read. */
export const SECRET_PREFIX = 'QARNOT_SECRET__';

const KILL_AFTER_SECONDS = 10;

/** What the script does. */
export interface JobScript {
  /** The tag that only this job has; also the name of its folder. */
  tag: string;
  argv: readonly string[];
  limitSeconds: number;
  outputs: Readonly<Record<string, string>>;
  hasWorkdir: boolean;
  /** Environment variables whose values come as secret constants. */
  secrets: readonly string[];
  /** Whether each instance has a folder of its own for its outputs. */
  manyInstances: boolean;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", () => "'\\''")}'`;
}

/**
 * The script that runs a job on Qarnot: it gets the secrets, unpacks the workdir, and hands over to
 * the wrapper, which limits the time, copies the outputs and writes how the program ended.
 */
export function jobScript(job: JobScript): string {
  const { tag, argv, limitSeconds, outputs, hasWorkdir, secrets, manyInstances } = job;
  const pairs = Object.entries(outputs).flatMap(([name, path]) => [name, plainPath(path)]);
  const words = [String(limitSeconds), '0', String(pairs.length / 2), ...pairs, ...argv];
  const folder = manyInstances ? `${OUTPUTS_FOLDER}/$INSTANCE_ID` : OUTPUTS_FOLDER;
  const exported = secrets.map(
    (name) => `export ${name}="$${SECRET_PREFIX}${name}"; unset ${SECRET_PREFIX}${name}`,
  );
  const mark = markCommand(tag);
  return [
    '# irori job 1',
    `irori_here="\${QARNOT_RESOURCES_DIRECTORY:-/job}" irori_temp="\${TMPDIR:-/tmp}"`,
    `irori_job="$irori_here/${tag}"`,
    ...exported,
    ...(hasWorkdir ? unpack(mark) : ['cd "$irori_here" || exit 125']),
    `set -- ${words.map(quote).join(' ')}`,
    wrapperScript(`"$irori_job/${folder}"`, KILL_AFTER_SECONDS, mark),
  ].join('\n');
}

function unpack(mark: string): string[] {
  return [
    `irori_stuck() { echo "irori: $1" >&2; irori_code=125; ${mark}; exit 125; }`,
    'for irori_tool in gzip mktemp tar; do',
    '  command -v "$irori_tool" >/dev/null || irori_stuck "the image has no $irori_tool, which unpacking the workdir needs"',
    'done',
    'irori_home=$(mktemp -d "$irori_temp/irori.XXXXXX") || irori_stuck "no folder could be made for the workdir"',
    `tar -xzpf "$irori_job/${WORKDIR_ARCHIVE}" -C "$irori_home" || irori_stuck "the workdir could not be unpacked"`,
    'cd "$irori_home" || irori_stuck "the workdir could not be entered"',
  ];
}
