import { InputError } from '@irori/core';
import { markOf } from './output.ts';

const LONGEST_SCRIPT = 16_384;

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * What ends the program when its time is up: first TERM, after ten seconds KILL. The signals go to
 * the script itself, which knows the program.
 */
function timeLimit(seconds: number): string {
  return `trap 'late=late; kill -TERM "$child" 2>/dev/null' USR1
trap 'kill -KILL "$child" 2>/dev/null' USR2
(sleep ${seconds}; kill -USR1 $$; sleep 10; kill -USR2 $$) >/dev/null 2>&1 &
watch=$!`;
}

/** What {@link jobScript} writes a script for. */
export interface Job {
  /** The application's name, which the marks carry. */
  id: string;
  command: readonly string[];
  /** Environment that cannot be sent as such, because a value has several lines. */
  env: Readonly<Record<string, string>>;
  /** Limit of the run in milliseconds. */
  timeout: number;
}

/**
 * The script that runs a program once and says how it ended. A container that ends is probably
 * started again by Denvr, so it stays, and says it again every minute. When it is started again all
 * the same, it does not run the program a second time where its files are still there; where they
 * are not, its other `begin` mark tells.
 *
 * @throws InputError when it is longer than Denvr takes.
 */
export function jobScript({ id, command, env, timeout }: Job): string {
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}\n`);
  const script = `#!/bin/sh
# Written by Irori: runs a program once and says how it ended.
mark=${quote(markOf(id))}
state="\${TMPDIR:-/tmp}/.${id}"
boot=$(cat /proc/sys/kernel/random/uuid 2>/dev/null) || boot=$$
printf '%s begin %s %s\\n' "$mark" "$boot" "$(date +%s)"
late= stop=
if [ -e "$state" ]; then
code=$(cat "$state" 2>/dev/null)
[ -n "$code" ] || code=lost
else
(: > "$state") 2>/dev/null
child=
trap 'stop=1; kill -TERM "$child" 2>/dev/null' TERM INT HUP
${exports.join('')}set -- ${command.map(quote).join(' ')}
"$@" &
child=$!
${timeLimit(Math.max(1, Math.ceil(timeout / 1000)))}
wait "$child" 2>/dev/null; code=$?
while kill -0 "$child" 2>/dev/null; do wait "$child" 2>/dev/null; code=$?; done
kill "$watch" 2>/dev/null
[ -z "$late" ] || code=124
(echo "$code" > "$state") 2>/dev/null
fi
ended=$(date +%s)
[ -z "$stop" ] || { printf '\\n%s exit=%s %s %s\\n' "$mark" "$code" "$ended" "$late"; exit "$code"; }
trap 'exit 0' TERM INT HUP
while :; do
printf '\\n%s exit=%s %s %s\\n' "$mark" "$code" "$ended" "$late"
sleep 60 & wait $!
done
`;
  if (script.length <= LONGEST_SCRIPT) return script;
  throw new InputError(
    `The command is too long: with it the script has ${script.length} characters, and Denvr takes ${LONGEST_SCRIPT}.`,
    { field: 'command', hint: 'Put the long part into userScripts or into the image.' },
  );
}
