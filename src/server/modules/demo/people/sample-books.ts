import { z } from 'zod';
import { beijingDay, startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';
import { ClosingList, ClosingWhole, DifferenceList, DifferenceWhole, type ProposedOutcome } from '#contracts/reconciliation.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import { compareOneDay, downloadBill, keepFetched, type Fetched } from '#server/modules/reconciliation/index.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { act, actsOf, officer, type Scene } from '../last-sitting/act.ts';
import { payerKey } from '../crowd/invent-person.ts';
import { listLoaded } from './demo-people.store.ts';
import { plantFaults, type BillFault, type SampleBank } from './sample-bank.ts';
import { CHANNELS } from './sample-channels.ts';
import { SEATED_PEOPLE } from './sample-seating.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const PROVINCE = '37';
const HANDLES = 'shenhe.shandong';
const APPROVES = 'guanli.shandong';

type Then = (at: Telling) => Promise<void>;
/** A day of the demonstration: how many pay at each account (in the order of CHANNELS), what their bills have wrong, and what people do about it the morning after. */
type Told = { daysAgo: number; payers: readonly [number, number, number]; faults?: readonly [turn: number, fault: BillFault][]; then?: Then };
const [WECHAT, ALIPAY, UNIONPAY] = [0, 1, 2];

/** Ten days: closed, awaiting a second person, overdue, proposed, taken, and just found, with every class of difference among them. */
const DAYS: readonly Told[] = [
  { daysAgo: 10, payers: [1, 1, 1], then: async (at) => { await close(at, true); } },
  { daysAgo: 9, payers: [1, 1, 1], then: async (at) => { await close(at, false); } },
  { daysAgo: 8, payers: [0, 2, 0], faults: [[ALIPAY, 'amount']], then: (at) => workOn(at, 'amount', { note: '已致电渠道客服，等待回单' }) },
  { daysAgo: 7, payers: [3, 0, 0], faults: [[WECHAT, 'late'], [WECHAT, 'double']], then: (at) => workOn(at, 'double', { note: '渠道重复出账，实收一笔', outcome: 'explained' }) },
  { daysAgo: 6, payers: [0, 0, 2], faults: [[UNIONPAY, 'missing']] },
  { daysAgo: 5, payers: [0, 2, 0], faults: [[ALIPAY, 'extra']], then: (at) => workOn({ ...at, day: dayBefore(at.day) }, 'short', { note: '银联称次日补出，已登记' }) },
  { daysAgo: 4, payers: [1, 1, 1] },
  { daysAgo: 3, payers: [2, 0, 0], faults: [[WECHAT, 'late']] },
  { daysAgo: 2, payers: [0, 2, 0], faults: [[ALIPAY, 'missing']] },
];

/** Who pays on those days. */
export const PAYERS: readonly string[] = DAYS.flatMap(({ daysAgo, payers }) => payers.flatMap((count, turn) => Array.from({ length: count }, (_, n) => payerKey(daysAgo, turn, n))));

/** The books of some days, one a step; asked again until everybody has paid. */
export const loadSampleBooks = declareJob({ name: 'demo.load-sample-books', payload: z.object({ step: z.int().default(-1), asked: z.int().default(0) }), attempts: 5, retryDelaySeconds: 5 });

const ASKED_MOST = 600;
type Env = { bank: SampleBank; channels: PaymentChannels; endpoints: () => readonly AnyEndpoint[] };
type Telling = { scene: Scene; day: Day; morning: Instant };

const dayAgo = (now: Instant, days: number): Day => beijingDay(now - days * DAY);
const dayBefore = (day: Day): Day => beijingDay(startOfBeijingDay(day) - HOUR);

export const onLoadSampleBooks = ({ bank, channels, endpoints }: Env) => handleJob(loadSampleBooks, {
  prepare: async ({ kit, read }, { step }) => {
    const now = kit.clock.now();
    const ready = new Set((await read(listLoaded)).filter((p) => p.stage === 'ready').map((p) => p.key));
    if (!bank || ![...PAYERS, ...SEATED_PEOPLE].every((key) => ready.has(key))) return { day: undefined, fetched: [] };
    const told = DAYS[step];
    // before the first of them comes the one day on which everybody with a seat had paid
    const day = told ? dayAgo(now, told.daysAgo) : (await read((tx) => earliestOpen({ tx, kit, acts: actsOf(endpoints()) }, now)));
    if (day === undefined) return { day: undefined, fetched: [] };
    const fetched: { account: string; bill: Fetched }[] = [];
    for (const { channel: { account } } of CHANNELS.slice(0, told ? CHANNELS.length : 1)) {
      const faults = told?.faults?.filter(([turn]) => CHANNELS[turn]?.channel.account === account).map(([, fault]) => fault) ?? [];
      if (faults.length > 0) await plantFaults(bank.url, account, day, faults);
      const channel = channels.find(account);
      const bill = channel && (await downloadBill(channel, day));
      if (bill) fetched.push({ account, bill });
    }
    return { day, fetched };
  },
  work: async ({ tx, kit, now }, { step, asked }, { day, fetched }) => {
    if (!bank) return;
    if (day === undefined) return void (asked < ASKED_MOST && (await enqueue(tx, loadSampleBooks, { step, asked: asked + 1 }, { now, runAt: now + 3_000 })));
    const told = DAYS[step];
    const morning = startOfBeijingDay(day) + DAY + 10 * HOUR;
    for (const { account, bill } of fetched) {
      const channel = channels.find(account);
      if (!channel) continue;
      await keepFetched(tx, channel, day, bill, morning);
      for (const of of [dayBefore(day), day]) await compareOneDay(tx, { channels }, { receiving: account, day: of }, morning);
    }
    const at: Telling = { scene: { tx, kit, acts: actsOf(endpoints()) }, day, morning };
    await (told ? told.then?.(at) : close(at, true));
    if (step + 1 < DAYS.length) await enqueue(tx, loadSampleBooks, { step: step + 1 }, { now, runAt: now + 500 });
  },
});

/** The earliest day of the province that is not closed. */
async function earliestOpen(scene: Scene, now: Instant): Promise<Day | undefined> {
  const list = await act(scene, await officer(scene, HANDLES), now, 'GET /api/staff/closings', {}, ClosingList);
  return list.waiting.find((w) => w.kind === 'day')?.day;
}

/** Proposes the closing of a day, and has a second person confirm it. */
async function close({ scene, day, morning }: Telling, confirmed: boolean): Promise<void> {
  const proposed = await act(scene, await officer(scene, HANDLES), morning + HOUR, 'POST /api/staff/closings', { body: { kind: 'day', province: PROVINCE, day } }, ClosingWhole);
  if (confirmed) await act(scene, await officer(scene, APPROVES), morning + 2 * HOUR, 'POST /api/staff/closings/:id/approval', { params: { id: proposed.id }, body: { version: proposed.version } }, ClosingWhole);
}

/** Takes the differences of a class found that day, says what was found out, and where it is clear how it should end. */
async function workOn({ scene, day, morning }: Telling, of: string, { note, outcome }: { note: string; outcome?: ProposedOutcome }): Promise<void> {
  const by = await officer(scene, HANDLES);
  const { lines } = await act(scene, by, morning, 'GET /api/staff/bill-differences', { query: { day, class: of, state: 'open' } }, DifferenceList);
  for (const { id, version } of lines) {
    const taken = await act(scene, by, morning + HOUR, 'POST /api/staff/bill-differences/:id/owner', { params: { id }, body: { version } }, DifferenceWhole);
    const [path, body] = outcome ? ['proposal', { outcome }] : ['notes', {}];
    await act(scene, by, morning + 5 * HOUR, `POST /api/staff/bill-differences/:id/${path}`, { params: { id }, body: { ...body, version: taken.version, note } }, DifferenceWhole);
  }
}
