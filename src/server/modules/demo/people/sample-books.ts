import { z } from 'zod';
import { beijingDay, Day, startOfBeijingDay, type Instant } from '#contracts/dates.ts';
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
import { refundSome } from './sample-refunds.ts';
import { SEATED_PEOPLE } from './sample-seating.ts';

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
const PROVINCE = '37';
const HANDLES = 'shenhe.shandong';
const APPROVES = 'guanli.shandong';

/** How many pay so many days ago, at each account in the order of CHANNELS; those from before applying opened come together on its first day. */
const PAYING: readonly (readonly [daysAgo: number, wechat: number, alipay: number, unionpay: number])[] = [[10, 3, 1, 1], [9, 1, 1, 1], [8, 0, 2, 0], [6, 0, 0, 2], [5, 0, 2, 0], [4, 1, 1, 1], [3, 2, 0, 0], [2, 0, 2, 0]];

type Planted = Readonly<Partial<Record<string, readonly BillFault[]>>>;
/** What the bills of the first day have wrong, of the second, and of the last, so that every class of difference is there. */
const [FIRST, SECOND, LAST]: readonly Planted[] = [{ wechat: ['late', 'double'], alipay: ['amount'], unionpay: ['missing'] }, { alipay: ['extra'] }, { alipay: ['missing'] }];

/** Who pays on those days. */
export const PAYERS: readonly string[] = PAYING.flatMap(([daysAgo, ...payers]) => payers.flatMap((count, turn) => Array.from({ length: count }, (_, n) => payerKey(daysAgo, turn, n))));

/** The books of some days, one a step: the day everybody with a seat had paid is closed, the days after it are compared; asked again until everybody has paid. */
export const loadSampleBooks = declareJob({ name: 'demo.load-sample-books', payload: z.object({ days: z.array(Day).default([]), step: z.int().default(-1), asked: z.int().default(0) }), attempts: 5, retryDelaySeconds: 5 });

const ASKED_MOST = 600;
type Env = { bank: SampleBank; channels: PaymentChannels; endpoints: () => readonly AnyEndpoint[] };
type Telling = { scene: Scene; day: Day; morning: Instant };

const dayBefore = (day: Day): Day => beijingDay(startOfBeijingDay(day) - HOUR);
const plantedOn = (step: number, days: readonly Day[]): Planted => (step === 0 ? FIRST : step === days.length - 1 ? LAST : step === 1 ? SECOND : undefined) ?? {};

export const onLoadSampleBooks = ({ bank, channels, endpoints }: Env) => handleJob(loadSampleBooks, {
  prepare: async ({ kit, read }, { days, step }) => {
    const ready = new Set((await read(listLoaded)).filter((p) => p.stage === 'ready').map((p) => p.key));
    if (!bank || ![...PAYERS, ...SEATED_PEOPLE].every((key) => ready.has(key))) return { day: undefined, fetched: [] };
    const day = days[step] ?? (await read((tx) => openDays({ tx, kit, acts: actsOf(endpoints()) }, kit.clock.now())))[0];
    const fetched: { account: string; bill: Fetched }[] = [];
    if (day === undefined) return { day, fetched };
    for (const { channel: { account } } of step < 0 ? CHANNELS.slice(0, 1) : CHANNELS) {
      const faults = plantedOn(step, days)[account] ?? [];
      if (faults.length > 0) await plantFaults(bank.url, account, day, faults);
      const channel = channels.find(account);
      const bill = channel && (await downloadBill(channel, day));
      if (bill) fetched.push({ account, bill });
    }
    return { day, fetched };
  },
  work: async ({ tx, kit, now }, { days, step, asked }, { day, fetched }) => {
    if (!bank) return;
    if (day === undefined) return void (asked < ASKED_MOST && (await enqueue(tx, loadSampleBooks, { days, step, asked: asked + 1 }, { now, runAt: now + 3_000 })));
    const morning = startOfBeijingDay(day) + DAY + 10 * HOUR;
    for (const { account, bill } of fetched) {
      const channel = channels.find(account);
      if (!channel) continue;
      await keepFetched(tx, channel, day, bill, morning);
      for (const of of [dayBefore(day), day]) await compareOneDay(tx, { channels }, { receiving: account, day: of }, morning);
    }
    const scene: Scene = { tx, kit, acts: actsOf(endpoints()) };
    await happen({ scene, day, morning }, step);
    // a channel has made its bill by the morning after the next
    const then = step < 0 ? (await openDays(scene, now)).filter((d) => d <= beijingDay(now - 2 * DAY)) : days;
    if (step + 1 < then.length) await enqueue(tx, loadSampleBooks, { days: then, step: step + 1 }, { now, runAt: now + 500 });
    else await refundSome(scene, now);
  },
});

async function happen(at: Telling, step: number): Promise<void> {
  if (step < 0) return close(at);
  if (step === 0) {
    await workOn(at, at.day, 'amount', { note: '已致电渠道客服，等待回单' });
    await workOn(at, at.day, 'double', { note: '渠道重复出账，实收一笔', outcome: 'explained' });
  }
  // what the bill of the next day has not either
  if (step === 1) await workOn(at, dayBefore(at.day), 'short', { note: '银联称次日补出，已登记' });
}

/** The days of the province that are not closed, the earliest first. */
async function openDays(scene: Scene, now: Instant): Promise<Day[]> {
  const list = await act(scene, await officer(scene, HANDLES), now, 'GET /api/staff/closings', {}, ClosingList);
  return list.waiting.filter((w) => w.kind === 'day').map((w) => w.day);
}

/** Proposes the closing of a day, and has a second person confirm it. */
async function close({ scene, day, morning }: Telling): Promise<void> {
  const proposed = await act(scene, await officer(scene, HANDLES), morning + HOUR, 'POST /api/staff/closings', { body: { kind: 'day', province: PROVINCE, day } }, ClosingWhole);
  await act(scene, await officer(scene, APPROVES), morning + 2 * HOUR, 'POST /api/staff/closings/:id/approval', { params: { id: proposed.id }, body: { version: proposed.version } }, ClosingWhole);
}

/** Takes the differences of a class found that day, says what was found out, and where it is clear how it should end. */
async function workOn({ scene, morning }: Telling, day: Day, of: string, { note, outcome }: { note: string; outcome?: ProposedOutcome }): Promise<void> {
  const by = await officer(scene, HANDLES);
  const { lines } = await act(scene, by, morning, 'GET /api/staff/bill-differences', { query: { day, class: of, state: 'open' } }, DifferenceList);
  for (const { id, version } of lines) {
    const taken = await act(scene, by, morning + HOUR, 'POST /api/staff/bill-differences/:id/owner', { params: { id }, body: { version } }, DifferenceWhole);
    const [path, body] = outcome ? ['proposal', { outcome }] : ['notes', {}];
    await act(scene, by, morning + 5 * HOUR, `POST /api/staff/bill-differences/:id/${path}`, { params: { id }, body: { ...body, version: taken.version, note } }, DifferenceWhole);
  }
}
