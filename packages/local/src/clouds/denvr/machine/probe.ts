import { connect } from 'node:net';

const PERIOD_MS = 150;
const PATIENCE_MS = 1000;

function answers(port: number | null): Promise<boolean> {
  if (port === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect({ host: 'localhost', port, autoSelectFamily: true });
    const end = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(PATIENCE_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/**
 * Looks again and again whether something listens on a port of this machine, by real time: it is
 * about real programs.
 *
 * @param port - Tells the port, `null` for none; asked for each look.
 * @param found - Called once, when something does.
 * @returns ends the looking.
 */
export function probePort(port: () => number | null, found: () => void): () => void {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const isThere = await answers(port());
    if (isOver) return;
    if (isThere) {
      isOver = true;
      found();
    } else {
      timer = setTimeout(() => void look(), PERIOD_MS);
    }
  };
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
