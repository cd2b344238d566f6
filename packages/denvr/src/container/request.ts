import { InputError } from '@irori/core';
import type { CreateCustomApplicationInput } from '../types.ts';
import { JOB_SCRIPT, SCRIPT_DIRECTORY } from './name.ts';
import { type ContainerSpec, DEFAULT_RUN_TIME, DEFAULT_START_TIME } from './options.ts';
import { jobScript } from './script.ts';

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const SCRIPT_NAME = /^[A-Za-z0-9. ()]{1,255}$/;
const LONGEST_SCRIPT = 16_384;

function fail(message: string, field: string): never {
  throw new InputError(message, { field });
}

function checkTime(name: string, value: number | undefined): void {
  if (value === undefined || (Number.isFinite(value) && value >= 0)) return;
  fail(`${name} is ${value}; it must be a number of milliseconds.`, name);
}

function checkScripts(scripts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(scripts)) {
    const field = `userScripts["${name}"]`;
    if (!SCRIPT_NAME.test(name)) {
      fail(
        `The script name "${name}" may hold letters, digits, dots, spaces and parentheses.`,
        field,
      );
    }
    if (name === JOB_SCRIPT) fail(`The script name ${JOB_SCRIPT} is taken by Irori.`, field);
    if (text === '' || text.length > LONGEST_SCRIPT) {
      fail(`The script ${name} has ${text.length} characters; 1 to ${LONGEST_SCRIPT} fit.`, field);
    }
  }
}

function checkEnv(env: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(env)) {
    const field = `env.${name}`;
    if (!VARIABLE.test(name)) {
      fail(`The variable name "${name}" must be letters, digits and underscores.`, field);
    }
    if (typeof value !== 'string') fail(`The variable ${name} is not text.`, field);
    if (value.includes('\0')) fail(`The variable ${name} holds a zero byte.`, field);
  }
}

/**
 * Checks what can be checked before anything is sent.
 *
 * @throws InputError that names the field.
 */
export function checkSpec(spec: ContainerSpec): void {
  const { image, command, hardwarePackage, env = {}, userScripts = {} } = spec;
  if (!image) fail('A container needs an image.', 'image');
  if (!hardwarePackage) {
    throw new InputError('A container needs a hardwarePackage.', {
      field: 'hardwarePackage',
      hint: "The applications' getConfigurations() lists them with their price an hour.",
    });
  }
  if (!Array.isArray(command) || !command[0]) {
    throw new InputError('A container needs a command: the program and its arguments.', {
      field: 'command',
      hint: "The image's own command cannot be used, because Denvr does not say how a program ended.",
    });
  }
  if (command.some((word) => typeof word !== 'string' || word.includes('\0'))) {
    fail('The command must be texts without zero bytes.', 'command');
  }
  for (const name of ['timeout', 'startTimeout', 'capacityTimeout'] as const) {
    checkTime(name, spec[name]);
  }
  checkEnv(env);
  checkScripts(userScripts);
}

/** How long after its creation nobody can need a container any more, in milliseconds. */
export function lifetime(spec: ContainerSpec): number {
  const { timeout = DEFAULT_RUN_TIME, startTimeout = DEFAULT_START_TIME } = spec;
  const { capacityTimeout = DEFAULT_START_TIME } = spec;
  const spare = 600_000;
  // No limit (0) counts as a day.
  const limits = [timeout, startTimeout, capacityTimeout].map((ms) => ms || DEFAULT_RUN_TIME);
  return limits.reduce((sum, ms) => sum + ms, spare);
}

/** The application that runs a container to its end. */
export function applicationFor(id: string, spec: ContainerSpec): CreateCustomApplicationInput {
  const { image, command, hardwarePackage, env = {}, cluster, resourcePool, registry } = spec;
  const { timeout = DEFAULT_RUN_TIME, userScripts, application } = spec;
  const variables = Object.entries(env);
  // Denvr refuses line breaks in values, so those travel in the script.
  const [single, multi] = [false, true].map((wanted) =>
    Object.fromEntries(variables.filter(([, value]) => /[\r\n]/.test(value) === wanted)),
  );
  const script = jobScript({ id, command, env: multi ?? {}, timeout: timeout || DEFAULT_RUN_TIME });
  return {
    ...application,
    name: id,
    hardwarePackageName: hardwarePackage,
    imageUrl: image,
    imageCmdOverride: ['/bin/sh', `${SCRIPT_DIRECTORY}/${JOB_SCRIPT}`],
    environmentVariables: single ?? {},
    userScripts: { ...userScripts, [JOB_SCRIPT]: script },
    ...(cluster === undefined ? {} : { cluster }),
    ...(resourcePool === undefined ? {} : { resourcePool }),
    ...(registry === undefined ? {} : { imageRepository: registry }),
  };
}
