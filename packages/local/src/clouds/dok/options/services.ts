import { flag, type OptionTable, oneOf, wholeNumber } from '../../../options/definition.ts';

/** Prices, bills, registries and notifications. */
export interface ServiceOptions {
  minimumSeconds: 'manual' | 'zero';
  dateParams: 'required' | 'optional';
  billingRounding: 'down' | 'nearest' | 'up';
  usageType: '0' | '1';
  duplicateHostname: 'accept' | 'reject';
  eventTypes: 'known' | 'any';
  endpointVerified: boolean;
  webhookPayload: 'minimal' | 'task';
  webhookSignature: 'x-irori-signature' | 'none';
  webhookAttempts: number;
  webhookTimeout: number;
  webhookBodyMax: number;
}

export const serviceOptions: OptionTable<ServiceOptions> = {
  minimumSeconds: {
    what: 'minimum_execution_seconds of the plans, also used for bills',
    default: 'manual',
    ...oneOf('manual', 'zero'),
    why: 'the plan table of the manual (1 and 60); the example of the vendor file is 0',
    confidence: 'documented',
  },
  dateParams: {
    what: 'year, month and day of prices and bills',
    default: 'required',
    ...oneOf('required', 'optional'),
    why: 'formally optional, but a client was refused without them; optional stands for today',
    confidence: 'live',
  },
  billingRounding: {
    what: 'how the yen of a line of a bill are rounded',
    default: 'down',
    ...oneOf('down', 'nearest', 'up'),
    why: 'amounts are whole yen; how they get there is unknown',
    confidence: 'guess',
  },
  usageType: {
    what: 'usage_type of the lines of a bill',
    default: '1',
    ...oneOf('0', '1'),
    why: 'the meaning of 0 and 1 is unknown',
    confidence: 'guess',
  },
  duplicateHostname: {
    what: 'a second registry with the same host name',
    default: 'accept',
    ...oneOf('accept', 'reject'),
    why: 'unknown',
    confidence: 'guess',
  },
  eventTypes: {
    what: 'the event_type that a notification setting may name',
    default: 'known',
    ...oneOf('known', 'any'),
    why: 'task_completed is the only one known; any other would never happen here',
    confidence: 'guess',
  },
  endpointVerified: {
    what: 'is_verified of a new notification endpoint',
    default: true,
    ...flag,
    why: 'how an endpoint is verified is unknown; delivery does not depend on it here',
    confidence: 'guess',
  },
  webhookPayload: {
    what: 'the body of a webhook: event_type with id, name and status, or with the whole task',
    default: 'minimal',
    ...oneOf('minimal', 'task'),
    why: 'the real payload is undocumented; nothing may rely on this one',
    confidence: 'guess',
  },
  webhookSignature: {
    what: 'the header that carries sha256=HMAC(secret of the endpoint, body)',
    default: 'x-irori-signature',
    ...oneOf('x-irori-signature', 'none'),
    why: 'the use of the secret is undocumented; the name says that it is not official',
    confidence: 'guess',
  },
  webhookAttempts: {
    what: 'how often a webhook is tried',
    default: 6,
    ...wholeNumber('attempts', 1),
    why: 'unknown',
    confidence: 'guess',
  },
  webhookTimeout: {
    what: 'how long a webhook target may take to answer',
    default: 10,
    ...wholeNumber('seconds', 1),
    why: 'unknown',
    confidence: 'guess',
  },
  webhookBodyMax: {
    what: 'how much of the answer test-webhook returns',
    default: 1024,
    ...wholeNumber('characters', 0),
    why: 'it is truncated; at which length is unknown',
    confidence: 'guess',
  },
};
