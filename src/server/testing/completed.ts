import { SittingId } from '#contracts/catalogue.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { findSitting, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { fileKey, recordSubjectResult } from '#server/modules/candidate-files/index.ts';
import { sittingArchived } from '#server/modules/scores/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { registerPerson } from './account.ts';
import type { TestApp } from './app.ts';
import { apply, readyCandidate } from './candidates.ts';
import { citizenNumber } from './people.ts';
import { enrol } from './score-roll.ts';

/** Somebody who sat an exam: who they are, and whether the programme or a person approved their application. */
export type Sat = { name: string; passes: [year: number, subject: string][]; review?: 'approved' | 'automatic' | 'post_exam'; province?: string; specialty?: string };
export type SatPerson = { name: string; accountId: AccountId; applicationId: ApplicationId; ticket: string; documentNumber: string };

/** A sitting of 一级建造师 after its exam, with scores out: these people sat it with these passes in their files. The clock stands a day after the release. */
export async function satSitting(t: TestApp, people: readonly Sat[]): Promise<{ sittingId: string; year: number; people: SatPerson[] }> {
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  const sitting = open && (await t.inTx((tx) => findSitting(tx, open.sitting.id)));
  if (!sitting) throw new Error('no sitting of 034 is open');
  const model = await readyCandidate(t, { name: '模板' });
  const modelId = await apply(t, model, { sittingId: sitting.id });
  const opensAt = Date.parse(`${sitting.examOn.at(-1) ?? ''}T09:00:00+08:00`) + 60 * 86_400_000;
  const sat: SatPerson[] = [];
  for (const [at, p] of people.entries()) {
    const documentNumber = citizenNumber('370112', `199${String(at % 10)}0${String(1 + (at % 9))}15`, 301 + 2 * at);
    const accountId = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name: p.name, documentNumber, glyphDescription: '见身份证' }));
    const changed = { account_id: accountId, number: `2703437${String(at).padStart(8, '0')}`, province: p.province ?? '37', specialty_code: p.specialty ?? '15', review_state: p.review ?? 'approved', payment_state: 'paid' };
    const { rows } = await t.asOwner(`insert into application select (jsonb_populate_record(a, $2::jsonb || jsonb_build_object('id', gen_random_uuid()))).* from application a where a.id = $1 returning id`, [modelId, JSON.stringify(changed)]);
    sat.push({ name: p.name, accountId, applicationId: (rows[0] as { id: ApplicationId }).id, ticket: `270343701001${String(at + 1).padStart(2, '0')}`, documentNumber });
  }
  await enrol(t, sitting.id, sat.map((s, at) => ({ number: s.ticket, accountId: s.accountId, applicationId: s.applicationId, province: people[at]?.province ?? '37', specialty: people[at]?.specialty ?? '15' })));
  for (const [at, s] of sat.entries()) for (const [year, subjectCode] of people[at]?.passes ?? []) await passed(t, s, year, subjectCode, people[at]);
  await t.asOwner(`insert into score_release (sitting_id, row_version, state, opens_at, proposed_by_id, proposed_by_name, proposed_at, approved_by_id, approved_by_name, approved_at)
    values ($1, 3, 'approved', $2, gen_random_uuid(), '周敏', $2::timestamptz - interval '2 days', gen_random_uuid(), '欧阳倩', $2::timestamptz - interval '1 day')`, [sitting.id, new Date(opensAt)]);
  t.clock.set(opensAt + 86_400_000);
  return { sittingId: sitting.id, year: sitting.year, people: sat };
}

/** Writes a pass into somebody's file. */
export async function passed(t: TestApp, s: Pick<SatPerson, 'name' | 'documentNumber'>, year: number, subjectCode: string, p: Pick<Sat, 'province' | 'specialty'> = {}, outcome: 'passed' | 'failed' = 'passed'): Promise<void> {
  const key = fileKey(t.kit.crypto, { name: s.name, documentType: 'resident_id', documentNumber: s.documentNumber }, '034');
  await t.inTx((tx) => recordSubjectResult(tx, key, p.province ?? '37', { year, levelCode: '04', specialtyCode: p.specialty ?? '15', subjectCode, outcome }, t.clock.now()));
}

/** Computes a sitting as the end of its archiving does. */
export async function assess(t: TestApp, sittingId: string): Promise<void> {
  await t.inTx((tx) => enqueue(tx, sittingArchived, { sittingId: SittingId.parse(sittingId) }));
  await t.runJobs();
}
