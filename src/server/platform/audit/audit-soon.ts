import { inTransaction, type Db } from '../db/tx.ts';
import { insertAuditEvents, type NewAuditEvent } from './audit.store.ts';

/** Audit rows of look-ups that write nothing else: a moment later than the answer, many in one commit (ADR 0029). */
export type AuditSoon = {
  add(row: NewAuditEvent): void;
  /** Waits until everything added so far is written. */
  settle(): Promise<void>;
};

/** Rows wait for each other this long; a process that is killed loses the rows of that moment, which are of reads only. */
const TOGETHER_MS = 25;
const MOST = 500;

/** Opens the collector of one process; rows that cannot be written after three tries are reported, never silently dropped. */
export function openAuditSoon(db: Db, onLost: (problem: unknown, rows: number) => void): AuditSoon {
  let rows: NewAuditEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  async function write(some: readonly NewAuditEvent[]): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await inTransaction(db, (tx) => insertAuditEvents(tx, some));
        return;
      } catch (problem) {
        if (tries === 3) return onLost(problem, some.length);
      }
    }
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const some = rows;
    rows = [];
    if (some.length > 0) writing = writing.then(() => write(some));
  }

  return {
    add(row) {
      rows.push(row);
      if (rows.length >= MOST) flush();
      else timer ??= setTimeout(flush, TOGETHER_MS);
    },
    async settle() {
      flush();
      await writing;
    },
  };
}
