import { journalInMemory } from '../bank/journal.ts';
import { keysFrom } from '../registries/signing.ts';
import type { FiscalMood } from './behaviour.ts';
import { openBook, type FiscalBook, type GivenReceipt } from './book.ts';
import { fiscalApp } from './fiscal-app.ts';

export type RunningFiscal = { url: string; /** Everything it gave out, for tests. */ given: () => readonly GivenReceipt[]; close(): Promise<void> };
type Options = { key: string; mood: FiscalMood; /** The clock receipts are dated by. */ today?: () => number; book?: FiscalBook; shownAt?: string; demo?: boolean; /** Does not keep a process running. */ background?: boolean };

/** Starts the stand-in platform on this machine only, on any free port. */
export async function startFiscal({ key, mood, today = Date.now, book = openBook(journalInMemory), shownAt, demo = false, background }: Options): Promise<RunningFiscal> {
  const app = fiscalApp({ keys: keysFrom(key), now: Date.now, today, mood, book, shownAt, demo });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  if (background) app.server.unref();
  return { url, given: () => book.given(), close: () => app.close() };
}
