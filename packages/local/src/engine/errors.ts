/** What was wrong with a call to the engine. */
export type EngineErrorCode =
  | 'WORKLOAD_UNKNOWN'
  | 'WORKLOAD_EXISTS'
  | 'WORKLOAD_INVALID'
  | 'WORKLOAD_ENDED'
  | 'WORKLOAD_NOT_ENDED'
  | 'LOG_STREAM_UNKNOWN'
  | 'ENGINE_CLOSED';

/** A call that the engine cannot do; nothing has changed. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A workload that cannot start; the message becomes the reason of its end. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}
