import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** The database; only the outermost layer holds it, everything else gets a `Tx`. */
export type Db = Kysely<Database>;

/** One open transaction. Store functions and commands take it first; it is never optional, so nothing can slip outside. */
export type Tx = Transaction<Database>;

/** Runs the work in one transaction: all of it stands, or none if it throws. Waits for row locks end after three seconds. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}
