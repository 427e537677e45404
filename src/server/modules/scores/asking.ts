import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { findSitting } from '#server/modules/catalogue/index.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';

/** Somebody who works on scores, in one transaction at one moment. */
export type Scoring = { tx: Tx; now: Instant; lang: Lang; by: { staffId: string; name: string; jurisdiction: Jurisdiction; permissions: readonly Permission[] } };

/** Who works on scores behind a request. */
export function scoringOf({ tx, now, actor, visitor }: Pick<Ctx, 'tx' | 'now' | 'visitor'> & { actor: StaffActor }): Scoring {
  return { tx, now, lang: visitor.lang, by: actor };
}

/** A sitting somebody may see: its exam is theirs. */
export async function takeSitting({ tx, by }: Pick<Scoring, 'tx' | 'by'>, id: string): Promise<Result<Sitting>> {
  const sitting = await findSitting(tx, id);
  return sitting && coversExam(by.jurisdiction, sitting.examCode) ? ok(sitting) : refusedFor('score.sitting_not_found');
}

/** The same for acts that are national (导入、批准、公布). */
export async function takeNationally(scoring: Pick<Scoring, 'tx' | 'by'>, id: string): Promise<Result<Sitting>> {
  const sitting = await takeSitting(scoring, id);
  return sitting.ok && scoring.by.jurisdiction.kind !== 'nation' ? refusedFor('score.nation_only') : sitting;
}
