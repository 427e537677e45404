import { z } from 'zod';

import type { Instant } from '#contracts/dates.ts';
import type { WorkProgress } from '#contracts/sittings.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

const WorkKind = z.enum(['retime', 'hand_over', 'tell_changed']);

export type NewWork = { kind: WorkProgress['kind']; subject: string; province: string; examCode: string | null; total: number; order: unknown };
export type Work = WorkProgress & { order: unknown; startedById: string };

/** Notes long work down, so that its progress can be shown (进度). */
export async function insertWork(tx: Tx, w: NewWork, by: { staffId: string; at: Date }): Promise<Work> {
  const id = newId();
  await tx.insertInto('catalogue_work').values({
    work_id: id, kind: w.kind, subject: w.subject, province_code: w.province, exam_code: w.examCode, total: w.total, order_content: JSON.stringify(w.order), started_by_id: by.staffId, started_at: by.at,
  }).execute();
  return { id, kind: w.kind, subject: w.subject, province: w.province, total: w.total, done: 0, startedAt: by.at.getTime(), finishedAt: null, order: w.order, startedById: by.staffId };
}

/** Holds one piece of work until its batch is done; undefined when it is finished or another batch is under way. */
export async function lockWork(tx: Tx, id: string): Promise<Work | undefined> {
  const row = await tx.selectFrom('catalogue_work').selectAll().where('work_id', '=', id).where('finished_at', 'is', null).forUpdate().skipLocked().executeTakeFirst();
  return row && open(row);
}

/** Counts a batch; `finishedAt` ends the work. */
export async function countWork(tx: Tx, id: string, done: number, finishedAt: Instant | null): Promise<void> {
  await tx.updateTable('catalogue_work').set((e) => ({ done: e('done', '+', done), finished_at: finishedAt === null ? null : new Date(finishedAt) })).where('work_id', '=', id).execute();
}

/** The latest work on some things, newest first. */
export async function listWork(tx: Tx, kind: WorkProgress['kind'], subjects: readonly string[]): Promise<WorkProgress[]> {
  if (subjects.length === 0) return [];
  const rows = await tx.selectFrom('catalogue_work').selectAll().where('kind', '=', kind).where('subject', 'in', [...subjects]).orderBy('started_at', 'desc').limit(20).execute();
  return rows.map((r) => {
    const { order: _, startedById: __, ...progress } = open(r);
    return progress;
  });
}

type Row = { work_id: string; kind: string; subject: string; province_code: string; total: number; done: number; order_content: unknown; started_by_id: string; started_at: Date; finished_at: Date | null };

function open(r: Row): Work {
  return {
    id: r.work_id, kind: WorkKind.parse(r.kind), subject: r.subject, province: r.province_code, total: r.total, done: r.done, startedAt: r.started_at.getTime(), finishedAt: r.finished_at?.getTime() ?? null,
    order: r.order_content, startedById: r.started_by_id,
  };
}
