/** Money is a whole number of fen (分). */
export type Fen = number;

/** 5600 → `56.00`; the currency word is the page's. */
export function yuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const abs = Math.abs(fen);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}
