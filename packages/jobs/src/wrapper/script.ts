/**
 * The POSIX shell script around a program whose cloud lacks something: it unpacks a workdir,
 * enforces a time limit, passes signals on, and copies outputs. It runs under dash, bash and the
 * busybox shell, as process 1 or not, and needs `base64`, `tar` and `gzip` only for a workdir.
 *
 * Arguments: time limit in seconds, number of chunks, the chunks, number of outputs, a name and a
 * path for each, then the program and its arguments.
 *
 * It ends with the program's exit code; with 124 when the time limit stopped it; with 125 when the
 * workdir could not be unpacked, or when the program succeeded but an output could not be copied.
 * An output that is not there is told on stderr and changes nothing.
 *
 * @param outputsFolder - shell word that gives the folder which the cloud keeps
 * @param killAfterSeconds - how long a program has between SIGTERM and SIGKILL at the time limit
 * @param atEnd - command that runs last, with the exit code in `irori_code` and `irori_over` set when
 *   the time limit was reached
 */
export function wrapperScript(
  outputsFolder: string,
  killAfterSeconds: number,
  atEnd: string = '',
): string {
  return `${WRAPPER_MARK}
irori_limit=$1 irori_chunks=$2 irori_child='' irori_signal='' irori_over=''
shift 2

irori_say() { printf 'irori: %s\\n' "$*" >&2; }
irori_fail() { irori_say "$*"; exit 125; }

irori_unpack() {
  while [ "$irori_chunks" -gt 0 ]; do
    printf %s "$1"
    irori_chunks=$((irori_chunks - 1))
    shift
  done
}

# As process 1 of a container everything else belongs to the job.
irori_kill() {
  if [ $$ -eq 1 ]; then kill -s "$1" -- -1; else kill -s "$1" "$irori_child"; fi 2>/dev/null
}

irori_stop() {
  irori_signal=$1
  if [ -n "$irori_child" ]; then irori_kill TERM; fi
}
trap 'irori_stop 129' HUP
trap 'irori_stop 130' INT
trap 'irori_stop 143' TERM
trap 'irori_over=1; irori_stop 142' ALRM

irori_start() {
  shift $((irori_outputs * 2))
  "$@" &
  irori_child=$!
}

# Nobody ends the guard: it looks every few seconds whether the program still runs. (Killing it
# would leave its sleep behind, and a shell that was just forked can lose a signal.)
irori_guard() {
  trap '' HUP INT TERM
  exec </dev/null >/dev/null 2>&1
  irori_sleep "$irori_limit" 5
  kill -s ALRM $$
  irori_sleep ${killAfterSeconds} 1
  irori_kill KILL
}

irori_sleep() {
  irori_left=$1
  while [ "$irori_left" -gt 0 ]; do
    irori_step=$((irori_left < $2 ? irori_left : $2))
    sleep "$irori_step"
    kill -0 "$irori_child" || exit
    irori_left=$((irori_left - irori_step))
  done
}

# A trapped signal ends wait early, with 128 and the signal's number.
irori_wait() {
  wait "$irori_child"
  irori_code=$?
  while [ -n "$irori_signal" ] && [ "$irori_code" -eq "$irori_signal" ]; do
    irori_signal=''
    wait "$irori_child" 2>/dev/null
    irori_again=$?
    if [ "$irori_again" -eq 127 ]; then break; fi
    irori_code=$irori_again
  done
}

irori_copy() {
  if [ ! -e "$2" ]; then
    irori_say "output $1 was not found at $2"
  elif [ "$2" = "$irori_to/$1" ]; then
    return 0
  elif [ -d "$2" ]; then
    mkdir -p "$irori_to/$1" && cp -RP "$2/." "$irori_to/$1/"
  else
    cp -p "$2" "$irori_to/$1"
  fi
}

irori_collect() {
  irori_to=${outputsFolder}
  if [ "$irori_outputs" -gt 0 ]; then mkdir -p "$irori_to"; fi
  while [ "$irori_outputs" -gt 0 ]; do
    if ! irori_copy "$1" "$2"; then
      irori_say "output $1 could not be copied from $2"
      if [ "$irori_code" -eq 0 ]; then irori_code=125; fi
    fi
    irori_outputs=$((irori_outputs - 1))
    shift 2
  done
}

if [ "$irori_chunks" -gt 0 ]; then
  for irori_tool in base64 gzip mktemp tar; do
    command -v "$irori_tool" >/dev/null || irori_fail "the image has no $irori_tool, which unpacking the workdir needs"
  done
  irori_home=$(mktemp -d "\${TMPDIR:-/tmp}/irori.XXXXXX") || irori_fail "no folder could be made for the workdir"
  irori_unpack "$@" | base64 -d | tar -xzpf - -C "$irori_home" || irori_fail "the workdir could not be unpacked"
  shift "$irori_chunks"
  cd "$irori_home" || irori_fail "the workdir could not be entered"
fi
irori_outputs=$1
shift

if [ -n "$irori_signal" ]; then exit "$irori_signal"; fi
irori_start "$@"
if [ -n "$irori_signal" ]; then irori_kill TERM; fi
if [ "$irori_limit" -gt 0 ]; then
  irori_guard &
fi
irori_wait
irori_child=''
if [ -n "$irori_over" ]; then
  irori_code=124
  irori_say "the time limit of $irori_limit s was reached, the program was stopped"
fi
irori_collect "$@"
${atEnd === '' ? '' : `${atEnd}\n`}exit "$irori_code"
`;
}

/** First line of every version of the script; says how its arguments are to be read. */
export const WRAPPER_MARK = '# irori wrapper 1';
