import { TENDER_WORDS, type CounterReceiptNumber } from '#contracts/cash-desk.ts';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { yuanInCapitals } from '#server/kernel/yuan-in-capitals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { deskNames } from '../desk-text.ts';
import { refusalsToPrint } from '../domain/receipt-rules.ts';
import { countPrint, findPrint, findReceipt } from './receipts.store.ts';

/** The name under which the kit registers the template. */
const TEMPLATE = 'cash-receipt';

/** 打印、补打: counts one more printing; every one but the first is marked on the paper. */
export async function printReceipt({ tx, by, now }: AtDesk, number: CounterReceiptNumber): Promise<Result<number>> {
  const receipt = await findReceipt(tx, by.jurisdiction, number, { lock: true });
  if (!receipt) return refusedFor('cash.receipt_not_found');
  const no = refusalsToPrint(receipt, by);
  return no.length > 0 ? refused(no) : ok(await countPrint(tx, number, by, now));
}

/** One printing as PDF; always Chinese, as it is handed out. */
export async function drawReceipt({ tx, by }: AtDesk, kit: Kit, number: CounterReceiptNumber, seq: number): Promise<Result<{ contentType: string; fileName: string; base64: string }>> {
  const r = await findReceipt(tx, by.jurisdiction, number);
  if (!r) return refusedFor('cash.receipt_not_found');
  const print = await findPrint(tx, number, seq);
  if (!print) return refusedFor('cash.print_not_found');
  const pdf = await kit.pdf.render(TEMPLATE, {
    issuedAt: r.issuedAt,
    data: {
      number, desk: await deskNames(tx, 'zh').desk(r.desk), payer: r.payer, applicationNumber: r.applicationNumber, title: r.title, orderNumber: r.orderNumber, lines: r.lines.map((l) => [l.text, yuan(l.amountInFen)]), amount: yuan(r.amountInFen), capitals: yuanInCapitals(r.amountInFen),
      tender: `${TENDER_WORDS[r.tender].zh}${r.posReference === null ? '' : `（凭证 ${r.posReference}）`}`, paidAt: beijingTime(r.paidAt), issuedBy: r.issuedByName, issuedAt: beijingTime(r.issuedAt), printedAt: beijingTime(print.at), printedBy: print.by,
      mark: r.state === 'void' ? '作废' : seq === 1 ? '' : `补打（第 ${String(seq)} 次打印）`, replaces: r.replaces ?? '', replacedBy: r.replacedBy ?? '',
    },
  });
  return ok({ contentType: 'application/pdf', fileName: `收款收据-${number}.pdf`, base64: pdf.toString('base64') });
}
