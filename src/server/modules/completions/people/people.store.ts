import { z } from 'zod';
import { CheckResult, CompletionReason, CompletionState, type CompletionKey } from '#contracts/completions.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { COMPLETION_COLUMNS, openCompletion, type By } from '../completions.store.ts';
import { completionsWithin } from './completions.scope.ts';

const Years = z.array(z.tuple([z.string(), z.int()]));
export type Narrowed = { sittingId: string; state?: CompletionState | undefined; province?: string | undefined; level?: string | undefined; specialty?: string | undefined };

const narrowed = (tx: Tx, j: Jurisdiction, f: Narrowed) => tx.selectFrom('completion').where('completion.sitting_id', '=', f.sittingId).where(completionsWithin(j))
  .$if(f.state !== undefined, (q) => q.where('completion.state', '=', f.state ?? '')).$if(f.province !== undefined, (q) => q.where('completion.province', '=', f.province ?? ''))
  .$if(f.level !== undefined, (q) => q.where('completion.level_code', '=', f.level ?? '')).$if(f.specialty !== undefined, (q) => q.where('completion.specialty_code', '=', f.specialty ?? ''));

/** The place of a line in the list, as its page names it. */
export const placeKey = (r: { province: string; levelCode: string; specialtyCode: string; ticketNumber: string }): string => `${r.province} ${r.levelCode} ${r.specialtyCode} ${r.ticketNumber}`;

/** Who passed everything in a sitting, behind a place, by province, level, specialty and ticket number. */
export async function listPeople(tx: Tx, j: Jurisdiction, f: Narrowed, after: string | undefined, limit: number) {
  const [province = '', level = '', specialty = '', number = ''] = after?.split(' ') ?? [];
  const rows = await narrowed(tx, j, f).select([...COMPLETION_COLUMNS, 'subjects'])
    .$if(after !== undefined, (q) => q.where((eb) => eb(eb.refTuple('province', 'level_code', 'specialty_code', 'ticket_number'), '>', eb.tuple(province, level, specialty, number))))
    .orderBy('province').orderBy('level_code').orderBy('specialty_code').orderBy('ticket_number').limit(limit).execute();
  return rows.map((r) => ({ ...openCompletion(r), years: Years.parse(r.subjects) }));
}

/** How many. */
export async function countPeople(tx: Tx, j: Jurisdiction, f: Narrowed): Promise<number> {
  const row = await narrowed(tx, j, f).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** How many of a sitting stand where, province by province. */
export async function countByProvince(tx: Tx, j: Jurisdiction, sittingId: string): Promise<{ province: string; state: CompletionState; count: number }[]> {
  const rows = await narrowed(tx, j, { sittingId }).select(['province', 'state', (eb) => eb.fn.countAll<number>().as('count')]).groupBy(['province', 'state']).orderBy('province').execute();
  return rows.map((r) => ({ province: r.province, state: CompletionState.parse(r.state), count: Number(r.count) }));
}

export type KeptPerson = ReturnType<typeof openCompletion> & { version: number; publicityId: string | null; check: { result: CheckResult; note: string; by: string; at: Instant } | null };

/** The completion an application came to, with its check. */
export async function findByApplication(tx: Tx, accountId: string, applicationId: string): Promise<KeptPerson | undefined> {
  const r = await tx.selectFrom('completion').select([...COMPLETION_COLUMNS, 'version', 'publicity_id', 'check_result', 'check_note', 'check_by_name', 'check_at']).where('account_id', '=', accountId).where('application_id', '=', applicationId).executeTakeFirst();
  return r && {
    ...openCompletion(r), version: r.version, publicityId: r.publicity_id,
    check: r.check_result === null || r.check_at === null ? null : { result: CheckResult.parse(r.check_result), note: r.check_note ?? '', by: r.check_by_name ?? '', at: r.check_at.getTime() },
  };
}

/** Writes down what a check of a held person came to, with its line in the history; where they stand is computed after it. */
export async function writeCheck(tx: Tx, held: CompletionKey & { version: number; state: CompletionState; reasons: readonly CompletionReason[] }, c: { result: CheckResult; note: string }, by: By, at: Date): Promise<void> {
  const version = held.version + 1;
  await tx.updateTable('completion').set({ check_result: c.result, check_note: c.note, check_by_id: by.staffId, check_by_name: by.name, check_at: at, version, changed_at: at }).where('account_id', '=', held.accountId).where('completion_id', '=', held.completionId).execute();
  await tx.insertInto('completion_event').values({ account_id: held.accountId, completion_id: held.completionId, version, act: 'checked', from_state: held.state, to_state: held.state, reasons: [...held.reasons], by_id: by.staffId, by_name: by.name, at }).execute();
}

/** The history of a completion, the latest first. */
export async function listEvents(tx: Tx, { accountId, completionId }: CompletionKey): Promise<{ act: string; state: CompletionState; reasons: CompletionReason[]; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('completion_event').select(['act', 'to_state', 'reasons', 'by_name', 'at']).where('account_id', '=', accountId).where('completion_id', '=', completionId).orderBy('version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, state: CompletionState.parse(r.to_state), reasons: r.reasons.map((x) => CompletionReason.parse(x)), by: r.by_name, at: r.at.getTime() }));
}

/** Whose application it is, as ids of the two kinds. */
export const idsOf = (p: { accountId: string; applicationId: string }) => ({ accountId: AccountId.parse(p.accountId), applicationId: ApplicationId.parse(p.applicationId) });
