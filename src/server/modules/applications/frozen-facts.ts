import type { StatedMajor } from '#server/modules/catalogue/index.ts';
import type { EligibilityFacts } from '#contracts/eligibility.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { readConfirmed, type ConfirmedContent } from './freeze-confirmation.ts';
import { countConfirmedIn, listSnapshotsAfter, listSnapshotsOf, type ConfirmedWhere } from './frozen-facts.store.ts';

/** One confirmed application with the facts its confirmation froze; null for confirmations that kept none. */
export type ConfirmedFacts = { accountId: AccountId; id: ApplicationId; sittingId: string; level: string; facts: EligibilityFacts | null; majors: ConfirmedMajors | null };
/** The majors a confirmation states, and the class declared for them. */
export type ConfirmedMajors = { education: StatedMajor; degree: StatedMajor | null; declared: string | null };

/** How many confirmed applications there are. */
export function countConfirmed(tx: Tx, where: ConfirmedWhere): Promise<number> {
  return countConfirmedIn(tx, where);
}

/** The next confirmed applications behind a place, in the order of their keys; reading them all needs no more memory than one such batch. */
export async function readConfirmedAfter(tx: Tx, kit: Kit, where: ConfirmedWhere, after: { accountId: string; id: string } | null, limit: number): Promise<ConfirmedFacts[]> {
  const rows = await listSnapshotsAfter(tx, where, after, limit);
  return rows.map((r) => {
    const content = r.content === null ? null : readConfirmed(kit, r.content);
    return { accountId: r.accountId, id: r.id, sittingId: r.sittingId, level: r.level, facts: content?.facts ?? null, majors: content && majorsOf(content) };
  });
}

function majorsOf({ education, degree, form }: ConfirmedContent): ConfirmedMajors {
  const stated = ({ major, month, level }: StatedMajor) => ({ major, month, level });
  return { education: stated(education), degree: degree && stated(degree), declared: form.majorClass ?? null };
}

/** Number, shortened name and province of applications, for a list that need not know the person. */
export async function findConfirmedNames(tx: Tx, kit: Kit, ids: readonly { accountId: string; id: string }[]): Promise<Map<string, { number: string; name: string; province: string }>> {
  const rows = await listSnapshotsOf(tx, ids);
  return new Map(rows.map((r) => {
    const { number, account, province } = readConfirmed(kit, r.content);
    return [r.id, { number, name: shortened(account.name), province: province.name.zh }];
  }));
}

/** 张伟 → 张*; a name is characters, not code units. */
function shortened(name: string): string {
  return [...name].map((c, i) => (i === 0 ? c : '*')).join('');
}
