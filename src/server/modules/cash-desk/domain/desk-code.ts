import { CounterReceiptNumber, DeskCode, type DeskPlace } from '#contracts/cash-desk.ts';

/** Where a desk stands: its place, and which window of it; window 0 is what was taken before there was a cash book. */
export type DeskAt = { place: string; window: number };

/** The code of a desk (收款台编号): the digits of its place and two of its window. */
export const deskAt = ({ place, window }: { place: DeskPlace; window: number }): DeskCode => DeskCode.parse(`${place.replace('-', '')}${String(window).padStart(2, '0')}`);

/** The place and window a code names. */
export function placeOfDesk(desk: DeskCode): DeskAt {
  const [digits, window] = [desk.slice(0, -2), Number(desk.slice(-2))];
  return { place: digits.length === 2 ? digits : `${digits.slice(0, 4)}-${digits.slice(4)}`, window };
}

/** The number of a receipt (收款收据号): S, the desk, the year, and six digits that run without gaps. */
export const receiptNumber = (desk: DeskCode, year: number, seq: number): CounterReceiptNumber => CounterReceiptNumber.parse(`S${desk}-${String(year)}-${String(seq).padStart(6, '0')}`);
