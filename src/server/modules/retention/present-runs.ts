import type { z } from 'zod';
import type { Lang } from '#contracts/refusals.ts';
import type { RetentionRun } from '#contracts/retention.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { pairKey } from '#server/platform/lists/list-source.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { titleOfClass } from './dry-run.ts';
import { listRunClasses, stateOfRun, type RunRow } from './runs.store.ts';

/** The place of a run in the list. */
export const placeOfRun = (run: { askedAt: number; id: string }): string => pairKey(String(run.askedAt), run.id);

/** Runs with the names of both persons and their classes; `me` sees which are their own asking. */
export async function presentRuns(tx: Tx, rows: readonly RunRow[], me: string, lang: Lang): Promise<z.output<typeof RetentionRun>[]> {
  const staff = await staffNames(tx, rows.flatMap((r) => [r.asked_by, r.decided_by]));
  const classes = await listRunClasses(tx, rows.map((r) => r.run_id));
  return rows.map((r) => ({
    id: r.run_id, state: stateOfRun(r), asOf: r.as_of.getTime(), reason: r.reason, askedBy: staff.get(r.asked_by) ?? '', askedAt: r.asked_at.getTime(), byMe: r.asked_by === me, decidedBy: r.decided_by === null ? null : (staff.get(r.decided_by) ?? ''), decidedAt: r.decided_at?.getTime() ?? null,
    decisionReason: r.decision_reason, endedAt: r.ended_at?.getTime() ?? null, version: r.version,
    classes: classes.filter((c) => c.run_id === r.run_id).map((c) => ({ of: c.class, title: titleOfClass(c.class, lang), table: c.table_name, due: Number(c.due), onHold: Number(c.on_hold), erased: Number(c.erased), files: Number(c.files), stillThere: c.still_there === null ? null : Number(c.still_there) })),
  }));
}
