import { beijingDay } from '#contracts/dates.ts';
import { LEDGER_KIND_WORDS } from '#contracts/ledger.ts';
import { DifferenceAct, type DifferenceFilters, type DifferenceId, type DifferenceLine, type DifferenceList, type DifferenceWhole } from '#contracts/reconciliation.ts';
import { refusalText } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { listMovementsOf } from '#server/modules/ledger/index.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import { pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import type { Booking } from '../asking.ts';
import { channelName } from '../bills/present-bills.ts';
import { differenceOf, refusalsToAct } from '../domain/difference-acts.ts';
import { findDifference, listDifferences, listEvents, type Difference } from './differences.store.ts';

const PAGE = 50;

/** 差异清单: a page within the jurisdiction, the newest first. */
export async function viewDifferences(b: Booking, channels: PaymentChannels, { after, ...f }: DifferenceFilters & { after: string }): Promise<DifferenceList> {
  const rows = await listDifferences(b.tx, b.by.jurisdiction, { ...f, today: beijingDay(b.now), mine: b.by.staffId }, placeOf(after === '' ? undefined : after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { lines: await Promise.all(page.map((d) => lineOf(b, channels, d))), next: rows.length > PAGE && last ? pairKey(String(last.foundAt), last.id) : null };
}

/** One difference with its history and the movements of its order. */
export async function viewDifference(b: Booking, channels: PaymentChannels, id: DifferenceId): Promise<Result<DifferenceWhole>> {
  const d = await findDifference(b.tx, b.by.jurisdiction, id);
  if (!d) return refusedFor('reconciliation.difference_not_found');
  const [line, events, movements] = await Promise.all([lineOf(b, channels, d), listEvents(b.tx, id), d.orderNumber === null ? [] : listMovementsOf(b.tx, d.orderNumber)]);
  return ok({
    ...line, explanation: d.explanation, proposed: d.proposed, proposedBy: d.proposedByName, approvedBy: d.approvedByName,
    history: events.map((e) => ({ act: e.act, note: e.note, by: e.by_name, at: e.at.getTime(), file: e.blob_id !== null, seq: e.seq })),
    movements: movements.map((m) => ({ kind: LEDGER_KIND_WORDS[m.kind][b.lang], day: m.day, amountInFen: m.amountInFen, reference: m.reference, at: m.happenedAt })),
    acts: DifferenceAct.options.map((act) => ({ act, reasons: refusalsToAct(act, d, b.by).map((r) => refusalText(r, b.lang)) })),
  });
}

/** A difference as a line of the list, in the reader's words. */
export async function lineOf({ tx, lang, now, by }: Booking, channels: PaymentChannels, d: Difference): Promise<DifferenceLine> {
  const names = catalogueNames(tx, lang);
  return {
    id: d.id, receiving: d.receiving, channel: channelName(channels, d.receiving, lang), day: d.day, kind: d.kind, class: d.class, state: d.state, outcome: d.outcome, number: d.number, reference: d.reference, refundNumber: d.refundNumber, orderNumber: d.orderNumber, theirsInFen: d.theirsInFen, oursInFen: d.oursInFen,
    differenceInFen: differenceOf(d), theirDay: d.theirDay, ourDay: d.ourDay, province: d.province === null ? '' : await names.province(d.province), sitting: d.sittingId === null ? '' : await names.sitting(d.sittingId), owner: d.ownerName, mine: d.ownerId === by.staffId,
    dueOn: d.dueOn, overdue: d.state !== 'settled' && d.dueOn !== null && d.dueOn < beijingDay(now), version: d.version, foundAt: d.foundAt, settledAt: d.settledAt,
  };
}
