import type { Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** How far the computing of a sitting is, and for how many working days its lists are shown. */
export type SittingRun = { sittingId: string; run: number; after: string; people: number; complete: number; changed: number; publicityDays: number; begunAt: Instant | null; finishedAt: Instant | null };

/** What is kept of a sitting's computing; nothing before its scores were archived first. */
export async function findRun(tx: Tx, sittingId: string, how: { lock?: boolean } = {}): Promise<SittingRun | undefined> {
  const query = tx.selectFrom('completion_sitting').selectAll().where('sitting_id', '=', sittingId);
  const r = await (how.lock === true ? query.forUpdate() : query).executeTakeFirst();
  return r && { sittingId, run: r.run, after: r.after_number, people: r.people, complete: r.complete, changed: r.changed, publicityDays: r.publicity_days, begunAt: r.begun_at?.getTime() ?? null, finishedAt: r.finished_at?.getTime() ?? null };
}

/** The runs of these sittings, or of all. */
export async function listRuns(tx: Tx): Promise<Map<string, SittingRun>> {
  const rows = await tx.selectFrom('completion_sitting').selectAll().execute();
  return new Map(rows.map((r) => [r.sitting_id, { sittingId: r.sitting_id, run: r.run, after: r.after_number, people: r.people, complete: r.complete, changed: r.changed, publicityDays: r.publicity_days, begunAt: r.begun_at?.getTime() ?? null, finishedAt: r.finished_at?.getTime() ?? null }]));
}

/** Begins a run from the first person and answers its number. A run under way is overtaken: its next batch ends it. */
export async function beginRun(tx: Tx, sitting: Sitting, at: Date): Promise<number> {
  const fresh = { after_number: '', people: 0, complete: 0, changed: 0, begun_at: at, finished_at: null };
  const { run } = await tx.insertInto('completion_sitting').values({ sitting_id: sitting.id, exam_code: sitting.examCode, exam_year: sitting.year, completed_on: sitting.examOn.toSorted().at(-1) ?? '', run: 1, ...fresh })
    .onConflict((c) => c.column('sitting_id').doUpdateSet((eb) => ({ ...fresh, run: eb('completion_sitting.run', '+', 1) }))).returning('run').executeTakeFirstOrThrow();
  return run;
}

/** How far a held run has come. */
export async function progressRun(tx: Tx, r: SittingRun, done: { after: string; people: number; complete: number; changed: number; finishedAt: Date | null }): Promise<void> {
  await tx.updateTable('completion_sitting').set({ after_number: done.after, people: r.people + done.people, complete: r.complete + done.complete, changed: r.changed + done.changed, finished_at: done.finishedAt }).where('sitting_id', '=', r.sittingId).execute();
}

/** Sets for how many working days the lists of a sitting are shown (公示期). */
export async function setPublicityDays(tx: Tx, sittingId: string, days: number): Promise<void> {
  await tx.updateTable('completion_sitting').set({ publicity_days: days }).where('sitting_id', '=', sittingId).execute();
}
