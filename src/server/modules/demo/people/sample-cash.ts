import { z } from 'zod';
import { CashDesks, DepositId, DepositList, ReceiptList, ShiftWhole } from '#contracts/cash-desk.ts';
import { beijingDay, startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import { OrderView, PaymentView } from '#contracts/payments.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Actor, AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { counterKeys } from '../crowd/invent-person.ts';
import { act, actsOf, candidate, officer, type Scene } from '../last-sitting/act.ts';
import { listLoaded, type LoadedPerson } from './demo-people.store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ASKED_MOST = 600;
const [CASHIER, SECOND] = ['shoufei.nanchang', 'caiwu.jiangxi'] as const;

/** Who pays at the desks of 江西, where a fee may be paid on site. */
export const COUNTER_PEOPLE: readonly string[] = counterKeys('36', 8);

/** Shifts of three days at two desks: one handed over with a difference and taken to the bank, one that waits for the second person, one that is open; asked again until everybody can pay. */
export const loadSampleCash = declareJob({ name: 'demo.load-sample-cash', payload: z.object({ asked: z.int().default(0) }), attempts: 3, retryDelaySeconds: 5 });

type Desk = { scene: Scene; cashier: Actor; second: Actor };
const Printed = z.object({ print: z.int() });
const Moved = z.object({ version: z.int() });
const Kept = z.object({ id: DepositId });

export const onLoadSampleCash = ({ endpoints }: { endpoints: () => readonly AnyEndpoint[] }) => handleJob(loadSampleCash, {
  work: async ({ tx, kit, now }, { asked }) => {
    const ready = new Map((await listLoaded(tx)).filter((p) => p.stage === 'ready').map((p) => [p.key, p]));
    const people = COUNTER_PEOPLE.flatMap((key) => ready.get(key) ?? []);
    if (people.length < COUNTER_PEOPLE.length) return void (asked < ASKED_MOST && (await enqueue(tx, loadSampleCash, { asked: asked + 1 }, { now, runAt: now + 3_000 })));
    const scene: Scene = { tx, kit, acts: actsOf(endpoints()) };
    const desk = { scene, cashier: await officer(scene, CASHIER), second: await officer(scene, SECOND) };
    const morning = (daysAgo: number) => startOfBeijingDay(beijingDay(now - daysAgo * DAY)) + 9 * HOUR;
    // soon after applying opened nobody could have paid yesterday
    if (await isPayable(desk, people[0], morning(2))) {
      await handedOver(desk, people.slice(0, 4), morning(2));
      await waiting(desk, people.slice(4, 6), morning(1));
    }
    await running(desk, people.slice(6), now - 2 * MINUTE);
  },
});

/** Two days ago: paid in cash and by card, a receipt voided, five yuan short, handed over, taken to the bank and checked. */
async function handedOver(d: Desk, people: readonly LoadedPerson[], at: Instant): Promise<void> {
  const shift = await open(d, d.cashier, at, { place: '3601-01', counted: { inFen: 20_000, notes: [{ faceInFen: 1_000, count: 15 }, { faceInFen: 500, count: 10 }] }, drawnInFen: 20_000 });
  for (const [n, person] of people.entries()) await take(d, d.cashier, person, at + (n + 1) * 20 * MINUTE, n === 2 ? { tender: 'pos', posReference: '002146889013' } : {});
  const { receipts } = await act(d.scene, d.cashier, at + 3 * HOUR, 'GET /api/staff/counter-receipts', {}, ReceiptList);
  for (const { number } of receipts) await act(d.scene, d.cashier, at + 3 * HOUR, 'POST /api/staff/counter-receipts/:number/prints', { params: { number } }, Printed);
  const wrong = receipts[0];
  invariant(wrong, 'a receipt was issued');
  await act(d.scene, d.cashier, at + 3 * HOUR, 'POST /api/staff/counter-receipts/:number/prints', { params: { number: wrong.number } }, Printed);
  const { version } = await act(d.scene, d.cashier, at + 4 * HOUR, 'POST /api/staff/counter-receipts/:number/void-request', { params: { number: wrong.number }, body: { version: wrong.version, reason: '打印时卡纸，收据污损' } }, Moved);
  await act(d.scene, d.second, at + 5 * HOUR, 'POST /api/staff/counter-receipts/:number/void-decision', { params: { number: wrong.number }, body: { version, decision: 'approve' } }, Moved);
  const counted = await count(d, d.cashier, shift, at + 8 * HOUR, -500, '找零时多付五元，未能追回');
  await act(d.scene, d.second, at + 8.5 * HOUR, 'POST /api/staff/cash-shifts/:id/decision', { params: { id: shift.id }, body: { version: counted.version, decision: 'confirm' } }, ShiftWhole);
  const { id } = await act(d.scene, d.cashier, at + 9 * HOUR, 'POST /api/staff/cash-deposits', { body: { desk: shift.desk, slipNumber: 'JX-CK-0087', depositedOn: beijingDay(at), amountInFen: (counted.countedInFen ?? 0) - 20_000 } }, Kept);
  const { deposits } = await act(d.scene, d.second, at + 9.5 * HOUR, 'GET /api/staff/cash-deposits', {}, DepositList);
  await act(d.scene, d.second, at + 9.5 * HOUR, 'POST /api/staff/cash-deposits/:id/decision', { params: { id }, body: { version: deposits.find((one) => one.id === id)?.version ?? 1, decision: 'agree' } }, Kept);
}

/** Yesterday, at the office: counted with a yuan too much; nobody has confirmed it, and the cash lies there over night. */
async function waiting(d: Desk, people: readonly LoadedPerson[], at: Instant): Promise<void> {
  const shift = await open(d, d.second, at, { place: '36', counted: { inFen: 0 } });
  for (const [n, person] of people.entries()) await take(d, d.second, person, at + (n + 1) * 30 * MINUTE, {});
  await count(d, d.second, shift, at + 8 * HOUR, 100, '多出一元，来源不明');
}

/** Today: the review point's desk is open with what was left of its change; somebody asks that a receipt be voided. */
async function running(d: Desk, people: readonly LoadedPerson[], at: Instant): Promise<void> {
  const { desks } = await act(d.scene, d.cashier, at, 'GET /api/staff/cash-desks', {}, CashDesks);
  const inFen = desks.find((one) => one.desk === '36010101')?.cashInFen ?? 0;
  await open(d, d.cashier, at, { place: '3601-01', counted: { inFen } });
  for (const person of people) await take(d, d.cashier, person, at + MINUTE, {});
  const { receipts: [last] } = await act(d.scene, d.cashier, at + MINUTE, 'GET /api/staff/counter-receipts', {}, ReceiptList);
  if (last) await act(d.scene, d.cashier, at + MINUTE, 'POST /api/staff/counter-receipts/:number/void-request', { params: { number: last.number }, body: { version: last.version, reason: '缴费人姓名打印不清' } }, Moved);
}

const open = (d: Desk, who: Actor, at: Instant, body: object): Promise<ShiftWhole> => act(d.scene, who, at, 'POST /api/staff/cash-shifts', { body }, ShiftWhole);

async function count(d: Desk, who: Actor, { id }: ShiftWhole, at: Instant, off: number, reason: string): Promise<ShiftWhole> {
  const s = await act(d.scene, who, at, 'GET /api/staff/cash-shifts/:id', { params: { id } }, ShiftWhole);
  return act(d.scene, who, at, 'POST /api/staff/cash-shifts/:id/count', { params: { id }, body: { version: s.version, counted: { inFen: s.expectedInFen + off }, posInFen: s.posExpectedInFen, reason } }, ShiftWhole);
}

const dueOf = (d: Desk, person: LoadedPerson | undefined, at: Instant): Promise<PaymentView> => {
  invariant(person?.accountId && person.applicationId, 'somebody who is ready has an application');
  return act(d.scene, candidate(person.accountId), at, 'GET /api/applications/:id/payment', { params: { id: person.applicationId } }, PaymentView);
};

const isPayable = async (d: Desk, person: LoadedPerson | undefined, at: Instant): Promise<boolean> => (await dueOf(d, person, at)).refusals.length === 0;

async function take(d: Desk, who: Actor, person: LoadedPerson, at: Instant, hands: object): Promise<void> {
  const { amountInFen, applicationId } = await dueOf(d, person, at);
  await act(d.scene, who, at, 'POST /api/staff/applications/:id/payments', { params: { id: applicationId }, body: { amountInFen, ...hands } }, OrderView);
}
