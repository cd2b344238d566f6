/**
 * The floor of the HTTP figures: bare node:http that reads the request and answers with the bytes of a
 * file. Prints its port. Arguments: the file, the status.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [, , file, status = '200'] = process.argv;
const body = readFileSync(file);
const headers = { 'content-type': 'application/json', 'content-length': body.length };

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(Number(status), headers);
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
