import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clamdScanner } from './clamd.ts';
import type { FileScanner } from './scanner.ts';
import { standInScanner } from './stand-in-scanner.ts';

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A daemon that speaks INSTREAM and knows one signature. */
function clamdLike(): Server {
  return createServer((socket) => {
    let sent = Buffer.alloc(0);
    socket.on('data', (data) => {
      sent = Buffer.concat([sent, data]);
      const content = readStream(sent);
      if (content) socket.end(content.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
    });
  });
}

function readStream(sent: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0');
  if (!sent.subarray(0, command.length).equals(command)) return undefined;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= sent.length;) {
    const size = sent.readUInt32BE(at);
    if (size === 0) return Buffer.concat(parts);
    parts.push(sent.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return undefined;
}

let server: Server;
let port: number;

beforeAll(async () => {
  server = clamdLike();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(() => new Promise((closed) => server.close(closed)));

describe.each<[string, () => FileScanner]>([
  ['clamd adapter', () => clamdScanner({ host: '127.0.0.1', port })],
  ['stand-in', () => standInScanner()],
])('%s', (_, open) => {
  test('passes what is clean and stops what is not, wherever in the file it stands', async () => {
    const long = Buffer.alloc(300_000, 'a');
    expect(await open().scan(long)).toBe('clean');
    expect(await open().scan(Buffer.concat([long, Buffer.from(EICAR), long]))).toBe('infected');
  });
});

test('a daemon that is not there means unavailable, not clean', async () => {
  expect(await clamdScanner({ host: '127.0.0.1', port: 1, timeoutMs: 2000 }).scan(Buffer.from('a'))).toBe('unavailable');
});
