import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type SlowFigures = { opened: number; answered: number; cutOff: number };

/** Telephones on a weak line: each sends its request a few bytes at a time and reads the page a piece at a time, until told to stop. They must neither be starved nor hold anybody else up. */
export async function slowClients({ port, count, signal }: { port: number; count: number; signal: AbortSignal }): Promise<SlowFigures> {
  const figures = { opened: 0, answered: 0, cutOff: 0 };
  const isOver = () => signal.aborted;
  await Promise.all(Array.from({ length: count }, async (_, n) => {
    while (!isOver()) {
      figures.opened += 1;
      const whole = await one(port, n, signal);
      if (whole) figures.answered += 1;
      else if (!isOver()) figures.cutOff += 1;
    }
  }));
  return figures;
}

async function one(port: number, n: number, signal: AbortSignal): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  let read = 0;
  socket.on('error', () => undefined); // whoever is cut off is counted by what came
  const ended = new Promise<void>((end) => socket.once('close', () => { end(); }));
  // before the first byte: an end that comes while the request is still being sent must not leave the line to the program's own patience of a minute
  const stop = () => { socket.destroy(); };
  signal.addEventListener('abort', stop);
  const head = `GET /exams HTTP/1.1\r\nhost: 127.0.0.1\r\nx-forwarded-for: 10.200.0.${String(n & 255)}\r\nconnection: close\r\n\r\n`;
  for (let at = 0; at < head.length && !socket.destroyed && !signal.aborted; at += 12) {
    socket.write(head.slice(at, at + 12));
    await pause(120);
  }
  socket.on('data', (piece: Buffer) => {
    read += piece.length;
    socket.pause();
    setTimeout(() => socket.resume(), 60);
  });
  await ended;
  signal.removeEventListener('abort', stop);
  return read > 1_000;
}
