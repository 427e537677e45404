import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '#server/platform/project-path.ts';

const Terms = z.object({ statementWorkingDays: z.int().positive(), announcementDays: z.int().positive(), reviewDays: z.int().positive(), lawsuitMonths: z.int().positive(), publicationMostDays: z.int().positive() });
export type BreachTerms = z.infer<typeof Terms>;

let kept: BreachTerms | undefined;

/** The terms of the procedure (陈述申辩、公告送达、复议、诉讼的期限), from the program's data files. */
export function breachTerms(): BreachTerms {
  kept ??= Terms.parse(JSON.parse(readFileSync(projectPath('seeds/reference/breach-procedure.json'), 'utf8')));
  return kept;
}
