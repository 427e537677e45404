import { createServer } from 'node:net';

/** A port of this machine nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => { found(at !== null && typeof at === 'object' ? at.port : 0); });
    });
  });
}
