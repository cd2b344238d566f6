/**
 * A load client that costs little: raw sockets, kept open, one request at a time on each. Takes a JSON
 * argument { host, port, request, connections, requests, status } and prints requests a second.
 * `request` may be a list, whose requests go in turn. `warmUp` requests go before the clock starts.
 */
import { connect } from 'node:net';

const options = JSON.parse(process.argv[2]);
const texts = [options.request].flat().map((text) => Buffer.from(text));
let sent = 0;
const nextRequest = () => {
  sent += 1;
  return texts[sent % texts.length];
};
const expected = `HTTP/1.1 ${options.status} `;

/** How long the whole answer is; 0 while its head is not there. */
function lengthOf(answer) {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return 0;
  const match = answer.latin1Slice(0, head).match(/\r\ncontent-length: (\d+)/i);
  if (match) return head + 4 + Number(match[1]);
  const last = answer.indexOf('\r\n0\r\n\r\n', head + 2);
  return last < 0 ? 0 : last + 7;
}

function work(take) {
  return new Promise((resolve, reject) => {
    const socket = connect(options.port, options.host);
    socket.setNoDelay(true);
    let pending = Buffer.alloc(0);
    const next = () => (take() ? socket.write(nextRequest()) : socket.destroy());
    socket.on('connect', next);
    socket.on('error', reject);
    socket.on('close', resolve);
    socket.on('data', (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      const length = lengthOf(pending);
      if (length === 0 || pending.length < length) return;
      if (!pending.latin1Slice(0, expected.length).startsWith(expected)) {
        reject(new Error(pending.toString()));
        socket.destroy();
        return;
      }
      pending = pending.subarray(length);
      next();
    });
  });
}

async function round(total) {
  let left = total;
  const take = () => {
    left -= 1;
    return left >= 0;
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: options.connections }, () => work(take)));
  return total / ((performance.now() - begin) / 1000);
}

if (options.warmUp > 0) await round(options.warmUp);
console.log(await round(options.requests));
