import { sql } from 'kysely';
import { copyIn } from '#server/platform/db/copy-in.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Takes rows of `score` in, as `scoreRows` makes them, and answers how many came; a mark that is loaded twice is a bug the key refuses. */
export async function copyScores(tx: Tx, rows: AsyncIterable<Buffer>): Promise<number> {
  // millions of rows may take their time; they hold nothing anybody waits for
  await sql`set local statement_timeout = '10min'`.execute(tx);
  return copyIn(tx, 'copy score (sitting_id, number, subject_code, mark, import_id) from stdin (format binary)', rows);
}
