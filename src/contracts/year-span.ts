import { z } from 'zod';

/** The exam years a row of reference data holds for; null means without limit on that side. */
export const YearSpan = z.object({
  from: z.number().int().min(1990).max(2100).nullable().default(null),
  to: z.number().int().min(1990).max(2100).nullable().default(null),
});
export type YearSpan = z.infer<typeof YearSpan>;

/** True when the row holds for this exam year. */
export function holdsIn(span: YearSpan, year: number): boolean {
  return (span.from ?? -Infinity) <= year && year <= (span.to ?? Infinity);
}
