import { z } from 'zod';

export const PaperBatchId = z.uuid('field.invalid').brand('PaperBatchId');
export type PaperBatchId = z.infer<typeof PaperBatchId>;

/** One PDF of a batch: some rooms of one test centre. */
export const PaperFile = z.object({ centreId: z.string(), part: z.number(), centre: z.string(), fromRoom: z.number(), toRoom: z.number(), rooms: z.number(), people: z.number(), bytes: z.number().nullable() });
export type PaperFile = z.infer<typeof PaperFile>;

/** 考务用表: what is printed for the exam day, by test centre, with how far the drawing is. */
export const PaperBatch = z.object({
  batch: z.object({ id: PaperBatchId, state: z.enum(['working', 'done']), by: z.string(), at: z.number(), outdated: z.boolean(), files: z.array(PaperFile) }).nullable(), mayStart: z.boolean(),
}).meta({ id: 'ExamPapers' });
export type PaperBatch = z.infer<typeof PaperBatch>;
