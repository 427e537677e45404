import { ProvinceConfig, Sitting, type Period } from '#contracts/catalogue.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';

import { recordChange } from '../changes/changes.store.ts';
import { frameAround } from '../../domain/editing/window-checks.ts';
import { findSittingRow, insertProvince, insertSitting, listProvinceRows, markAnnounced, markResit } from './sitting-rows.store.ts';

export type Resit = { of: string; examOn: readonly Day[]; ticket: Period; provinces: readonly string[] };

const MOST = 9;

/**
 * 延期考试: opens the sitting in which a suspended one is held anew, for some provinces, announced at once. It is a copy with other days and another ticket window; its windows
 * of applying and paying are those of the past, so nobody can apply. Undefined when a year has no number left for it.
 */
export async function openResit(tx: Tx, { of, examOn, ticket, provinces }: Resit, editor: { staffId: string; name: string }, now: Instant): Promise<Sitting | undefined> {
  const source = await findSittingRow(tx, of);
  if (!source) return undefined;
  const terms = ((await listProvinceRows(tx, [of])).get(of) ?? []).filter((p) => provinces.includes(p.province));
  const by = { staffId: editor.staffId, at: new Date(now) };
  for (let half = 3; half <= MOST; half += 1) {
    const sitting = Sitting.parse({ ...source.sitting, id: `${source.sitting.examCode}-${String(source.sitting.year)}-${String(half)}`, half, examOn: [...examOn].sort() });
    const windows = terms.map((p) => ({ ...p.terms.windows, ticket, score: null, recheck: null }));
    const frame = frameAround(windows);
    if (frame === undefined || !(await insertSitting(tx, sitting, { frame, copiedFrom: of }, by))) continue;
    for (const p of terms) {
      const { expectedCandidates: _, ...rest } = p.terms;
      await insertProvince(tx, ProvinceConfig.parse({ ...rest, sittingId: sitting.id, province: p.province, windows: { ...rest.windows, ticket, score: null, recheck: null }, notice: null }), null, 1, by);
    }
    await markAnnounced(tx, sitting.id, 2, by);
    await markResit(tx, sitting.id, of);
    await recordChange(tx, editor, { kind: 'sitting', subject: sitting.id, examCode: sitting.examCode, version: 2, act: 'announce', before: null, after: { resitOf: of, ...sitting, frame } }, by.at);
    await announceEdit(tx, 'sittings', now);
    return sitting;
  }
  return undefined;
}
