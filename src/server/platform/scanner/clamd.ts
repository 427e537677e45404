import { connect } from 'node:net';
import type { FileScanner, ScanAnswer } from './scanner.ts';

const CHUNK = 64 * 1024;
/** No answer of a daemon is longer; one that goes on is none. */
const LONGEST_ANSWER = 4_096;

/**
 * Asks a ClamAV daemon over its INSTREAM protocol (clamd(8): parts with a length of four bytes before them, an empty one at the end). No answer in time, one
 * that cannot be read and one that says the file is over the daemon's StreamMaxLength all mean unavailable: nothing passes unscanned.
 */
export function clamdScanner({ host, port, timeoutMs }: { host: string; port: number; timeoutMs?: number }): FileScanner {
  return {
    scan: (bytes) => new Promise((resolve) => {
      const socket = connect({ host, port });
      const end = (answer: ScanAnswer) => {
        clearTimeout(clock);
        socket.destroy();
        resolve(answer);
      };
      const away = () => { end({ found: 'unavailable' }); };
      // over all, not since the last byte: a daemon that trickles would hold the upload for ever
      const clock = setTimeout(away, timeoutMs ?? patienceFor(bytes));
      let said = '';
      socket.on('connect', () => { sendStream((part) => socket.write(part), bytes); });
      socket.on('data', (data) => {
        said += data.toString('latin1');
        if (said.includes('\0')) end(answerIn(said));
        else if (said.length > LONGEST_ANSWER) away();
      });
      socket.on('error', away);
      socket.on('close', away);
    }),
  };
}

/** How long a scan may take: a person waits for it, and a list of scores has two hundred megabytes. */
export function patienceFor(bytes: Buffer): number {
  return 12_000 + bytes.length / 5_000;
}

function sendStream(write: (part: Buffer | string) => void, bytes: Buffer): void {
  write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const part = bytes.subarray(at, at + CHUNK);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(part.length);
    write(size);
    write(part);
  }
  write(Buffer.alloc(4));
}

function answerIn(said: string): ScanAnswer {
  const line = said.slice(0, said.indexOf('\0'));
  if (line === 'stream: OK') return { found: 'clean' };
  const signature = /^stream: (?<signature>\S[^\0]*) FOUND$/.exec(line)?.groups?.['signature'];
  return signature === undefined ? { found: 'unavailable' } : { found: 'infected', signature: signature.replaceAll(/[^\w.:()/-]/g, '').slice(0, 120) || 'unnamed' };
}
