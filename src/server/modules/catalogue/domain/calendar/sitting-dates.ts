import type { ProvinceWindows, Sitting } from '#contracts/catalogue.ts';
import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';

/** What happens on a date of a sitting in a province, in the order candidates go through it (报名开始 … 成绩公布). */
export const DATE_KINDS = ['apply_opens', 'apply_closes', 'pay_closes', 'ticket_opens', 'exam', 'score_opens', 'recheck_closes'] as const;
export type DateKind = (typeof DATE_KINDS)[number];

/** One date (日程); an exam lasts whole days and ends with the last of them, everything else is a moment. */
export type SittingDate = { kind: DateKind; at: Instant; until: Instant };

const DAY = 86_400_000;

type Held = { sitting: Pick<Sitting, 'examOn'>; windows: ProvinceWindows };

/** Every date of a sitting in one province that is published, in the order of time. */
export function datesOf({ sitting: { examOn }, windows: w }: Held): SittingDate[] {
  const moment = (kind: DateKind, at: Instant | undefined): SittingDate[] => (at === undefined ? [] : [{ kind, at, until: at }]);
  const days = examOn.toSorted();
  const [first = '', last = first] = [days[0], days.at(-1)];
  return [
    ...moment('apply_opens', w.apply.opensAt), ...moment('apply_closes', w.apply.closesAt), ...moment('pay_closes', w.pay.closesAt), ...moment('ticket_opens', w.ticket?.opensAt),
    ...(first === '' ? [] : [{ kind: 'exam' as const, at: startOfBeijingDay(first), until: startOfBeijingDay(last) + DAY }]),
    ...moment('score_opens', w.score?.opensAt), ...moment('recheck_closes', w.recheck?.closesAt),
  ].toSorted((a, b) => a.at - b.at || DATE_KINDS.indexOf(a.kind) - DATE_KINDS.indexOf(b.kind));
}

/** The dates that are not over at a moment. */
export function datesAhead(held: Held, now: Instant): SittingDate[] {
  return datesOf(held).filter((d) => d.until > now);
}
