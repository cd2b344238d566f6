import { type ApiPromise, type CallOptions, createApiError, type ResponseMeta } from '@irori/core';
import type { Connection } from '../connection.ts';
import { assertKnownKeys } from '../model/unknown-key.ts';
import { send } from '../request/send.ts';
import { NotificationEndpoints } from './notification-endpoints.ts';
import { NotificationSettings } from './notification-settings.ts';

/** What a test call of a web hook gave. */
export interface TestWebhookResult {
  /** Whether the hook answered with a status from 200 to 299. */
  ok: boolean;
  /** The status that the hook answered with. */
  webhookStatusCode: number | null;
  /** The beginning of what the hook answered. */
  responseBody: string | null;
}

function toResult(body: unknown): TestWebhookResult | undefined {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return undefined;
  const { ok, webhook_status_code, response_body } = body as Record<string, unknown>;
  return {
    ok: ok === true,
    webhookStatusCode: typeof webhook_status_code === 'number' ? webhook_status_code : null,
    responseBody: typeof response_body === 'string' ? response_body : null,
  };
}

function transform(body: unknown, response: ResponseMeta): TestWebhookResult {
  const result = toResult(body);
  if (result) return result;
  throw createApiError({
    message: `DOK refused to test the web hook (${response.status}).`,
    outcome: 'rejected',
    hint: 'Give a complete http or https address.',
    operation: 'sendTestWebhook',
    method: 'POST',
    body,
    status: response.status,
    url: response.url,
    requestId: response.requestId,
    attempts: response.attempts,
  });
}

/** Who hears of a task's end. */
export class Notifications {
  /** Where notifications go. */
  readonly endpoints: NotificationEndpoints;
  /** Which event goes to which endpoints. */
  readonly settings: NotificationSettings;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection) {
    this.#connection = connection;
    this.endpoints = new NotificationEndpoints(connection);
    this.settings = new NotificationSettings(connection);
  }

  /**
   * Has DOK call a web hook once, to see whether it can. An answer of the hook outside 200 to 299 is
   * a result with `ok: false`, not an error.
   *
   * @throws ServerError 502 when DOK could not connect, 504 when the hook did not answer in time.
   */
  testWebhook(params: { url: string }, options?: CallOptions): ApiPromise<TestWebhookResult> {
    return send(
      this.#connection,
      'sendTestWebhook',
      () => {
        assertKnownKeys(params, 'webhook', ['url']);
        // DOK reports a hook's refusal with 400 as well; the body tells it from a bad request.
        return { json: { url: params.url }, ok: [400], decode: 'auto', transform };
      },
      options,
    );
  }
}
