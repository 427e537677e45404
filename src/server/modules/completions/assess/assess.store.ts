import { sql } from 'kysely';
import type { Sitting } from '#contracts/catalogue.ts';
import { CheckResult, CompletionId, CompletionReason, CompletionState, type CompletionKey } from '#contracts/completions.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { SYSTEM } from '../completions.store.ts';
import type { Next, Standing } from '../domain/next-state.ts';
import type { CheckFacts } from '../domain/verdict.ts';

/** A completion as the computing of a batch sees it, held until the transaction ends. */
export type Kept = CompletionKey & Standing & { version: number; subjects: string; own: CheckFacts['own']; objection: CheckFacts['objection']; /** Dead, while another application of the person leads to the same certificate. */ overtaken: boolean };
export type Step = Kept & { next: Next; /** Newly computed. */ subjects: string };

/** What is kept of these applications, held, by application; the state of a list is as of now. */
export async function lockKept(tx: Tx, examCode: string, of: readonly { accountId: string; applicationId: string }[], now: Instant): Promise<Map<string, Kept>> {
  const { rows } = await sql<{ account_id: string; completion_id: string; application_id: string; state: string; reasons: string[]; version: number; subjects: unknown; check_result: string | null; list: string | null; ends_at: Date | null; objections: string[]; overtaken: boolean }>`
    select c.account_id, c.completion_id, c.application_id, c.state, c.reasons, c.version, c.subjects, c.check_result, p.state as list, p.ends_at,
      array(select o.state from objection o where o.account_id = c.account_id and o.completion_id = c.completion_id) as objections,
      c.state in ('refused', 'taken_back') and exists (select 1 from completion d where d.account_id = c.account_id and d.exam_code = c.exam_code and d.level_code = c.level_code and d.specialty_code = c.specialty_code and d.completion_id <> c.completion_id and d.state not in ('refused', 'taken_back')) as overtaken
    from completion c left join publicity p on p.publicity_id = c.publicity_id
    where (c.account_id, c.application_id) in (select a, i from unnest(${of.map((k) => k.accountId)}::uuid[], ${of.map((k) => k.applicationId)}::uuid[]) as t (a, i)) and c.exam_code = ${examCode}
    order by c.account_id, c.completion_id for update of c`.execute(tx);
  return new Map(rows.map((r) => [r.application_id, {
    accountId: AccountId.parse(r.account_id), completionId: CompletionId.parse(r.completion_id), state: CompletionState.parse(r.state), reasons: r.reasons.map((x) => CompletionReason.parse(x)), version: r.version,
    subjects: JSON.stringify(r.subjects), own: r.check_result === null ? null : CheckResult.parse(r.check_result), list: listState(r, now), overtaken: r.overtaken,
    objection: r.objections.includes('upheld') ? 'upheld' : r.objections.some((o) => o !== 'not_upheld') ? 'open' : 'none',
  }]));
}

function listState({ list, ends_at }: { list: string | null; ends_at: Date | null }, now: Instant): Standing['list'] {
  if (list === null || list === 'withdrawing' || list === 'withdrawn') return 'none';
  if (list === 'ended' || list === 'closing') return 'over';
  return list === 'approved' ? (ends_at !== null && ends_at.getTime() <= now ? 'over' : 'shown') : 'making';
}

type Found = CompletionKey & { applicationId: string; levelCode: string; specialtyCode: string; province: string; prefecture: string; ticketNumber: string; state: CompletionState; reasons: readonly CompletionReason[]; subjects: string };

