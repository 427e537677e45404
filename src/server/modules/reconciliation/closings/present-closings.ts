import { beijingDay } from '#contracts/dates.ts';
import type { ClosingFilters, ClosingId, ClosingLine, ClosingList, ClosingWhole } from '#contracts/reconciliation.ts';
import { refusalText } from '#contracts/refusals.ts';
import { covers, provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import { pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import type { Booking } from '../asking.ts';
import { channelName } from '../bills/present-bills.ts';
import { refusalsToClose, type ToClose } from './against-closing.ts';
import { digestOf } from './closing-figures.ts';
import { findClosing, listClosings, listUnclosedDays, listUnclosedSittings, type Closing } from './closings.store.ts';
import { refusalsToDecide } from './move-closing.ts';

const PAGE = 50;
const WAITING_DAYS = 8;

/** 结账清单: what was closed, and what waits for it in one province with everything that stands against. */
export async function viewClosings(b: Booking, channels: PaymentChannels, { after, ...f }: ClosingFilters & { after: string }): Promise<ClosingList> {
  const pair = pairOf(after === '' ? undefined : after);
  const rows = await listClosings(b.tx, b.by.jurisdiction, f, pair && { day: pair[0], id: pair[1] }, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const province = f.province ?? provinceOf(b.by.jurisdiction);
  return {
    closings: await Promise.all(page.map((c) => lineOf(b, c))), next: rows.length > PAGE && last ? pairKey(last.day, last.id) : null,
    province: province ?? null, mayPropose: b.by.permissions.includes('reconciliation.handle'), waiting: province !== undefined && covers(b.by.jurisdiction, { province }) && after === '' ? await waitingOf(b, channels, province) : [],
  };
}

async function waitingOf(b: Booking, channels: PaymentChannels, province: string): Promise<ClosingList['waiting']> {
  const names = catalogueNames(b.tx, b.lang);
  const [days, sittings] = await Promise.all([listUnclosedDays(b.tx, { province, before: beijingDay(b.now) }, WAITING_DAYS), listUnclosedSittings(b.tx, province)]);
  const all: ToClose[] = [...days.map((day): ToClose => ({ kind: 'day', province, day, sittingId: null })), ...sittings.map((sittingId): ToClose => ({ kind: 'final', province, day: beijingDay(b.now), sittingId }))];
  const lines: ClosingList['waiting'] = [];
  for (const c of all) {
    const reasons = (await refusalsToClose({ ...b, channels }, c)).map((r) => refusalText(r, b.lang));
    lines.push({ kind: c.kind, day: c.day, sittingId: c.sittingId, sitting: c.sittingId === null ? null : await names.sitting(c.sittingId), provinceCode: province, province: await names.province(province), reasons });
  }
  return lines;
}

/** One closing with its frozen figures; `sealed` says that they are the ones the digest was made of. */
export async function viewClosing(b: Booking, channels: PaymentChannels, id: ClosingId): Promise<Result<ClosingWhole>> {
  const c = await findClosing(b.tx, b.by.jurisdiction, id);
  if (!c) return refusedFor('closing.not_found');
  const reasons = (act: 'approve' | 'return') => refusalsToDecide(c, b.by.staffId, act).map((r) => refusalText(r, b.lang));
  return ok({ ...(await lineOf(b, c)), figures: c.figures, names: await namesIn(b, channels, c), reason: c.reason, sealed: digestOf(c, c.figures).equals(c.digest), acts: { approve: reasons('approve'), return: reasons('return') } });
}

/** What the codes in the figures are called. */
export async function namesIn({ tx, lang }: Pick<Booking, 'tx' | 'lang'>, channels: PaymentChannels, c: Closing): Promise<Record<string, string>> {
  const names = catalogueNames(tx, lang);
  const found: [string, string][] = [...c.figures.accounts.map((a): [string, string] => [a.receiving, channelName(channels, a.receiving, lang)])];
  for (const { sittingId } of c.figures.sittings) found.push([sittingId, await names.sitting(sittingId)]);
  for (const { of } of c.figures.balances) {
    const [province = '', sitting] = of.split('/');
    const place = /^\d{2}$/.test(province) ? await names.province(province) : channelName(channels, province, lang);
    found.push([of, sitting === undefined ? place : `${place} · ${await names.sitting(sitting)}`]);
  }
  return Object.fromEntries(found);
}

/** A closing as a line of the list. */
export async function lineOf({ tx, lang }: Pick<Booking, 'tx' | 'lang'>, c: Closing): Promise<ClosingLine> {
  const names = catalogueNames(tx, lang);
  return {
    id: c.id, kind: c.kind, province: await names.province(c.province), provinceCode: c.province, day: c.day, sitting: c.sittingId === null ? null : await names.sitting(c.sittingId), state: c.state, collectedInFen: c.collectedInFen, refundedInFen: c.refundedInFen, digest: c.digest.toString('hex'),
    proposedBy: c.proposedByName, proposedAt: c.proposedAt, approvedBy: c.decidedByName, approvedAt: c.decidedAt, version: c.version,
  };
}
