/** For scale: what Node itself can do with bytes made beforehand. Usage: bare-http.mjs ANSWERS */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const answers = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const bytes = Object.fromEntries(
  Object.entries(answers).map(([name, value]) => [name, Buffer.from(JSON.stringify(value))]),
);

function send(response, body) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    request.resume();
    request.once('end', () => send(response, bytes.webhook));
  } else {
    send(response, request.url.startsWith('/users') ? bytes.users : bytes.flows);
  }
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.once('SIGTERM', () => server.close(() => process.exit(0)));
