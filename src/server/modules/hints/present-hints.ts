import type { z } from 'zod';
import type { Hint } from '#contracts/hints.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { listAccountsWithin } from '#server/modules/applications/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { explainHint } from './domain/explain-hint.ts';
import { listHintsOf, listOthers } from './hints.store.ts';

/** Others named at most; how many there are is told in any case. */
const NAMED = 10;

/** The hints about a person as a reviewer reads them: in words, the others by name only where they belong to the reader's jurisdiction. */
export async function presentHints(tx: Tx, { accountId, jurisdiction, lang }: { accountId: AccountId; jurisdiction: Jurisdiction; lang: Lang }): Promise<z.output<typeof Hint>[]> {
  const rows = await listHintsOf(tx, accountId);
  const staff = await staffNames(tx, rows.map((r) => r.dismissed?.by ?? null));
  const shown = [];
  for (const row of rows) {
    const others = (await listOthers(tx, row.id, accountId)).map((id) => AccountId.parse(id));
    const within = await listAccountsWithin(tx, jurisdiction, others);
    const named = others.filter((id) => within.has(id)).slice(0, NAMED);
    const names = await accountNames(tx, named);
    shown.push({
      id: row.id, kind: row.kind, text: explainHint(row.kind, row.people)[lang], people: row.people, others: named.map((id) => names.get(id) ?? ''), elsewhere: others.length - named.length, foundAt: row.foundAt,
      dismissed: row.dismissed && { by: staff.get(row.dismissed.by) ?? '', at: row.dismissed.at, reason: row.dismissed.reason },
    });
  }
  return shown;
}
