import type { Day } from '#contracts/dates.ts';
import type { BreachKind, IntegrityHold } from '#contracts/integrity.ts';

/** Days a record counts, both inclusive; `until` null means without end. */
export type RecordPeriod = { from: Day; until: Day | null };

const SERIOUS_YEARS = 5;

/** How long a breach is recorded (记录期限, 人社部令第31号 arts 7, 8): five years from the decision, or long-term. */
export function recordPeriod(kind: BreachKind, decidedOn: Day): RecordPeriod {
  return { from: decidedOn, until: kind === 'especially_serious' ? null : dayBeforeAnniversary(decidedOn, SERIOUS_YEARS) };
}

/** One record of a person; `closedOn` when the decision was revoked or corrected. */
export type RecordedBreach = { kind: BreachKind; decidedOn: Day; closedOn: Day | null };

/** The hold a person is under on a day, the longest of several; undefined when no record counts that day. */
export function holdOn(records: readonly RecordedBreach[], day: Day): IntegrityHold | undefined {
  const counting = records
    .filter((record) => record.closedOn === null || day < record.closedOn)
    .map((record) => ({ kind: record.kind, ...recordPeriod(record.kind, record.decidedOn) }))
    .filter((record) => record.from <= day && (record.until === null || day <= record.until));
  const longest = counting.reduce<IntegrityHold | undefined>((best, { kind, until }) => {
    if (best === undefined || (best.until !== null && (until === null || until > best.until))) return { kind, until };
    return best;
  }, undefined);
  return longest;
}

/** The last of `years` full years that begin on `day`; a year that begins on 29 February ends on 28 February. */
function dayBeforeAnniversary(day: Day, years: number): Day {
  const [year = '0', month = '1', date = '1'] = day.split('-');
  return new Date(Date.UTC(Number(year) + years, Number(month) - 1, Number(date)) - 86_400_000).toISOString().slice(0, 10);
}
