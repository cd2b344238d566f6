import { createLogger, type Logger } from '@irori/core';
import type { DenvrOptions } from '../config/options.ts';

/** Which messages are wanted, and where they go. */
export interface Logging {
  logger?: DenvrOptions['logger'] | undefined;
  logLevel?: DenvrOptions['logLevel'] | undefined;
}

/** The logger of a session. Apart from it, so that importing the SDK loads none. */
export function loggerOf({ logger, logLevel }: Logging): Logger {
  return createLogger({
    name: 'Denvr',
    ...(logLevel === undefined ? {} : { level: logLevel }),
    ...(logger === undefined ? {} : { sink: logger }),
  });
}
