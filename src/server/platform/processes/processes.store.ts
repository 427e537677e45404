import type { Tx } from '../db/tx.ts';
import type { ThisProcess } from './this-process.ts';

/** Says that this process is alive, or (with `ended`) that it ended as it should. Real time: processes do not follow a clock that was moved. */
export async function writeProcess(tx: Tx, { id, role, version, host, pid, startedAt }: ThisProcess, now: Date, ended = false): Promise<void> {
  const seen = { last_seen_at: now, ended_at: ended ? now : null };
  await tx.insertInto('program_process').values({ id, role, version, host, pid, started_at: startedAt, ...seen }).onConflict((c) => c.column('id').doUpdateSet(seen)).execute();
}
