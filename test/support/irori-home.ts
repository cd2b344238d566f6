import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root: string = fileURLToPath(new URL('../../', import.meta.url));

/** The command as it is built. */
const bin: string = join(root, 'packages/cli/dist/bin.js');

/** What a command printed, and the code it ended with. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A user of the command with nothing configured: a home, a working folder and a PATH of its own. */
export class IroriHome {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'irori-test-'));
  readonly cwd: string = join(this.folder, 'work');
  readonly env: NodeJS.ProcessEnv;

  constructor() {
    const commands = join(this.folder, 'bin');
    mkdirSync(this.cwd);
    mkdirSync(commands);
    const shim = join(commands, 'irori');
    writeFileSync(shim, `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
    chmodSync(shim, 0o755);
    this.env = {
      PATH: `${commands}:${process.env['PATH'] ?? '/usr/bin:/bin'}`,
      HOME: this.folder,
      LANG: 'C.UTF-8',
      TMPDIR: tmpdir(),
      XDG_CONFIG_HOME: join(this.folder, 'config'),
      XDG_DATA_HOME: join(this.folder, 'data'),
      XDG_STATE_HOME: join(this.folder, 'state'),
      // With an engine on this machine, jobs would run in containers, and images be pulled.
      IRORI_RUNTIME: 'process',
      NO_COLOR: '1',
    };
  }

  /** Runs a program to its end. */
  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd: this.cwd,
        env: { ...this.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
  }

  /** Runs `irori` to its end. */
  irori(...args: readonly string[]): Promise<Outcome> {
    return this.run(process.execPath, [bin, ...args]);
  }

  /** Starts the local cloud on a free port; stopped by {@link remove}. */
  async startCloud(...flags: readonly string[]): Promise<void> {
    const { code, stderr } = await this.irori(
      ...['local', 'start', '--detach', '--port', '0'],
      ...flags,
    );
    if (code !== 0) throw new Error(`The local cloud did not start: ${stderr}`);
  }

  /** Stops the local cloud if one runs here, and removes everything. */
  remove(): void {
    const stopped: SpawnSyncReturns<Buffer> = spawnSync(process.execPath, [bin, 'local', 'stop'], {
      env: this.env,
      cwd: this.cwd,
      stdio: 'ignore',
    });
    if (stopped.error) throw stopped.error;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
