import { readFile } from 'node:fs/promises';
import { z } from 'zod';

import { ExamCode } from '#contracts/catalogue.ts';
import { Certainty } from '#contracts/certainty.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { projectPath } from '#server/platform/project-path.ts';

const TurnoutFile = z.object({
  source: z.object({ what: z.string().min(1), from: z.array(z.string()).min(1), notes: z.string(), version: z.string() }),
  exams: z.array(z.object({ code: ExamCode, candidates: z.int().positive(), certainty: Certainty })),
  weights: z.record(ProvinceCode, z.number().positive()),
});
/** How many people usually apply for each exam in the nation, and in which proportion in each province (常见报考规模). */
export type UsualTurnout = Pick<z.infer<typeof TurnoutFile>, 'exams' | 'weights'>;

let turnout: Promise<UsualTurnout> | undefined;

/** The usual turnout, read once in a process: the file belongs to the program's edition. */
export function usualTurnout(): Promise<UsualTurnout> {
  return (turnout ??= readFile(projectPath('seeds/reference/usual-turnout.json'), 'utf8').then((text) => TurnoutFile.parse(JSON.parse(text))));
}

/** How many people usually apply for an exam in a province; an exam nobody has a figure for counts as nothing. */
export function usuallyApply({ exams, weights }: UsualTurnout, examCode: string, province: ProvinceCode): number {
  const nation = exams.find((e) => e.code === examCode)?.candidates ?? 0;
  const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Math.round((nation * weights[province]) / all);
}
