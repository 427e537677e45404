import { beijingTime, type Instant } from '#contracts/dates.ts';

/** The instant of a Beijing time as carriers write it, `2017-01-01 00:00:00`; nothing when it is none. */
export function fromBeijingText(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  // 30 February is no day, whatever the engine makes of it
  return Number.isNaN(at) || beijingTime(at) !== text.slice(0, 16) ? undefined : at;
}
