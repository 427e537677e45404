import { readFileSync } from 'node:fs';
import { z } from 'zod';

import { Day } from '#contracts/dates.ts';
import { Words } from '#contracts/words.ts';
import { projectPath } from '#server/platform/project-path.ts';

import type { WorkCalendar } from '../../domain/working-days.ts';

const Seeds = z.object({ years: z.array(z.strictObject({ year: z.int(), arranged: z.boolean() })), days: z.array(z.strictObject({ name: Words, off: z.array(Day), working: z.array(Day) })) });

let kept: WorkCalendar | undefined;

/** Days off and weekend days worked (节假日) and the years they are known of, from the program's data files. */
export function holidaysOf(): WorkCalendar {
  if (kept) return kept;
  const { days, years } = Seeds.parse(JSON.parse(readFileSync(projectPath('seeds/reference/holidays.json'), 'utf8')));
  kept = { off: new Map(days.flatMap((d) => d.off.map((day) => [day, d.name] as const))), working: new Set(days.flatMap((d) => d.working)), years: new Map(years.map(({ year, arranged }) => [year, { arranged }])) };
  return kept;
}
