import { yuan } from '#contracts/money.ts';

/** 元 as channels write it (`244.00`, `-0.12`, `5`) → whole fen, digit by digit; more than two decimals are taken only when they are noughts. */
export function fenFromYuan(text: string): number {
  const [, sign, whole, decimals = ''] = /^(-?)(\d{1,11})(?:\.(\d{1,5}))?$/.exec(text) ?? [];
  if (whole === undefined || /[^0]/.test(decimals.slice(2))) throw new Error('not an amount of yuan');
  const fen = Number(`${whole}${decimals.slice(0, 2).padEnd(2, '0')}`);
  return sign === '-' && fen !== 0 ? -fen : fen;
}

/** Whole fen → 元 with two decimals; refuses what is no positive amount. */
export function yuanFromFen(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new Error('not a positive amount in fen');
  return yuan(fen);
}

/** Fen as channels write them in digits (`24400`, `000000024400`). */
export function fenFromDigits(text: string): number {
  if (!/^\d{1,14}$/.test(text)) throw new Error('not an amount of fen');
  return Number(text);
}
