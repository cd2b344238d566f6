/**
 * The SDK for Sakura's 高火力 DOK: tasks on GPUs, their logs and artifacts, registries, prices and
 * notifications.
 *
 * @packageDocumentation
 */
export type {
  ApiPromise,
  ApiResult,
  CallOptions,
  ClientOptions,
  Logger,
  LogLevel,
  Middleware,
  ResponseMeta,
} from '@irori/core';
export {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConfigError,
  ConnectionError,
  InputError,
  IroriError,
  isApiError,
  isAuthenticationError,
  isConfigError,
  isConnectionError,
  isInputError,
  isIroriError,
  isNotFoundError,
  isPermissionDeniedError,
  isRateLimitError,
  isRequestAbortedError,
  isRequestError,
  isRequestTimeoutError,
  isServerError,
  isUnprocessableEntityError,
  isWaitTimeoutError,
  NotFoundError,
  PagePromise,
  PermissionDeniedError,
  RateLimitError,
  RequestAbortedError,
  RequestError,
  RequestTimeoutError,
  ResponseDecodeError,
  ServerError,
  UnprocessableEntityError,
  WaitTimeoutError,
} from '@irori/core';
export {
  ArchiveError,
  ArtifactMissingError,
  isArchiveError,
  isArtifactMissingError,
} from './archive/archive-error.ts';
export type { ArtifactDownload, DownloadOptions } from './archive/download-artifact.ts';
export { type Extracted, type ExtractLimits, extractArchive } from './archive/extract.ts';
export type { ArtifactsResponse, DokOptions, TasksResponse } from './client.ts';
export { DOK, DOK as default } from './client.ts';
export {
  CREDENTIAL_VARIABLES,
  type Credentials,
  DEFAULT_ZONE,
  resolveBaseUrl,
  resolveCredentials,
} from './config.ts';
export type { ContainerCost, TaskCost } from './cost/task-cost.ts';
export { findPrice, type PriceRank } from './cost/task-cost.ts';
export type { CalendarDate, DateInput } from './date.ts';
export { DOK_ERROR_REASONS, type DokErrorReason } from './error/hints.ts';
export {
  isDokPermissionError,
  isTaskNotCancelableError,
  isTaskNotDeletableError,
  isTaskNotRunningError,
  isTermsNotAcceptedError,
} from './error/reasons.ts';
export {
  type Operation,
  type OperationId,
  type OperationParameter,
  operations,
} from './generated/operations.ts';
export {
  type DokPlan,
  FINAL_TASK_STATUSES,
  isFinalTaskStatus,
  isKnownPlan,
  isKnownTaskStatus,
  type KnownPlanId,
  type KnownTaskStatus,
  PLAN_IDS,
  TASK_STATUSES,
  type TaskPhase,
  type TaskStatus,
} from './known-values.ts';
export type { LogOptions } from './log/log-options.ts';
export { methodTable } from './method-table.ts';
export { Account } from './model/account.ts';
export { Artifact } from './model/artifact.ts';
export { BillingInfo, BillingLine, UnitPrice } from './model/billing.ts';
export { MIN_TIME_LIMIT_SEC } from './model/check-task.ts';
export { Container } from './model/container.ts';
export {
  CONTAINER_KEYS,
  type ContainerSettings,
  type Http,
  type Ssh,
} from './model/container-settings.ts';
export { ENVIRONMENT_LIMIT, type EnvironmentInput } from './model/environment.ts';
export type { DokMeta } from './model/meta.ts';
export { Model } from './model/model.ts';
export { NotificationEndpoint, NotificationSetting } from './model/notification.ts';
export { Plan } from './model/plan.ts';
export { Registry } from './model/registry.ts';
export { SshKey } from './model/ssh-key.ts';
export { Task } from './model/task.ts';
export { TASK_KEYS, type TaskSettings } from './model/task-settings.ts';
export type { OpenUnion } from './open-union.ts';
export type {
  RawAccount,
  RawArtifact,
  RawBillingInfo,
  RawBillingLine,
  RawContainer,
  RawNotificationEndpoint,
  RawNotificationSetting,
  RawPlan,
  RawRegistry,
  RawSshKey,
  RawTask,
  RawUnitPrice,
  Received,
} from './raw.ts';
export type { RawCall } from './request/call.ts';
export type { Page, PageParams } from './request/list.ts';
export type { ArtifactsParams, TasksParams } from './request/list-params.ts';
export type { NotificationPreference } from './request/task-requests.ts';
export type { WaitOptions } from './request/wait-for-task.ts';
export type {
  BillingInfosResponse,
  Costs,
  DateParams,
  PlanCost,
  PlansResponse,
  UnitPricesParams,
  UnitPricesResponse,
} from './resource/costs.ts';
export type {
  NewNotificationEndpoint,
  NotificationEndpointChange,
  NotificationEndpoints,
  NotificationEndpointsResponse,
} from './resource/notification-endpoints.ts';
export type {
  NotificationSettingParams,
  NotificationSettings,
  NotificationSettingsResponse,
} from './resource/notification-settings.ts';
export type { Notifications, TestWebhookResult } from './resource/notifications.ts';
export type { Registries, RegistriesResponse, RegistryParams } from './resource/registries.ts';
export type {
  NewSshKey,
  SshKeyChange,
  SshKeys,
  SshKeysParams,
  SshKeysResponse,
} from './resource/ssh-keys.ts';
