import type { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import { classify } from './classify.ts';
import { createRequestError } from './create-error.ts';
import { BodyFailed } from './decode.ts';

/**
 * A body that is handed out as it comes. The attempt's limit applies to each pause between two
 * pieces while somebody waits for the next one; failures become the same typed errors as elsewhere.
 */
export function guardStream(
  body: ReadableStream<Uint8Array> | null,
  call: Call,
  limits: AttemptLimits,
  attempt: number,
): ReadableStream<Uint8Array> {
  const reader = body?.getReader();
  // A limit or the caller's signal must end a pending read even where `fetch` does not heed it.
  // Listened to once: a race of promises for each piece would grow with the stream.
  const stop = (): void => void reader?.cancel().catch(() => {});
  limits.signal.addEventListener('abort', stop);
  limits.endPause();

  function end(): void {
    limits.signal.removeEventListener('abort', stop);
    limits.dispose();
  }

  async function read(): Promise<Uint8Array | undefined> {
    limits.startPause();
    const result = await reader?.read();
    if (limits.signal.aborted) throw limits.signal.reason;
    return result?.value;
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = await read();
          if (piece === undefined) {
            end();
            controller.close();
          } else {
            limits.endPause();
            controller.enqueue(piece);
          }
        } catch (error) {
          const failure = classify(call, limits, new BodyFailed(error));
          end();
          limits.abandon();
          controller.error(createRequestError(call, failure, { attempts: attempt, earlier: [] }));
        }
      },
      async cancel(reason) {
        end();
        await reader?.cancel(reason);
        limits.abandon();
      },
    },
    { highWaterMark: 0 },
  );
}
