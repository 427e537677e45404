import type { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { HoldKind, type LegalHold } from '#contracts/retention.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { pairKey } from '#server/platform/lists/list-source.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { titleOfClass } from './dry-run.ts';
import { applicationNumbers, stands, type HoldRow } from './holds.store.ts';

/** The place of a hold in the list. */
export const placeOfHold = (hold: { setAt: number; id: string }): string => pairKey(String(hold.setAt), hold.id);

/** Holds with the names of whom they are about and who ordered and lifted them. */
export async function presentHolds(tx: Tx, rows: readonly HoldRow[], now: Instant, lang: Lang): Promise<z.output<typeof LegalHold>[]> {
  const staff = await staffNames(tx, rows.flatMap((r) => [r.set_by, r.lifted_by]));
  const people = await accountNames(tx, rows.flatMap((r) => (r.account_id === null ? [] : [r.account_id])));
  const numbers = await applicationNumbers(tx, rows.flatMap((r) => (r.application_id === null ? [] : [r.application_id])));
  const about = (r: HoldRow): string => (r.class === null ? [people.get(r.account_id ?? '') ?? '', r.application_id === null ? '' : (numbers.get(r.application_id) ?? '')].filter((part) => part !== '').join(' · ') : titleOfClass(r.class, lang));
  return rows.map((r) => ({
    id: r.hold_id, kind: HoldKind.parse(r.kind), about: about(r), basis: r.basis, reason: r.reason, untilAt: r.until_at?.getTime() ?? null, setBy: staff.get(r.set_by) ?? '', setAt: r.set_at.getTime(), standing: stands(r, now),
    lifted: r.lifted_at && { by: r.lifted_by === null ? '' : (staff.get(r.lifted_by) ?? ''), at: r.lifted_at.getTime(), reason: r.lift_reason ?? '' }, version: r.version,
  }));
}
