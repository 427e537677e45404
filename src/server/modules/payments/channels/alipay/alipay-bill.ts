import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { fenFromYuan } from '../amounts.ts';
import { bytesOfArchivedBill } from '../bill-archive.ts';
import { cell, cellsOf, columnsOf, linesOf, readLine } from '../bill-lines.ts';
import type { BillLine } from '../channel.ts';
import { momentOf } from '../stamps.ts';

const COLUMNS = { reference: '支付宝交易号', number: '商户订单号', kind: '业务类型', at: '完成时间', amount: '订单金额', refundNumber: '退款批次号/请求号', fee: '服务费' } as const;

/**
 * 支付宝业务明细 (a ZIP of GB 18030 CSV; lines of `#` above and below, the summary in a file of its own). A refund stands with a negative amount and its 退款请求号; the fee (服务费) with the sign of what
 * it takes away.
 */
export async function* readAlipayBill(content: Readable): AsyncGenerator<BillLine> {
  let columns: Record<keyof typeof COLUMNS, number> | undefined;
  let row = 0;
  for await (const bytes of linesOf(bytesOfArchivedBill(content, (name) => name.endsWith('.csv') && !name.includes('汇总')))) {
    row += 1;
    const text = iconv.decode(bytes, 'gb18030');
    if (text.trim() === '' || text.startsWith('#')) continue;
    const cells = cellsOf(text);
    const at = columns;
    if (at === undefined) {
      columns = columnsOf(cells, COLUMNS);
      continue;
    }
    const line = readLine(row, () => lineOf(cells, at));
    if (line) yield line;
  }
  if (row > 0 && columns === undefined) throw new Error('the bill has no headings');
}

function lineOf(cells: readonly string[], at: Record<keyof typeof COLUMNS, number>): BillLine {
  const kind = cell(cells, at.kind);
  if (kind !== '交易' && kind !== '退款') throw new Error(`业务类型 ${kind}`);
  const refundNumber = cell(cells, at.refundNumber);
  if (kind === '退款' && refundNumber === '') throw new Error('a refund without its number');
  const amount = fenFromYuan(cell(cells, at.amount));
  return {
    kind: kind === '交易' ? 'payment' : 'refund', number: cell(cells, at.number), refundNumber: kind === '退款' ? refundNumber : null, reference: cell(cells, at.reference),
    amountInFen: kind === '退款' ? Math.abs(amount) : amount, feeInFen: 0 - fenFromYuan(cell(cells, at.fee)), at: momentOf(cell(cells, at.at)),
  };
}
