import { z } from 'zod';
import { NameOrder } from './publicity.ts';

export const PaperBatchId = z.uuid('field.invalid').brand('PaperBatchId');
export type PaperBatchId = z.infer<typeof PaperBatchId>;

/** Spare copies (备用份数): of each paper in each room, and at the centre's office in percent of what it needs. */
export const Spare = z.strictObject({ room: z.int('field.invalid').min(0, 'field.too_small').max(9, 'field.too_big').default(1), centrePercent: z.int('field.invalid').min(0, 'field.too_small').max(30, 'field.too_big').default(3) });
export type Spare = z.infer<typeof Spare>;

/** In which order door lists and sign-in sheets name people: by seat, by reading (姓氏拼音), by strokes (姓氏笔画); desks are labelled by seat always. */
export const PaperOrder = z.enum(['seat', ...NameOrder.options], 'field.choose');
export type PaperOrder = z.infer<typeof PaperOrder>;

/** Body of drawing the papers (生成考务用表). */
export const StartPapers = Spare.extend({ order: PaperOrder.default('seat') });
export type StartPapers = z.infer<typeof StartPapers>;

/** One PDF of a batch: some rooms of one test centre; `failure` says why it could not be drawn. */
export const PaperFile = z.object({ centreId: z.string(), part: z.number(), centre: z.string(), fromRoom: z.number(), toRoom: z.number(), rooms: z.number(), people: z.number(), bytes: z.number().nullable(), failure: z.string() });
export type PaperFile = z.infer<typeof PaperFile>;

/** All papers of one test centre in one archive, with its packing list (装箱清单); null bytes: not packed yet. */
export const PaperBundle = z.object({ centreId: z.string(), centre: z.string(), rooms: z.number(), people: z.number(), parts: z.number(), drawn: z.number(), failure: z.string(), bytes: z.number().nullable() });
export type PaperBundle = z.infer<typeof PaperBundle>;

/** 考务用表: what is printed for the exam day, by test centre, with how far the drawing is. */
export const PaperBatch = z.object({
  batch: z.object({ id: PaperBatchId, state: z.enum(['working', 'failed', 'done']), by: z.string(), at: z.number(), outdated: z.boolean(), spare: z.object({ room: z.number(), centrePercent: z.number() }), order: PaperOrder, files: z.array(PaperFile), centres: z.array(PaperBundle) }).nullable(), mayStart: z.boolean(),
}).meta({ id: 'ExamPapers' });
export type PaperBatch = z.infer<typeof PaperBatch>;
