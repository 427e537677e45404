import type { Readable } from 'node:stream';
import { fenFromDigits } from '../amounts.ts';
import { bytesOfArchivedBill } from '../bill-archive.ts';
import { linesOf, readLine } from '../bill-lines.ts';
import type { BillLine } from '../channel.ts';
import { momentNear } from '../stamps.ts';

/** The widths of the fields of a ZM file, a blank after each (全渠道平台接入接口规范 第3部分 文件接口 6.1). */
const WIDTHS = [3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 32];

/** Numbers of the fields that are read, counted from one as the document does. */
const FIELD = { at: 5, amount: 7, reference: 10, number: 12, fee: 16, type: 20, original: 41 } as const;

const STARTS = WIDTHS.map((_, i) => WIDTHS.slice(0, i).reduce((sum, width) => sum + width + 1, 0));

/**
 * 银联商户对账文件 (a ZIP with `INN…ZM_<merchant>`: lines of fixed widths in bytes, GBK). A refund is a line of its own number (type 04) that names the order it gives back. The year is that of the
 * settlement day in the file's name, for the lines have none.
 */
export function readUnionpayBill(merchant: string) {
  return async function* read(content: Readable): AsyncGenerator<BillLine> {
    let settledAt: number | undefined;
    const wanted = (name: string): boolean => {
      const [, y, m, d, whose] = /INN(\d{2})(\d{2})(\d{2})\d{2}ZM_(\d{15})$/.exec(name) ?? [];
      if (y === undefined || whose !== merchant) return false;
      settledAt = Date.parse(`20${y}-${m ?? ''}-${d ?? ''}T12:00:00+08:00`);
      return true;
    };
    let row = 0;
    for await (const bytes of linesOf(bytesOfArchivedBill(content, wanted))) {
      row += 1;
      if (bytes.length === 0) continue;
      const line = readLine(row, () => lineOf(bytes, settledAt ?? Number.NaN));
      if (line) yield line;
    }
  };
}

function lineOf(bytes: Buffer, settledAt: number): BillLine {
  const last = WIDTHS.length - 1;
  if (bytes.length < (STARTS[last] ?? 0) + (WIDTHS[last] ?? 0)) throw new Error('the line is too short');
  const field = (number: number): string => {
    const start = STARTS[number - 1] ?? 0;
    return bytes.subarray(start, start + (WIDTHS[number - 1] ?? 0)).toString('latin1').trim();
  };
  const type = field(FIELD.type);
  if (type !== '01' && type !== '04') throw new Error(`交易类型 ${type}`);
  const common = { reference: field(FIELD.reference), amountInFen: fenFromDigits(field(FIELD.amount)), feeInFen: feeOf(field(FIELD.fee)), at: momentNear(field(FIELD.at), settledAt) };
  if (type === '01') return { ...common, kind: 'payment', number: field(FIELD.number), refundNumber: null };
  const original = field(FIELD.original);
  if (original === '') throw new Error('a refund that does not name its order');
  return { ...common, kind: 'refund', number: original, refundNumber: field(FIELD.number) };
}

/** `D00000000146`: what is taken from the merchant (借记); `C…` is given to it. */
function feeOf(text: string): number {
  const [, sign, digits] = /^([CD])(\d{12})$/.exec(text) ?? [];
  if (digits === undefined) throw new Error('商户手续费');
  const fen = fenFromDigits(digits);
  return sign === 'C' ? 0 - fen : fen;
}
