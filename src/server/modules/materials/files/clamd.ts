import { connect } from 'node:net';
import type { FileScanner } from './scanner.ts';

const CHUNK = 64 * 1024;

/** Asks a ClamAV daemon over its INSTREAM protocol. No answer in time means unavailable: nothing passes unscanned. */
export function clamdScanner({ host, port, timeoutMs = 20_000 }: { host: string; port: number; timeoutMs?: number }): FileScanner {
  return {
    scan: (bytes) => new Promise((resolve) => {
      const socket = connect({ host, port, timeout: timeoutMs });
      let answer = '';
      const end = (result: 'clean' | 'infected' | 'unavailable') => {
        socket.destroy();
        resolve(result);
      };
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let at = 0; at < bytes.length; at += CHUNK) {
          const part = bytes.subarray(at, at + CHUNK);
          const size = Buffer.alloc(4);
          size.writeUInt32BE(part.length);
          socket.write(size);
          socket.write(part);
        }
        socket.write(Buffer.alloc(4));
      });
      socket.on('data', (data) => {
        answer += data.toString('latin1');
        if (!answer.includes('\0')) return;
        if (/: OK\0/.test(answer)) end('clean');
        else if (/ FOUND\0/.test(answer)) end('infected');
        else end('unavailable');
      });
      socket.on('timeout', () => end('unavailable'));
      socket.on('error', () => end('unavailable'));
      socket.on('close', () => end('unavailable'));
    }),
  };
}
