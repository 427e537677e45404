import type { Instant } from '#contracts/dates.ts';
import type { RecordPrecedent } from '#contracts/major-precedents.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { plainMajor } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { insertPrecedent } from './precedents.store.ts';

/** The case a precedent comes from, as the module that holds the cases knows it. */
export type PrecedentCase = { applicationId: string; examCode: string; examYear: number; province: string; reviewPointId: string; stated: string };

/** Records how a reviewer counts a major no table names (审核先例). It is shown to later reviewers and judges nobody by itself. */
export async function recordPrecedent(tx: Tx, by: { staffId: string; name: string }, from: PrecedentCase, { of, countsAs, reason }: RecordPrecedent, now: Instant): Promise<Result<undefined>> {
  const kept = await insertPrecedent(tx, {
    id: newId(), examCode: from.examCode, examYear: from.examYear, plainMajor: plainMajor(from.stated), stated: from.stated, of, countsAs, reason, applicationId: from.applicationId,
    province: ProvinceCode.parse(from.province), reviewPointId: from.reviewPointId, byId: by.staffId, byName: by.name, at: now,
  });
  return kept ? ok(undefined) : refusedFor('major.precedent_meanwhile');
}
