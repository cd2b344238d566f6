/** How many lines of a log are asked for where a call does not say: the API's described default. */
export const DEFAULT_LINES = 2000;
