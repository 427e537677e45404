import { readFileSync } from 'node:fs';
import { z } from 'zod';

import { Day } from '#contracts/dates.ts';
import { Words } from '#contracts/words.ts';
import { projectPath } from '#server/platform/project-path.ts';

import type { Holidays } from '../../domain/editing/window-hints.ts';

const Seeds = z.object({ days: z.array(z.strictObject({ name: Words, off: z.array(Day), working: z.array(Day) })) });

let kept: Holidays | undefined;

/** Days off and weekend days worked (节假日), from the program's data files. */
export function holidaysOf(): Holidays {
  if (kept) return kept;
  const { days } = Seeds.parse(JSON.parse(readFileSync(projectPath('seeds/reference/holidays.json'), 'utf8')));
  kept = { off: new Map(days.flatMap((d) => d.off.map((day) => [day, d.name] as const))), working: new Set(days.flatMap((d) => d.working)) };
  return kept;
}
