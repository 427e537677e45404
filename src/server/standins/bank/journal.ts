import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** What happened, one after the other; nothing in it is ever changed. */
export type Journal<E> = { past: readonly E[]; add(event: E): void };

/** A journal that is gone with its process. */
export function journalInMemory<E>(): Journal<E> {
  return { past: [], add: () => undefined };
}

/**
 * A journal in a file, one event a line, written before anything is answered: a process that is killed at any moment finds the same book again. A last line that was torn by the killing was never
 * answered for and is cut off.
 */
export function journalInFile<E>(path: string, read: (line: unknown) => E): Journal<E> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return {
    past: whole.split('\n').filter((line) => line !== '').map((line) => read(JSON.parse(line))),
    add: (event) => { appendFileSync(path, `${JSON.stringify(event)}\n`, { mode: 0o600 }); },
  };
}
