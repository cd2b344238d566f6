/**
 * Puts or gets one stream with bare node:http and prints the milliseconds. Takes a JSON argument
 * { method, url, bytes }; nothing is read from a disk here, and nothing is kept.
 */
import { request } from 'node:http';

const { method, url, bytes } = JSON.parse(process.argv[2]);
const piece = Buffer.alloc(256 * 1024, 7);

function* body() {
  for (let left = bytes; left > 0; left -= piece.length) {
    yield left < piece.length ? piece.subarray(0, left) : piece;
  }
}

const begin = performance.now();
const headers = method === 'PUT' ? { 'content-length': bytes } : {};
const call = request(url, { method, headers });
call.on('response', async (response) => {
  let received = 0;
  response.on('data', (chunk) => {
    received += chunk.length;
  });
  response.on('end', () => {
    if (response.statusCode !== 200) throw new Error(`The answer is ${response.statusCode}.`);
    if (method === 'GET' && received !== bytes) throw new Error(`${received} bytes came.`);
    console.log(performance.now() - begin);
  });
});
if (method === 'PUT') {
  for (const chunk of body()) {
    if (!call.write(chunk)) await new Promise((resolve) => call.once('drain', resolve));
  }
}
call.end();
