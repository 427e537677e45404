import { beijingDay, beijingTime, type Instant } from '#contracts/dates.ts';
import type { SuspensionId, SuspensionWords } from '#contracts/suspensions.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { accountsInBrief, tellAccount } from '#server/modules/accounts/index.ts';
import { endSuspended, moveToResit, suspendPapers } from '#server/modules/applications/index.ts';
import { fileKey, recordCancelledYear } from '#server/modules/candidate-files/index.ts';
import { getExam, getSitting } from '#server/modules/catalogue/index.ts';
import { refundApplication } from '#server/modules/payments/index.ts';
import { takePapersOffRoll } from '#server/modules/scores/index.ts';
import { halfDaysOf, timesOf } from '#server/modules/seating/index.ts';
import { withdrawTickets } from '#server/modules/tickets/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { listAffectedAfter, type Affected } from './affected.store.ts';
import { firstRemedy } from './domain/suspension-acts.ts';
import { suspendedPapers } from './domain/suspended-papers.ts';
import { partlyWords } from './domain/suspension-words.ts';
import { insertPeople, listToMove, listUnsettled, noteMoved, noteSettled, noteWithdrawn, type Person } from './people.store.ts';
import { getSuspension, stepSuspension, writeProgress, type Suspension } from './suspensions.store.ts';

type Env = { tx: Tx; kit: Kit; now: Instant };

const BATCH = 100;
const SYSTEM = { staffId: null, name: '系统' };

/**
 * One batch of a suspension's work, in one transaction with its progress: first everybody is told and their tickets are void, then what each is owed is set going, and
 * last those who come along are moved into the resit. A process that ends loses at most one batch, and nothing is done twice. True while there is more.
 */
export async function continueWork(env: Env, id: SuspensionId): Promise<boolean> {
  const s = await getSuspension(env.tx, id, { lock: true });
  switch (s.state) {
    case 'telling': return tellBatch(env, s);
    case 'settling':
    case 'in_effect': return settleBatch(env, s);
    case 'proposed':
    case 'withdrawn': return false;
  }
}

async function tellBatch(env: Env, s: Suspension): Promise<boolean> {
  const { tx, now } = env;
  const batch = await listAffectedAfter(tx, s, s.after, BATCH);
  const told = await touch(env, s, batch);
  const last = batch.at(-1);
  await writeProgress(tx, s.id, { told: s.told + told, ...(last && { after: { accountId: last.accountId, id: last.id } }) }, new Date(now));
  if (batch.length === BATCH) return true;
  await stepSuspension(tx, s, 'told', { state: 'settling', after: null }, { detail: String(s.told + told) }, SYSTEM, new Date(now));
  return true;
}

/** Touches these people once (通知、准考证作废): who was touched before is left alone. Answers how many were new. */
export async function touch({ tx, kit, now }: Env, s: Suspension, batch: readonly Affected[]): Promise<number> {
  const exam = await getExam(tx, s.examCode);
  const byHalfDay = halfDaysOf(timesOf(exam, await getSitting(tx, s.sittingId)));
  const found = batch.flatMap((a) => {
    const papers = suspendedPapers(s, { subjects: a.subjects, byHalfDay: byHalfDay(a), atCentre: a.atCentre });
    return papers.subjects.length === 0 ? [] : [{ ...a, ...papers }];
  });
  const fresh = await insertPeople(tx, found.map((a) => ({ accountId: a.accountId, applicationId: a.id, suspensionId: s.id, province: a.province, prefecture: a.prefecture, number: a.number, subjects: a.subjects, whole: a.whole, remedy: firstRemedy(s.remedy, a.whole), paidInFen: a.paidInFen })), new Date(now));
  const people = found.filter((a) => fresh.has(a.id));
  for (const a of people) {
    await suspendPapers(tx, { accountId: a.accountId, applicationId: a.id }, a.subjects, now);
    await say({ tx, kit, now }, a, a.whole ? s.words : partlyWords(s.words));
  }
  for (const province of new Set(people.map((a) => a.province))) {
    const lost = people.filter((a) => a.province === province).map((a) => ({ accountId: a.accountId, applicationId: a.id, prefecture: a.prefecture, number: a.number, whole: a.whole }));
    await noteWithdrawn(tx, s.id, [...(await withdrawTickets(tx, kit, { sittingId: s.sittingId, province }, lost, now))]);
  }
  await takePapersOffRoll(tx, s.sittingId, people.map((a) => ({ applicationId: a.id, subjects: a.subjects })));
  return people.length;
}

