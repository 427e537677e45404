import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { slowClients } from './slow-clients.ts';

test('whoever is still sending when time is up goes at once, and does not wait for the other side', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1'); // answers nobody and hangs up on nobody
  onTestFinished(() => { server.close(); });
  await once(server, 'listening');
  const over = new AbortController();
  const going = slowClients({ port: portOf(server.address()), count: 3, signal: over.signal });
  await pause(300); // a head takes more than a second to send
  over.abort();
  const figures = await Promise.race([going, pause(2_000, 'still there', { ref: false })]);
  expect(figures).toEqual({ opened: 3, answered: 0, cutOff: 0 });
});

function portOf(address: AddressInfo | string | null): number {
  return address !== null && typeof address === 'object' ? address.port : 0;
}
