import { type OptionTable, oneOf, wholeNumber, words } from '../../../options/definition.ts';

/** What the account has and may do. */
export interface AccountOptions {
  maxTask: number;
  maxPool: number;
  maxJob: number;
  maxRunningTask: number;
  maxRunningPool: number;
  maxBucket: number;
  maxInstances: number;
  maxCores: number;
  quotaBytes: number;
  instancesPerTask: number;
  tagsMax: number;
  credits: 'enough' | 'none';
  centsPerCoreHour: number;
  wattsPerCore: number;
  carbonPerKwh: number;
  profiles: readonly string[];
  defaultScheduling: 'Flex' | 'OnDemand';
  organization: 'none' | 'local';
  permission: 'granted' | 'denied';
}

/** The options of the account. */
export const accountOptions: OptionTable<AccountOptions> = {
  maxTask: {
    what: 'tasks that may exist; one more is 403 "Maximum number of tasks reached"',
    default: 100_000,
    ...wholeNumber('tasks', 1),
    why: 'accounts differ; the text of the refusal is what clients look for',
    confidence: 'guess',
  },
  maxPool: {
    what: 'pools that may exist; one more is 403',
    default: 1000,
    ...wholeNumber('pools', 1),
    why: 'accounts differ',
    confidence: 'guess',
  },
  maxJob: {
    what: 'jobs that may exist; one more is 403',
    default: 10_000,
    ...wholeNumber('jobs', 1),
    why: 'accounts differ',
    confidence: 'guess',
  },
  maxRunningTask: {
    what: 'the quota of running tasks that GET /info tells; it is told, not enforced',
    default: 1000,
    ...wholeNumber('tasks', 1),
    why: 'accounts differ; what runs at once is decided by the slots of the local cloud',
    confidence: 'guess',
  },
  maxRunningPool: {
    what: 'the quota of running pools that GET /info tells; it is told, not enforced',
    default: 100,
    ...wholeNumber('pools', 1),
    why: 'accounts differ',
    confidence: 'guess',
  },
  maxBucket: {
    what: 'the quota of buckets that GET /info tells; it is told, not enforced',
    default: 1000,
    ...wholeNumber('buckets', 1),
    why: 'accounts differ',
    confidence: 'guess',
  },
  maxInstances: {
    what: 'the quota of running instances that GET /info tells; it is told, not enforced',
    default: 64,
    ...wholeNumber('instances', 1),
    why: 'the figure of an example of the operator',
    confidence: 'guess',
  },
  maxCores: {
    what: 'the quota of running cores that GET /info tells; it is told, not enforced',
    default: 512,
    ...wholeNumber('cores', 1),
    why: 'the figure of an example of the operator',
    confidence: 'guess',
  },
  quotaBytes: {
    what: 'the quota of stored bytes that GET /info tells; it is told, not enforced',
    default: 107_374_182_400,
    ...wholeNumber('bytes', 1),
    why: 'the figure of an example of the operator',
    confidence: 'guess',
  },
  instancesPerTask: {
    what: 'the most instances that a task may have',
    default: 2048,
    ...wholeNumber('instances', 1),
    why: 'an older text of the operator names 2048',
    confidence: 'single',
  },
  tagsMax: {
    what: 'the most tags that a task, pool or job may have',
    default: 9,
    ...wholeNumber('tags'),
    why: 'the operator’s document says fewer than 10',
    confidence: 'documented',
  },
  credits: {
    what: 'whether the account has credits; none: every creation of a task or pool is 402',
    default: 'enough',
    ...oneOf('enough', 'none'),
    why: 'nothing is paid for here; `none` rehearses an empty account',
    confidence: 'guess',
  },
  centsPerCoreHour: {
    what: 'the price by which credits are reckoned; a local figure that says nothing about Qarnot’s',
    default: 1,
    ...wholeNumber('cents a core and hour'),
    why: 'prices are not in the API',
    confidence: 'guess',
  },
  wattsPerCore: {
    what: 'the power by which carbon facts are reckoned; a local figure',
    default: 10,
    ...wholeNumber('watts'),
    why: 'nothing here measures power',
    confidence: 'guess',
  },
  carbonPerKwh: {
    what: 'grams of CO2 a kWh by which carbon facts are reckoned; a local figure',
    default: 50,
    ...wholeNumber('grams'),
    why: 'roughly that of French electricity, where Qarnot runs most machines',
    confidence: 'guess',
  },
  profiles: {
    what: 'the profiles there are',
    default: [
      'docker-batch',
      'docker-batch-smt',
      'docker-network',
      'docker-network-ssh',
      'docker-cluster',
      'docker-nvidia-batch',
      'docker-nvidia-network',
    ],
    ...words,
    why: 'seen in samples and tests of clients; accounts differ',
    confidence: 'documented',
  },
  defaultScheduling: {
    what: 'the scheduling of what does not say',
    default: 'Flex',
    ...oneOf('Flex', 'OnDemand'),
    why: 'the example of GET /info; it changes nothing here',
    confidence: 'inferred',
  },
  organization: {
    what: 'whether the account belongs to an organisation',
    default: 'none',
    ...oneOf('none', 'local'),
    why: 'both occur',
    confidence: 'guess',
  },
  permission: {
    what: 'whether the token may do anything; denied: every call is 403',
    default: 'granted',
    ...oneOf('granted', 'denied'),
    why: 'rehearses a token without rights',
    confidence: 'guess',
  },
};
