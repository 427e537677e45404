import type { Tx } from '#server/platform/db/tx.ts';

export type Archive = { sittingId: string; run: number; after: string; people: number; written: number; finishedAt: number | null };

/** How far the archiving of a sitting is; nothing before it began. */
export async function findArchive(tx: Tx, sittingId: string, how: { lock?: boolean } = {}): Promise<Archive | undefined> {
  const query = tx.selectFrom('score_archive').selectAll().where('sitting_id', '=', sittingId);
  const r = await (how.lock === true ? query.forUpdate() : query).executeTakeFirst();
  return r && { sittingId, run: r.run, after: r.after_number, people: r.people, written: r.written, finishedAt: r.finished_at?.getTime() ?? null };
}

/** Begins a run from the first person; a run that is begun already stays as it is. */
export async function beginArchive(tx: Tx, sittingId: string, run: number, at: Date): Promise<void> {
  const fresh = { run, after_number: '', people: 0, written: 0, begun_at: at, finished_at: null };
  await tx.insertInto('score_archive').values({ sitting_id: sittingId, ...fresh }).onConflict((c) => c.column('sitting_id').doUpdateSet(fresh).where('score_archive.run', '<', run)).execute();
}

/** How far a run has come. */
export async function progressArchive(tx: Tx, a: Archive, done: { after: string; people: number; written: number; finishedAt: Date | null }): Promise<void> {
  await tx.updateTable('score_archive').set({ after_number: done.after, people: a.people + done.people, written: a.written + done.written, finished_at: done.finishedAt }).where('sitting_id', '=', a.sittingId).execute();
}
