import { type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** How virtual machines, hosts and their states behave. */
export interface MachineOptions {
  readonly stepMs: number;
  readonly capacity: number;
  readonly noCapacity: 'wait' | '503';
  readonly create: 'works' | 'CREATE_FAILED' | 'FAILED' | 'ADMIN_WAIT';
  readonly invalidCommand: '400' | 'ignored';
  readonly logLimit: 'tail' | 'head';
}

/** Options about machines, with why each is what it is. */
export const machineOptions: OptionTable<MachineOptions> = {
  stepMs: {
    what: 'milliseconds between two states of a machine or application',
    default: 200,
    ...wholeNumber('milliseconds'),
    why: 'real machines take minutes; tests cannot',
    confidence: 'guess',
  },
  capacity: {
    what: 'how many machines or applications of each kind fit in a cluster',
    default: 4,
    ...wholeNumber('machines'),
    why: 'real numbers change by the minute',
    confidence: 'guess',
  },
  noCapacity: {
    what: 'what happens to a virtual machine that is created or started when nothing is free',
    default: 'wait',
    ...oneOf('wait', '503'),
    why: 'the documentation says that an on-demand machine waits in PENDING_RESOURCES; the description also has a 503',
    confidence: 'documented',
  },
  create: {
    what: 'how a creation ends',
    default: 'works',
    ...oneOf('works', 'CREATE_FAILED', 'FAILED', 'ADMIN_WAIT'),
    why: 'to rehearse a failure; the three words are documented',
    confidence: 'documented',
  },
  invalidCommand: {
    what: 'Stop of what is not ONLINE, Start of what is not OFFLINE',
    default: '400',
    ...oneOf('400', 'ignored'),
    why: 'not documented',
    confidence: 'guess',
  },
  logLimit: {
    what: 'which lines Limit keeps',
    default: 'tail',
    ...oneOf('tail', 'head'),
    why: 'a default of 2000 only makes sense for the last lines',
    confidence: 'guess',
  },
};