function say(env: Env, a: Pick<Affected, 'accountId' | 'province'>, words: SuspensionWords): Promise<void> {
  return tellAccount({ ...env, province: a.province }, a.accountId, 'sitting_suspended', (lang) => ({ notice: words[lang] }));
}

async function settleBatch(env: Env, s: Suspension): Promise<boolean> {
  const { tx, now } = env;
  const batch = await listUnsettled(tx, s.id, BATCH);
  await settlePeople(env, s, batch);
  if (batch.length > 0) await writeProgress(tx, s.id, { settled: s.settled + batch.length }, new Date(now));
  if (batch.length === BATCH) return true;
  if (s.state === 'settling') {
    await stepSuspension(tx, s, 'settled', { state: 'in_effect', inEffectAt: new Date(now) }, { detail: String(s.settled + batch.length) }, SYSTEM, new Date(now));
    return false;
  }
  return moveBatch(env, s);
}

/** Sets going what each is owed: the fee back and the year off the cycle, or nothing yet where the exam is held anew. */
async function settlePeople(env: Env, s: Suspension, people: readonly Person[]): Promise<void> {
  const { tx, kit, now } = env;
  const who = await accountsInBrief(tx, kit.crypto, people.map((p) => p.accountId));
  invariant(s.approvedById, 'what is settled was approved');
  for (const p of people) {
    if (p.remedy === 'refund') {
      const person = who.get(p.accountId);
      if (person) await recordCancelledYear(tx, fileKey(kit.crypto, person, s.examCode), { year: s.examYear, suspensionId: s.id, documentNumber: s.documentNumber }, new Date(now));
      await refundApplication(tx, { accountId: p.accountId, applicationId: p.applicationId, suspensionId: s.id }, now);
      // a no means that it ended otherwise meanwhile; the money goes back all the same
      if (p.whole) await endSuspended({ tx, kit, now, staffId: s.approvedById }, p, `${s.reason}（${s.documentNumber}）`);
    }
    await noteSettled(tx, p, new Date(now));
  }
}

async function moveBatch(env: Env, s: Suspension): Promise<boolean> {
  const { tx, kit, now } = env;
  const { resit, resitSittingId, resitApprovedById } = s;
  if (!resit || !resitSittingId || !resitApprovedById) return false;
  const batch = await listToMove(tx, s.id, BATCH);
  const exam = (await getExam(tx, s.examCode)).name;
  for (const p of batch) {
    const moved = await moveToResit({ tx, kit, now, staffId: resitApprovedById }, p, { id: resitSittingId }, `延期至 ${resit.examOn.join('、')}（${s.documentNumber}）`);
    if (moved.ok) await tellAccount({ ...env, province: p.province }, p.accountId, 'resit_arranged', (lang) => ({ exam: exam[lang], days: resit.examOn.join(lang === 'zh' ? '、' : ', '), at: beijingTime(resit.ticketOpensAt) }));
    await noteMoved(tx, p, new Date(now));
  }
  await writeProgress(tx, s.id, {}, new Date(now));
  if (batch.length === BATCH) return true;
  if (batch.length > 0) await stepSuspension(tx, s, 'resit_moved', {}, { detail: resitSittingId }, SYSTEM, new Date(now));
  return false;
}

/** True while people can still complete an application that the suspension would have touched. */
export async function stillAhead(tx: Tx, s: Suspension, now: Instant): Promise<boolean> {
  return beijingDay(now) <= ((await getSitting(tx, s.sittingId)).examOn.toSorted().at(-1) ?? '');
}
