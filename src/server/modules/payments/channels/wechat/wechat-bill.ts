import type { Readable } from 'node:stream';
import { fenFromYuan } from '../amounts.ts';
import { cell, columnsOf, linesOf, readLine } from '../bill-lines.ts';
import type { BillLine } from '../channel.ts';
import { momentOf } from '../stamps.ts';

const COLUMNS = { at: '交易时间', reference: '微信订单号', number: '商户订单号', state: '交易状态', refundReference: '微信退款单号', refundNumber: '商户退款单号', refundState: '退款状态', fee: '手续费', amount: '订单金额', refundAmount: '申请退款金额' } as const;

/** 微信交易账单 (CSV in UTF-8, every cell behind a back quote, two lines of summary at the end). A refund that failed is no movement of money. */
export async function* readWechatBill(content: Readable): AsyncGenerator<BillLine> {
  let columns: Record<keyof typeof COLUMNS, number> | undefined;
  let row = 0;
  for await (const bytes of linesOf(content)) {
    row += 1;
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
    if (text.trim() === '') continue;
    const at = columns;
    if (at === undefined) {
      columns = columnsOf(text.split(','), COLUMNS);
      continue;
    }
    if (/^`?总交易单数/.test(text)) return;
    // a comma inside a cell is no separator: the next cell begins with a back quote
    const line = readLine(row, () => lineOf(text.replace(/^`/, '').split(',`').map((part) => part.trim()), at));
    if (line) yield line;
  }
  if (columns !== undefined) throw new Error('the bill breaks off before its summary');
}

function lineOf(cells: readonly string[], at: Record<keyof typeof COLUMNS, number>): BillLine | undefined {
  const state = cell(cells, at.state);
  const common = { number: cell(cells, at.number), feeInFen: fenFromYuan(cell(cells, at.fee)), at: momentOf(cell(cells, at.at)) };
  if (state === 'SUCCESS') return { ...common, kind: 'payment', refundNumber: null, reference: cell(cells, at.reference), amountInFen: fenFromYuan(cell(cells, at.amount)) };
  if (state !== 'REFUND') throw new Error(`交易状态 ${state}`);
  if (cell(cells, at.refundState) === 'FAIL') return undefined;
  return { ...common, kind: 'refund', refundNumber: cell(cells, at.refundNumber), reference: cell(cells, at.refundReference), amountInFen: fenFromYuan(cell(cells, at.refundAmount)) };
}
