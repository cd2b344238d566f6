import type { IroriContext } from '../context.ts';

/** A switch that is off unless given. */
interface Switch {
  readonly kind: 'boolean';
  readonly optional: true;
  readonly withNegated: false;
  readonly brief: string;
}

/** A flag that takes one text. */
interface Text {
  readonly kind: 'parsed';
  readonly parse: (input: string) => string;
  readonly optional: true;
  readonly placeholder: string;
  readonly brief: string;
  readonly proposeCompletions?: (this: IroriContext) => Promise<string[]>;
}

/** A flag that takes one text and may be repeated. */
interface Repeated extends Omit<Text, 'proposeCompletions'> {
  readonly variadic: true;
}

/** A flag that takes a whole number. */
interface Whole {
  readonly kind: 'parsed';
  readonly parse: (input: string) => number;
  readonly optional: true;
  readonly placeholder: string;
  readonly brief: string;
}

/** Passes a word through unchanged. */
export function asIs(input: string): string {
  return input;
}

function wholeNumber(minimum: number, maximum: number): (input: string) => number {
  return (input) => {
    const value = Number(input);
    if (!/^\d+$/.test(input) || value < minimum || value > maximum) {
      const range =
        maximum < Number.MAX_SAFE_INTEGER
          ? `from ${minimum} to ${maximum}`
          : `of at least ${minimum}`;
      throw new RangeError(`a whole number ${range} is needed`);
    }
    return value;
  };
}

/** A switch that is off unless given. */
export function onOff(brief: string): Switch {
  return { kind: 'boolean', optional: true, withNegated: false, brief };
}

/** A flag that takes one text. */
export function word(placeholder: string, brief: string): Text {
  return { kind: 'parsed', parse: asIs, optional: true, placeholder, brief };
}

/** A flag that takes one text and may be repeated. */
export function words(placeholder: string, brief: string): Repeated {
  return { kind: 'parsed', parse: asIs, optional: true, variadic: true, placeholder, brief };
}

/** A flag that takes a whole number. */
export function whole(
  placeholder: string,
  brief: string,
  minimum = 0,
  maximum: number = Number.MAX_SAFE_INTEGER,
): Whole {
  const parse = wholeNumber(minimum, maximum);
  return { kind: 'parsed', parse, optional: true, placeholder, brief };
}

/** A flag that takes the number of a port; 0 stands for a free one. */
export function port(brief: string): Whole {
  return whole('n', brief, 0, 65_535);
}

async function knownProfiles(this: IroriContext): Promise<string[]> {
  const { proposeProfiles } = await import('../completion/values.ts');
  return proposeProfiles(this);
}

async function knownJobs(this: IroriContext): Promise<string[]> {
  const { proposeJobs } = await import('../completion/values.ts');
  return proposeJobs(this);
}

/** `--json` and `--debug`, which every command has. */
export const commonFlags: { readonly json: Switch; readonly debug: Switch } = {
  json: onOff('Print JSON; a failure is one line of JSON on stderr'),
  debug: onOff('Print the requests made (without secrets), and stack traces'),
};

/** What every command that talks to a cloud accepts. */
export const cloudFlags: {
  readonly profile: Text;
  readonly cloud: Text;
  readonly json: Switch;
  readonly debug: Switch;
} = {
  profile: {
    ...word('name', 'Profile to use (else IRORI_PROFILE, the file, local)'),
    proposeCompletions: knownProfiles,
  },
  cloud: word('cloud', 'Use the first profile of this cloud: local, dok, qarnot or denvr'),
  ...commonFlags,
};

/** A positional argument that names a job. */
export interface JobArgument {
  readonly brief: string;
  readonly placeholder: string;
  readonly parse: (input: string) => string;
  readonly proposeCompletions: (this: IroriContext) => Promise<string[]>;
}

/** The positional argument of commands about one job. */
export const jobArgument: JobArgument = {
  brief: 'Id of the job, the start of it, or its name',
  placeholder: 'job',
  parse: asIs,
  proposeCompletions: knownJobs,
};