/** Writes down who is newly complete, with the first line of their history; who holds the same already, or was written by another run, is left out. */
export async function insertFound(tx: Tx, sitting: Sitting, found: readonly Found[], at: Date): Promise<number> {
  if (found.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`
    with added as (
      insert into completion (account_id, completion_id, application_id, sitting_id, exam_code, exam_year, level_code, specialty_code, province, prefecture, ticket_number, completed_on, state, reasons, subjects, version, changed_at)
      select a, c, i, ${sitting.id}, ${sitting.examCode}, ${sitting.year}, l, s, p, f, n, ${sitting.examOn.toSorted().at(-1) ?? ''}, t, case when r = '' then '{}'::text[] else string_to_array(r, ',') end, j::jsonb, 1, ${at}
      from unnest(${found.map((f) => f.accountId)}::uuid[], ${found.map((f) => f.completionId)}::uuid[], ${found.map((f) => f.applicationId)}::uuid[], ${found.map((f) => f.levelCode)}::text[], ${found.map((f) => f.specialtyCode)}::text[], ${found.map((f) => f.province)}::text[],
        ${found.map((f) => f.prefecture)}::text[], ${found.map((f) => f.ticketNumber)}::text[], ${found.map((f) => f.state)}::text[], ${found.map((f) => f.reasons.join(','))}::text[], ${found.map((f) => f.subjects)}::text[]) as u (a, c, i, l, s, p, f, n, t, r, j)
      on conflict do nothing returning account_id, completion_id, state, reasons), told as (
      insert into completion_event (account_id, completion_id, version, act, from_state, to_state, reasons, by_id, by_name, at)
      select account_id, completion_id, 1, 'found', null, state, reasons, null, ${SYSTEM.name}, ${at} from added returning 1)
    select count(*)::int as n from told`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Moves held completions, each with the line of its history. A clearing gets its moment; who leaves a list leaves it. */
export async function applySteps(tx: Tx, steps: readonly Step[], at: Date): Promise<number> {
  if (steps.length === 0) return 0;
  await sql`
    update completion c set state = u.t, reasons = case when u.r = '' then '{}'::text[] else string_to_array(u.r, ',') end, subjects = u.j::jsonb, version = c.version + 1, changed_at = ${at},
      publicity_id = case when u.leaves then null else c.publicity_id end, cleared_at = case when u.t = 'cleared' then ${at} else c.cleared_at end
    from unnest(${steps.map((s) => s.accountId)}::uuid[], ${steps.map((s) => s.completionId)}::uuid[], ${steps.map((s) => s.next.state)}::text[], ${steps.map((s) => s.next.reasons.join(','))}::text[], ${steps.map((s) => s.subjects)}::text[], ${steps.map((s) => s.next.leaves)}::boolean[]) as u (a, k, t, r, j, leaves)
    where c.account_id = u.a and c.completion_id = u.k`.execute(tx);
  await sql`
    insert into completion_event (account_id, completion_id, version, act, from_state, to_state, reasons, by_id, by_name, at)
    select a, k, v, x, f, t, case when r = '' then '{}'::text[] else string_to_array(r, ',') end, null, ${SYSTEM.name}, ${at}
    from unnest(${steps.map((s) => s.accountId)}::uuid[], ${steps.map((s) => s.completionId)}::uuid[], ${steps.map((s) => s.version + 1)}::int[], ${steps.map((s) => s.next.act)}::text[], ${steps.map((s) => s.state)}::text[], ${steps.map((s) => s.next.state)}::text[], ${steps.map((s) => s.next.reasons.join(','))}::text[]) as u (a, k, v, x, f, t, r)`.execute(tx);
  return steps.length;
}

/** Keeps the years that count now where only they changed: a pass that was retaken, a pass line that was set. */
export async function rewriteSubjects(tx: Tx, rows: readonly (CompletionKey & { subjects: string })[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`update completion c set subjects = u.j::jsonb from unnest(${rows.map((r) => r.accountId)}::uuid[], ${rows.map((r) => r.completionId)}::uuid[], ${rows.map((r) => r.subjects)}::text[]) as u (a, k, j)
    where c.account_id = u.a and c.completion_id = u.k`.execute(tx);
}

/** Takes people off the lists they are on: the public does not see them any more. */
export async function leaveLists(tx: Tx, keys: readonly CompletionKey[], at: Date): Promise<void> {
  if (keys.length === 0) return;
  await sql`update publicity_entry set left_at = ${at} where completion_id = any(${keys.map((k) => k.completionId)}::uuid[]) and left_at is null`.execute(tx);
}

/** The sittings and ticket numbers by which a person completed something, of an exam or at all. */
export async function listCompletedBy(tx: Tx, accountId: string): Promise<{ sittingId: string; number: string }[]> {
  const rows = await tx.selectFrom('completion').select(['sitting_id', 'ticket_number']).where('account_id', '=', accountId).execute();
  return rows.map((r) => ({ sittingId: r.sitting_id, number: r.ticket_number }));
}
