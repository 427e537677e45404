import { z } from 'zod';

/** How many bands a distribution has. */
export const BANDS = 20;

/** What one paper came to (成绩统计): who sat it, what they got, spread over bands of its full mark. */
export const PaperStatistics = z.object({
  level: z.string(), levelName: z.string(), specialty: z.string(), specialtyName: z.string(), subject: z.string(), subjectName: z.string(), fullMark: z.number(), passMark: z.number(),
  sat: z.int(), absent: z.int(), violations: z.int(), voided: z.int(), passed: z.int(), mean: z.number().nullable(), bands: z.array(z.int()).length(BANDS),
});
export type PaperStatistics = z.infer<typeof PaperStatistics>;

export const ScoreStatistics = z.object({ papers: z.array(PaperStatistics) }).meta({ id: 'ScoreStatistics' });
export type ScoreStatistics = z.infer<typeof ScoreStatistics>;
