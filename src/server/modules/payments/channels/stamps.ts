import type { Day, Instant } from '#contracts/dates.ts';

const BEIJING_OFFSET = 8 * 3_600_000;
const beijing = (at: Instant): string => new Date(at + BEIJING_OFFSET).toISOString();

/** `2026-07-08 10:00:00`, Beijing time (支付宝). */
export const spacedStamp = (at: Instant): string => beijing(at).slice(0, 19).replace('T', ' ');

/** `20260708100000`, Beijing time (银联). */
export const digitStamp = (at: Instant): string => beijing(at).slice(0, 19).replaceAll(/[-T:]/g, '');

/** `2026-07-08T10:00:00+08:00` (微信). */
export const offsetStamp = (at: Instant): string => `${beijing(at).slice(0, 19)}+08:00`;

/** The moment of `2026-07-08 10:00:00`, `20260708100000` or `2026-07-08T10:00:00+08:00`; throws at anything else. */
export function momentOf(text: string): Instant {
  const at = parsed(text);
  if (at === undefined) throw new Error('not a time');
  return at;
}

const HALF_A_YEAR = 184 * 86_400_000;

/** The moment of `0708100000` (银联's 交易传输时间 has no year), in the year that brings it nearest to a known moment. */
export function momentNear(text: string, near: Instant): Instant {
  const year = Number(beijing(near).slice(0, 4));
  const at = [year - 1, year, year + 1].map((y) => parsed(`${String(y)}${text}`)).find((moment) => moment !== undefined && Math.abs(moment - near) <= HALF_A_YEAR);
  if (at === undefined) throw new Error('not a time');
  return at;
}

function parsed(text: string): Instant | undefined {
  const [, y = '', m = '', d = '', h = '', min = '', s = '', zone = '+08:00'] = /^(\d{4})-?(\d{2})-?(\d{2})[ T]?(\d{2}):?(\d{2}):?(\d{2})(?:\.\d{1,3})?([+-]\d{2}:\d{2}|Z)?$/.exec(text) ?? [];
  const at = Date.parse(`${y}-${m}-${d}T${h}:${min}:${s}${zone}`);
  // 31 February is no day, whatever the engine makes of it
  return Number.isNaN(at) || new Date(`${y}-${m}-${d}T00:00:00Z`).getUTCDate() !== Number(d) ? undefined : at;
}

/** `0708`: the day of a bill as 银联 asks for it. */
export const monthDay = (day: Day): string => day.slice(5).replace('-', '');
