import { sql } from 'kysely';
import { SampleResult } from '#contracts/samples.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** For which provinces of a sitting a check after the exam (考后核查) was drawn; null among them: for every one. */
export async function listCheckedProvinces(tx: Tx, sittingId: string): Promise<(string | null)[]> {
  const rows = await tx.selectFrom('review_sample').select('province').distinct().where('sitting_id', '=', sittingId).where('kind', '=', sql.lit('post_exam')).where('state', '=', sql.lit('drawn')).execute();
  return rows.map((r) => r.province);
}

/** What came of the checks after the exam in which applications of these people were drawn, by application. */
export async function findCheckResults(tx: Tx, sittingId: string, accountIds: readonly string[]): Promise<Map<string, SampleResult[]>> {
  const rows = await tx.selectFrom('review_sample_case as c').innerJoin('review_sample as s', 's.id', 'c.sample_id').select(['c.application_id', 'c.result'])
    .where('c.account_id', '=', sql<string>`any(${[...accountIds]}::uuid[])`).where('s.sitting_id', '=', sittingId).where('s.kind', '=', sql.lit('post_exam')).execute();
  const found = new Map<string, SampleResult[]>();
  for (const r of rows) found.set(r.application_id, [...(found.get(r.application_id) ?? []), SampleResult.parse(r.result)]);
  return found;
}
