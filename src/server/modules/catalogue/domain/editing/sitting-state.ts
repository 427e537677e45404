import type { ProvinceWindows } from '#contracts/catalogue.ts';
import { startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { SittingState } from '#contracts/sittings.ts';

type Standing = { announcedAt: Instant | null; examOn: readonly Day[]; windows: readonly Pick<ProvinceWindows, 'apply' | 'pay' | 'ticket' | 'score'>[] };

const DAY = 86_400_000;

/** Where a sitting stands: announcing is the one act, everything after follows from its dates, so no job can forget to move it on. */
export function sittingState({ announcedAt, examOn, windows }: Standing, now: Instant): SittingState {
  if (announcedAt === null) return 'preparing';
  if (windows.every((w) => now < w.apply.opensAt)) return 'announced';
  const days = examOn.map(startOfBeijingDay);
  const ended = Math.max(...days) + DAY;
  const scores = windows.flatMap((w) => (w.score === null ? [] : [w.score]));
  if (scores.length > 0 && scores.every((s) => s.closesAt <= now)) return 'over';
  if (scores.some((s) => s.opensAt <= now)) return 'scored';
  if (now >= ended) return 'held';
  if (windows.some((w) => now < w.pay.closesAt)) return 'applying';
  return windows.some((w) => w.ticket !== null && w.ticket.opensAt <= now) ? 'tickets' : 'closed';
}
