import type { CommonFlags } from '../command.ts';
import type { IroriContext } from '../context.ts';
import type { Check } from '../doctor/check.ts';
import { checkMachine } from '../doctor/machine.ts';
import { checkProfiles } from '../doctor/profiles.ts';
import { exitCodes } from '../exit-codes.ts';
import { plainLine } from '../output/plain.ts';
import { styleFor } from '../output/style.ts';
import { write, writeJson } from '../output/write.ts';

/** `irori doctor`: checks this machine, the configuration and each profile. */
export async function doctor(
  this: IroriContext,
  flags: CommonFlags & { readonly offline?: boolean },
): Promise<void> {
  const { stdout } = this.process;
  const style = styleFor(stdout, this.env);
  const marks = { pass: style.green('pass'), warn: style.yellow('warn'), fail: style.red('fail') };
  const checks: Check[] = [];
  const report = async (check: Check): Promise<void> => {
    checks.push(check);
    if (flags.json === true) return;
    const said = plainLine(`${check.name}: ${check.message}`);
    await write(stdout, `${marks[check.result]}  ${said}\n`);
  };
  await checkMachine(this, report);
  await checkProfiles(this, flags.offline === true, report);
  if (flags.json === true) await writeJson(stdout, { schemaVersion: 1, items: checks });
  const failed = checks.some(({ result }) => result === 'fail');
  this.process.exitCode = failed ? exitCodes.error : exitCodes.ok;
}
