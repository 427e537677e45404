import { sql } from 'kysely';
import { Disposition, DISPOSITIONS } from '#contracts/breach-articles.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What a case about a breach means for somebody's results: `open` while nothing is served; else which subjects of that sitting fall, null: all of them. */
export type BreachEffect = { accountId: string; sittingId: string; effect: 'open' } | { accountId: string; sittingId: string; effect: 'void'; subjects: string[] | null };

/** What the cases of these people about one exam mean for their results (违纪处理对成绩的影响); lifted decisions and ended cases mean nothing, a changed one what is left of it. */
export async function findBreachEffects(tx: Tx, examCode: string, accountIds: readonly string[]): Promise<BreachEffect[]> {
  const { rows } = await sql<{ account_id: string; sitting_id: string; state: string; disposition: string | null; subjects: string[]; lifted: boolean }>`
    select c.account_id, c.sitting_id, c.state, c.disposition, c.subjects,
      exists (select 1 from breach_correction k where k.account_id = c.account_id and k.case_id = c.case_id and k.state = 'approved' and k.kind = 'revoke') as lifted
    from breach_case c where c.account_id = any(${[...accountIds]}::uuid[]) and c.exam_code = ${examCode} and c.sitting_id is not null and c.state not in ('dismissed', 'withdrawn')`.execute(tx);
  return rows.flatMap((r): BreachEffect[] => {
    const of = { accountId: r.account_id, sittingId: r.sitting_id };
    if (r.state !== 'served' && r.state !== 'recorded' && r.state !== 'corrected') return [{ ...of, effect: 'open' }];
    const { allVoid } = DISPOSITIONS[Disposition.parse(r.disposition)];
    // a record that is corrected stands or falls with the application, which is declared valid again where the decision is lifted
    if (r.lifted || (allVoid && r.state === 'corrected')) return [];
    return allVoid ? [{ ...of, effect: 'void', subjects: null }] : r.subjects.length > 0 ? [{ ...of, effect: 'void', subjects: r.subjects }] : [];
  });
}
