import { createServer, type Server, type Socket } from 'node:net';

/** How the daemon behaves towards the next connections: as it should, or not. */
export type ClamdMood = 'well' | 'slow' | 'trickles' | 'silent' | 'hangs_up' | 'babbles' | 'cut_answer';

export type ClamdDaemon = { port: number; setMood: (mood: ClamdMood) => void; stop: () => Promise<void> };

/** A daemon written from clamd(8) alone: INSTREAM with its frames however they come, a limit on the whole stream, one signature, and bad manners on demand. */
export async function openClamdDaemon({ signature, name, most }: { signature: string; name: string; most: number }): Promise<ClamdDaemon> {
  let mood: ClamdMood = 'well';
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    const held = Buffer.alloc(most + 2 * 1024 * 1024);
    let length = 0;
    let at = 0;
    let answered = false;
    socket.on('data', (data) => {
      if (answered) return;
      length += data.copy(held, length);
      const read = readStream(held.subarray(0, length), at, most, (next) => { at = next; });
      answered = read !== 'more';
      if (read === 'more') return;
      if (read === 'too_long') { socket.end('INSTREAM size limit exceeded. ERROR\0'); return; }
      if (read === 'unknown') { socket.end('UNKNOWN COMMAND\0'); return; }
      answer(socket, read.includes(signature) ? `stream: ${name} FOUND\0` : 'stream: OK\0', mood);
    });
    if (mood === 'hangs_up') socket.destroy();
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    setMood: (next) => { mood = next; },
    stop: () => new Promise((closed) => {
      for (const socket of open) socket.destroy();
      server.close(() => { closed(); });
    }),
  };
}

const COMMAND = Buffer.from('zINSTREAM\0');

/** The content between the command and the empty part, once that is there; parts may be cut anywhere by the line. `from` is where the next part begins. */
function readStream(held: Buffer, from: number, most: number, remember: (at: number) => void): Buffer | 'more' | 'too_long' | 'unknown' {
  if (held.length < COMMAND.length) return 'more';
  if (!held.subarray(0, COMMAND.length).equals(COMMAND)) return 'unknown';
  for (let at = Math.max(from, COMMAND.length); at + 4 <= held.length;) {
    const size = held.readUInt32BE(at);
    if (size === 0) return contentOf(held.subarray(COMMAND.length, at));
    if (at + size > most) return 'too_long';
    at += 4 + size;
    remember(at);
  }
  return 'more';
}

/** The parts put together, without the lengths between them. */
function contentOf(framed: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < framed.length;) {
    const size = framed.readUInt32BE(at);
    parts.push(framed.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return Buffer.concat(parts);
}

function answer(socket: Socket, text: string, mood: ClamdMood): void {
  if (mood === 'silent') return;
  if (mood === 'babbles') { socket.end('HTTP/1.1 200 OK\r\n\r\nstream: OK\0'); return; }
  if (mood === 'cut_answer') { socket.end(text.slice(0, 8)); return; }
  if (mood === 'slow') { void sayInPieces(socket, text, 15); return; }
  if (mood === 'trickles') { void sayInPieces(socket, `${'.'.repeat(1_000)}${text}`, 15); return; }
  socket.end(text);
}

/** One letter at a time, with a pause before each. */
async function sayInPieces(socket: Socket, text: string, pauseMs: number): Promise<void> {
  for (const letter of text) {
    await new Promise((later) => { setTimeout(later, pauseMs); });
    if (socket.destroyed) return;
    socket.write(letter);
  }
  socket.end();
}
