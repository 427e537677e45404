import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import type { Line } from '../bill-days.ts';
import type { Merchant } from '../merchants.ts';
import { digits } from '../writing.ts';

/** 银联's file of a settlement day: a ZIP with the transactions (ZM) and the errors (ZME, none here), lines of fixed widths. */
export function unionpayBill({ merchant }: Merchant, day: string, lines: readonly Line[]): Readable {
  const short = day.replaceAll('-', '').slice(2);
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(''), `INN${short}88ZME_${merchant}`);
  zip.addBuffer(iconv.encode(lines.map((line, i) => `${rowOf(line, merchant, i)}\r\n`).join(''), 'gb18030'), `INN${short}88ZM_${merchant}`);
  zip.end();
  return Readable.from(zip.outputStream);
}

function rowOf(line: Line, merchant: string, nth: number): string {
  const back = line.what === 'refund';
  const text = (value: string, width: number) => value.padEnd(width).slice(0, width);
  const fen = (value: number, width: number) => String(value).padStart(width, '0');
  const signed = (value: number, good: 'C' | 'D') => `${value < 0 ? (good === 'C' ? 'D' : 'C') : good}${fen(Math.abs(value), 12)}`;
  const time = digits(line.at).slice(4);
  return [
    back ? 'R22' : 'S22', text('48020000', 11), text('00010000', 11), fen(nth + 1, 6), time, text('6226********0048', 19), fen(line.amountInFen, 12), '8220', '07', text(line.reference, 21), '  ',
    text(back ? line.refundNumber : line.number, 32), '01', fen(back ? 1 : 0, 6), back ? time : '0'.repeat(10), signed(line.feeInFen, 'D'), signed(back ? 0 - line.amountInFen : line.amountInFen, 'C'), '0001', text('', 15), back ? '04' : '01', back ? '00' : '01',
    '000201', '01', '    ', text('', 32), '0', text(back ? line.charge : '', 21), merchant, '0', text('', 15), text('', 32), signed(0, 'C'), signed(line.amountInFen - line.feeInFen, 'C'), text('', 8), text('', 32),
    signed(0, 'C'), signed(0, 'C'), fen(0, 12), '00', '0', text(back ? line.number : '', 32), text('', 98),
  ].join(' ');
}
