import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createControl } from '../../../src/harness/certify/control.js';
import { fetchOverOwnConnection } from '../../../src/harness/own-connection.js';

it('a request has a connection of its own, so that none meets one which its server closes for being idle', async () => {
  let connections = 0;
  const server = createServer((_, response) => response.end('{"requests":0}'));
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    for (let sent = 0; sent < 3; sent += 1) {
      expect(await (await fetchOverOwnConnection(new Request(url))).text()).toBe('{"requests":0}');
    }
    expect(connections).toBe(3);
    const control = createControl(url);
    await control.deleteSandbox('a');
    await control.deleteSandbox('b');
    expect(connections).toBe(5);
  } finally {
    server.close();
  }
});
