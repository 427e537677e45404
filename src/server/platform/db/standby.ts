import { digestsMove } from '../crypto/digest.ts';
import { inTransaction, readAlone, type Db, type Tx } from './tx.ts';
import { isUnavailable } from './unavailable.ts';

/** A standby as reads see it: there while it is near enough, and told when a read on it failed. */
export type Standby = { near(): Db | undefined; failed(): void };

const standbys = new WeakMap<Db, Standby>();

/** Has reads that may be a moment old go to the standby while it is near enough. */
export function giveStandby(db: Db, standby: Standby): void {
  standbys.set(db, standby);
}

/**
 * `readAlone` for what may be as old as the standby: look-ups of what was released. Never for what a command decides by, and never for what was written a moment ago and must be seen.
 * Without a standby, or with one that is behind, away or gives way in the middle, the primary is read.
 */
export function readNear<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return nearest(db, (one) => readAlone(one, work));
}

/** The same in a transaction, for long readings (exports). */
export function readNearTogether<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return nearest(db, (one) => inTransaction(one, work));
}

async function nearest<T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> {
  const standby = standbys.get(db);
  const near = digestsMove() ? undefined : standby?.near(); // digests that are met are made anew, which a standby cannot
  if (!standby || !near) return read(db);
  try {
    return await read(near);
  } catch (problem) {
    if (isUnavailable(problem)) standby.failed();
    else if (!isConflict(problem)) throw problem;
    return read(db);
  }
}

/** Replaying the primary's writes came first: 40001, and 40P01 where a page was held. */
function isConflict(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && (problem.code === '40001' || problem.code === '40P01');
}
