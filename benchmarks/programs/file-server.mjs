/**
 * The floor of the streams: bare node:http that pipes what is put into a file, and a file to who gets
 * it. Prints its port. Argument: the folder of the files.
 */
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const folder = process.argv[2];

const server = createServer(async (request, response) => {
  const path = join(folder, basename(new URL(request.url, 'http://x').pathname));
  if (request.method === 'PUT') {
    await pipeline(request, createWriteStream(path));
    response.end();
  } else {
    response.writeHead(200, { 'content-length': statSync(path).size });
    await pipeline(createReadStream(path), response);
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
