import type { ProvinceWindows } from '#contracts/catalogue.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { Dimensions } from './dimensions.ts';

/** A date of one's own application that belongs in a calendar (我的日程): a moment by which something is to be done, or the days of the exam. */
export type OwnDate = { kind: 'apply_closes' | 'confirm_closes' | 'pay_closes' | 'ticket_opens' | 'score_opens' | 'recheck_closes'; at: Instant } | { kind: 'exam'; firstDay: Day; lastDay: Day };

type Of = { dimensions: Pick<Dimensions, 'data' | 'payment' | 'ended'>; windows: ProvinceWindows; examOn: readonly Day[] };

/** The dates ahead of a live application, in the order of time: only what is still open to it; after it ended there are none. */
export function datesOfOwn({ dimensions: d, windows: w, examOn }: Of, now: Instant): OwnDate[] {
  if (d.ended !== null) return [];
  const settled = d.payment === 'paid' || d.payment === 'exempt';
  const confirmed = d.data === 'confirmed';
  const moments: { kind: Exclude<OwnDate['kind'], 'exam'>; at: Instant | undefined; on: boolean }[] = [
    { kind: 'apply_closes', at: w.apply.closesAt, on: !confirmed && d.data !== 'saved' },
    { kind: 'confirm_closes', at: w.confirm.closesAt, on: !confirmed },
    { kind: 'pay_closes', at: w.pay.closesAt, on: !settled },
    { kind: 'ticket_opens', at: w.ticket?.opensAt, on: true },
    { kind: 'score_opens', at: w.score?.opensAt, on: true },
    { kind: 'recheck_closes', at: w.recheck?.closesAt, on: settled },
  ];
  const days = examOn.toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const exam: OwnDate[] = first !== undefined && last !== undefined && last >= beijingDay(now) ? [{ kind: 'exam', firstDay: first, lastDay: last }] : [];
  const ahead = moments.flatMap(({ kind, at, on }): OwnDate[] => (on && at !== undefined && at > now ? [{ kind, at }] : []));
  return [...ahead, ...exam].toSorted((a, b) => sortKey(a).localeCompare(sortKey(b)));
}

const sortKey = (d: OwnDate) => ('at' in d ? new Date(d.at + 8 * 3_600_000).toISOString() : `${d.firstDay}T00`);
