import type { Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';

import { datesAhead } from '../domain/calendar/sitting-dates.ts';
import type { HeldSitting } from '../exams.ts';

/** The sitting of an exam that people of a province mean when they name none: the next whose dates are not over there, else the last one held there. */
export function sittingShown(held: readonly HeldSitting[], asked: { examCode: string; province: string; sittingId?: string | undefined }, now: Instant): Sitting | undefined {
  const here = held.flatMap(({ sitting, configs }) => {
    const config = configs.find((c) => c.province === asked.province);
    return config === undefined || sitting.examCode !== asked.examCode ? [] : [{ sitting, config }];
  });
  if (asked.sittingId !== undefined) return here.find((h) => h.sitting.id === asked.sittingId)?.sitting;
  const byOpening = here.toSorted((a, b) => a.config.windows.apply.opensAt - b.config.windows.apply.opensAt);
  const applying = byOpening.find((h) => h.config.windows.pay.closesAt > now);
  return (applying ?? byOpening.find((h) => datesAhead({ sitting: h.sitting, windows: h.config.windows }, now).length > 0) ?? byOpening.at(-1))?.sitting;
}
