import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The command as it is installed: the built entry point, started by the Node that runs this. */
export const irori = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url));

/** A program of `benchmarks/programs`. */
export const program = (name) => fileURLToPath(new URL(`../programs/${name}`, import.meta.url));

/** Runs a command to its end; throws unless it succeeds. Returns the milliseconds it took. */
export async function timed(command, args, options = {}) {
  const begin = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  const [code, signal] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${code ?? signal}\n${complaint}`);
  return performance.now() - begin;
}

/** Starts a program of `benchmarks/programs` that prints its port as its first line. */
export async function startServer(name, args = []) {
  const child = spawn(process.execPath, [program(name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = Number(await firstLine(child));
  return { port, pid: child.pid, stop: () => end(child) };
}

/** The first line that a child prints. */
export async function firstLine(child) {
  let text = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.includes('\n')) return text.slice(0, text.indexOf('\n'));
  }
  throw new Error(`A program ended before it was ready: ${text}`);
}

/** Ends a child that this process started, and waits until it is gone. */
export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** A line of /proc/PID/status in MB, such as VmRSS or its peak VmHWM; NaN where there is no /proc. */
export function memoryOf(pid, line = 'VmRSS') {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(status.match(new RegExp(`${line}:\\s+(\\d+) kB`))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** How long each line of the ticker took from the moment it was printed to here, in milliseconds. */
export async function delays(command, args, options) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  child.stderr.resume();
  const found = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (!/^\d{13}\.\d{3}$/.test(line)) return;
    found.push(performance.timeOrigin + performance.now() - Number(line));
  });
  await once(child, 'close');
  return found;
}
