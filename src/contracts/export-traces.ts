import { z } from 'zod';

/** Body of tracing a text back to its export: rows as they were found, in any order, whole or in part; at least the mark at the end of one. */
export const TraceText = z.strictObject({ text: z.string('field.required').trim().min(9, 'field.too_short').max(60_000, 'field.too_long') });

/** ours: the seal is this installation's; unsealed: a mark of an earlier release, which anybody could write; altered: it names an export and its seal is wrong; unknown: no export ends so. */
export const MarkVerdict = z.enum(['ours', 'unsealed', 'altered', 'unknown']);
export type MarkVerdict = z.infer<typeof MarkVerdict>;

/** One mark with how often it was found and the export it leads to (溯源). */
export const TracedMark = z.object({
  mark: z.string(), times: z.int(), verdict: MarkVerdict,
  export: z.object({ id: z.uuid(), list: z.string(), scope: z.string(), staffName: z.string(), staffUserName: z.string(), requestedAt: z.number(), purpose: z.string(), unmasked: z.boolean(), rows: z.number() }).nullable(),
});
export type TracedMark = z.infer<typeof TracedMark>;
export const ExportTrace = z.object({ marks: z.array(TracedMark), rows: z.int() }).meta({ id: 'ExportTrace' });
export type ExportTrace = z.infer<typeof ExportTrace>;
