import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { OrderNumber, RefundState, RefundWay, type OwnRefund } from '#contracts/payments.ts';
import { REFUND_STATE_WORDS, type RefundList, type RefundListFilters } from '#contracts/refunds.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import { failureText } from './refund-failures.ts';
import { refundsAfter, sumRefunds } from './refunds.list.store.ts';
import { getOrderNumber, listRefunds, refundOf, type Refund } from './refunds.store.ts';
import { leftForDesk, refusalsToHandOver, refusalsToPayOut, refusalsToRetry } from './refund-states.ts';

const PAGE = 50;

/** A refund as its owner reads it: 退款中 until the money is back. */
export function presentOwnRefund(r: Refund, lang: Lang): OwnRefund {
  const done = r.state === 'done';
  const underWay = r.way === 'desk' ? { zh: '待现场退费', en: 'To be paid out at the cash desk' } : { zh: '退款中', en: 'Refund under way' };
  return { number: r.number, way: r.way, done, stateText: (done ? REFUND_STATE_WORDS.done : underWay)[lang], doneAt: r.doneAt };
}

/** 退费名单: a page within the jurisdiction with its sums, each line with what may be done or why not. */
export async function viewRefunds(tx: Tx, by: StaffActor, f: RefundListFilters & { after: string }, lang: Lang): Promise<RefundList> {
  const [rows, sums] = await Promise.all([refundsAfter(tx, by.jurisdiction, f, pairOf(f.after === '' ? undefined : f.after), PAGE + 1), sumRefunds(tx, by.jurisdiction, f)]);
  const page = rows.slice(0, PAGE);
  const people = await accountNames(tx, page.map((r) => r.account_id));
  const names = catalogueNames(tx, lang);
  const lines: RefundList['lines'] = [];
  for (const row of page) {
    const r = refundOf(row);
    const reasons = (no: ReturnType<typeof refusalsToRetry>) => no.map((one) => refusalText(one, lang));
    lines.push({
      accountId: AccountId.parse(r.accountId), id: r.id, number: r.number, version: r.version, applicationId: ApplicationId.parse(r.applicationId), orderNumber: OrderNumber.parse(row.order_number), applicationNumber: row.number ?? '', name: people.get(r.accountId) ?? '',
      exam: await names.sitting(row.sitting_id), province: await names.province(row.province), reason: r.reason, way: r.way, state: r.state, amountInFen: r.amountInFen, tries: r.tries, nextAt: r.nextAt, openedAt: r.openedAt, doneAt: r.doneAt,
      reference: r.reference, receiptNumber: r.receiptNumber, failure: r.failure === null ? null : failureText(r.failure, lang), returnedInFen: r.returnedInFen, leftForDeskInFen: leftForDesk(r), contradicted: r.contradicted, handedBy: row.handed_by_name, paidOutBy: row.paid_out_by_name,
      acts: { retry: reasons(refusalsToRetry(r)), handOver: reasons(refusalsToHandOver(r)), payOut: reasons(refusalsToPayOut(r, by.staffId)) },
    });
  }
  const last = page.at(-1);
  return {
    lines, next: rows.length > PAGE && last ? pairKey(last.account_id, last.id) : null,
    sums: sumsOf(sums),
    failures: sums.filter((s) => s.state === 'failed').map((s) => ({ failure: s.failure ?? '', text: failureText(s.failure, lang), count: s.count, amountInFen: s.amountInFen })),
  };
}

/** One sum a state and way. */
function sumsOf(rows: Awaited<ReturnType<typeof sumRefunds>>): RefundList['sums'] {
  const sums = new Map<string, RefundList['sums'][number]>();
  for (const r of rows) {
    const before = sums.get(`${r.state}/${r.way}`);
    sums.set(`${r.state}/${r.way}`, { state: RefundState.parse(r.state), way: RefundWay.parse(r.way), count: (before?.count ?? 0) + r.count, amountInFen: (before?.amountInFen ?? 0) + r.amountInFen });
  }
  return [...sums.values()];
}

/** The refund of one suspension as its owner reads it: number, money, day, and where; nothing where no fee was paid. */
export async function findSuspensionRefund(tx: Tx, of: { accountId: AccountId; applicationId: ApplicationId; suspensionId: string }, lang: Lang) {
  const refund = (await listRefunds(tx, of.accountId, of.applicationId)).find((r) => r.suspensionId === of.suspensionId);
  if (!refund) return undefined;
  const { number, stateText, done, doneAt } = presentOwnRefund(refund, lang);
  return { number, orderNumber: await getOrderNumber(tx, refund), amountInFen: refund.amountInFen, stateText, done, doneAt, atDesk: refund.way === 'desk' };
}
