import type { ReceiptFilters, ReceiptLine, ReceiptList } from '#contracts/cash-desk.ts';
import { refusalText, type Refusal } from '#contracts/refusals.ts';
import { pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { deskNames } from '../desk-text.ts';
import { refusalsToAskVoid, refusalsToDecideVoid, refusalsToPrint } from '../domain/receipt-rules.ts';
import { countPrints, listReceipts, type Receipt } from './receipts.store.ts';

const PAGE = 50;

/** 收据清单: a page within the jurisdiction, the newest first. */
export async function viewReceipts(b: AtDesk, { after, ...f }: ReceiptFilters & { after: string }): Promise<ReceiptList> {
  const rows = await listReceipts(b.tx, b.by.jurisdiction, f, placeOf(after === '' ? undefined : after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { receipts: await presentReceipts(b, page), next: rows.length > PAGE && last ? pairKey(String(last.issuedAt), last.number) : null };
}

/** Receipts in the reader's words, with what may be done about each. */
export async function presentReceipts(b: AtDesk, receipts: readonly Receipt[]): Promise<ReceiptLine[]> {
  const names = deskNames(b.tx, b.lang);
  const prints = await countPrints(b.tx, receipts.map((r) => r.number));
  const said = (no: Refusal[]) => no.map((one) => refusalText(one, b.lang));
  const lines: ReceiptLine[] = [];
  for (const r of receipts) {
    lines.push({
      number: r.number, desk: r.desk, deskText: await names.desk(r.desk), state: r.state, version: r.version, orderNumber: r.orderNumber, payer: r.payer, applicationNumber: r.applicationNumber, title: r.title, amountInFen: r.amountInFen, tender: r.tender, posReference: r.posReference, issuedAt: r.issuedAt, issuedBy: r.issuedByName, prints: prints.get(r.number) ?? 0,
      replaces: r.replaces, replacedBy: r.replacedBy, voidReason: r.voidReason, voidAskedBy: r.voidAskedByName, voidedBy: r.voidedByName, voidedAt: r.voidedAt, acts: { print: said(refusalsToPrint(r, b.by)), ask: said(refusalsToAskVoid(r, b.by)), decide: said(refusalsToDecideVoid(r, b.by)) },
    });
  }
  return lines;
}
