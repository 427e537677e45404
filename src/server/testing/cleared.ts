import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { completionsCleared } from '#server/modules/completions/index.ts';
import { CompletionId } from '#contracts/completions.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { TestApp } from './app.ts';
import { apply, readyCandidate, type Candidate } from './candidates.ts';

export type ClearedPerson = Candidate & { id: ApplicationId; completionId: CompletionId; document: string };

/** The open sitting of an exam and its last day. */
export async function openSitting(t: TestApp, examCode = '034'): Promise<{ sittingId: string; lastDay: string; year: number }> {
  const found = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === examCode)?.sitting;
  if (!found) throw new Error(`no open sitting of ${examCode}`);
  return { sittingId: found.id, lastDay: found.examOn.toSorted().at(-1) ?? '', year: found.year };
}

/** Somebody who applied, sat and passed, was announced and is cleared, as module completions leaves them; `state` for those who are not. */
export async function cleared(t: TestApp, sitting: { sittingId: string; lastDay: string; year: number }, name: string, how: { state?: string; form?: Record<string, unknown>; level?: string } = {}): Promise<ClearedPerson> {
  // a name in brackets waits for a person's verification, which is not what is tried here
  const who = await readyCandidate(t, { name: '张伟' });
  const id = await apply(t, who, { sittingId: sitting.sittingId, ...(how.form && { form: how.form }) });
  await t.asOwner(`update application set payment_state = 'paid', review_state = 'approved' where id = $1`, [id]);
  await t.asOwner('update account set name = $2 where account_id = $1', [who.accountId, name]);
  const completionId = CompletionId.parse(newId());
  const state = how.state ?? 'cleared';
  await t.asOwner(`insert into completion (account_id, completion_id, application_id, sitting_id, exam_code, exam_year, level_code, specialty_code, province, prefecture, ticket_number, completed_on, state, reasons, subjects, version, publicity_id, cleared_at, changed_at)
    values ($1, $2, $3, $4, $5, $6, $7, '15', '37', '3701', $8, $9, $10, case when $10 = 'cleared' then '{}' else '{objection}' end::text[], '{}', 1, gen_random_uuid(), now(), now())`, [who.accountId, completionId, id, sitting.sittingId, sitting.sittingId.slice(0, 3), sitting.year, how.level ?? '04', completionId.slice(-12), sitting.lastDay, state]);
  if (state === 'cleared') await tellCleared(t, [{ accountId: who.accountId, completionId }]);
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, who.accountId));
  return { ...who, name, id, completionId, document: account?.documentNumber ?? '' };
}

/** What module completions says when somebody is cleared. */
export async function tellCleared(t: TestApp, completions: { accountId: Candidate['accountId']; completionId: CompletionId }[]): Promise<void> {
  await t.inTx((tx) => enqueue(tx, completionsCleared, { completions }));
}
