import type { components } from './generated/wire.ts';

type Schemas = components['schemas'];

/**
 * What the server sent, as it was: known fields may be missing (older servers), unknown ones are
 * kept (newer servers).
 */
export type Received<Wire> = Readonly<Partial<Wire>> & { readonly [key: string]: unknown };

/** A task as the API sends it. Its environment values are in clear: treat it as a secret. */
export type RawTask = Received<Schemas['Task']>;
/** A container of a task as the API sends it. */
export type RawContainer = Received<Schemas['Container']>;
/** An artifact as the API sends it. */
export type RawArtifact = Received<Schemas['Artifact']>;
/** A registry credential as the API sends it; never with its password. */
export type RawRegistry = Received<Schemas['Registry']>;
/** A plan as the API sends it. */
export type RawPlan = Received<Schemas['Plan']>;
/** A unit price as the API sends it. */
export type RawUnitPrice = Received<Schemas['UnitPrice']>;
/** One account's charges as the API sends them. */
export type RawBillingInfo = Received<Schemas['BillingInfo']>;
/** One line of the charges as the API sends it. */
export type RawBillingLine = Received<Schemas['BillingLine']>;
/** An SSH key as the API sends it. */
export type RawSshKey = Received<Schemas['SshKey']>;
/** A notification endpoint as the API sends it; may hold its secret. */
export type RawNotificationEndpoint = Received<Schemas['NotificationEndpoint']>;
/** A notification setting as the API sends it. */
export type RawNotificationSetting = Received<Schemas['NotificationSetting']>;
/** The account behind an API key as the API sends it. */
export type RawAccount = Received<Schemas['AccountInfo']>;
/** The body of a task's creation as the API wants it. */
export type NewTaskBody = Schemas['NewTask'];
/** The body of one container of a new task as the API wants it. */
export type NewContainerBody = Schemas['NewContainer'];
