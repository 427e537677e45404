const beijing = (at: number): string => new Date(at + 8 * 3_600_000).toISOString();

/** `2026-07-08 10:00:00`. */
export const spaced = (at: number): string => `${beijing(at).slice(0, 10)} ${beijing(at).slice(11, 19)}`;
/** `20260708100000`. */
export const digits = (at: number): string => beijing(at).slice(0, 19).split(/[-T:]/).join('');
/** `2026-07-08T10:00:00+08:00`. */
export const withZone = (at: number): string => `${beijing(at).slice(0, 19)}+08:00`;
/** `2026-07-08`, in Beijing. */
export const dayOf = (at: number): string => beijing(at).slice(0, 10);
/** Fen as yuan. */
export const inYuan = (fen: number): string => (fen < 0 ? `-${inYuan(-fen)}` : `${String(Math.trunc(fen / 100))}.${`0${String(fen % 100)}`.slice(-2)}`);
/** Yuan as fen; undefined for what is no amount. */
export const inFen = (yuan: string): number | undefined => (/^\d+(\.\d{1,2})?$/.test(yuan) ? Math.round(Number(yuan) * 100) : undefined);
/** The moment of `2026-07-08 10:00:00`, `20260708100000` or a text with a zone. */
export const momentIn = (text: string): number => Date.parse(/^\d{14}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}T${text.slice(8, 10)}:${text.slice(10, 12)}:${text.slice(12)}+08:00` : text.includes('T') ? text : `${text.replace(' ', 'T')}+08:00`);
/** 0.6 % in fen, halves up, as channels charge; given back with a refund. */
export const feeOf = (amountInFen: number): number => Math.floor((amountInFen * 6 + 500) / 1000);
