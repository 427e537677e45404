import { z } from 'zod';
import { listPlace } from './list-places.ts';

/** How a flagged file stands (隔离文件): kept sealed, its release asked for by one, released by a second, or destroyed. */
export const QuarantineState = z.enum(['kept', 'release_asked', 'released', 'destroyed'], 'field.not_a_choice');
export type QuarantineState = z.infer<typeof QuarantineState>;

/** One flagged upload as the security officer sees it; the content is for nobody, the name only as a digest. */
export const QuarantinedFile = z.object({
  id: z.uuid(), foundAt: z.number(), signature: z.string(), digest: z.string(), nameDigest: z.string(), bytes: z.number(), byKind: z.enum(['visitor', 'candidate', 'staff']), by: z.string(), state: QuarantineState,
  asked: z.object({ by: z.string(), at: z.number(), reason: z.string(), byMe: z.boolean() }).nullable(), ended: z.object({ by: z.string(), at: z.number(), reason: z.string() }).nullable(), version: z.number(),
}).meta({ id: 'QuarantinedFile' });
export type QuarantinedFile = z.infer<typeof QuarantinedFile>;

export const QuarantineFilter = z.strictObject({ state: QuarantineState.optional() });
export type QuarantineFilter = z.infer<typeof QuarantineFilter>;
export const QuarantineKey = listPlace('time~id');
/** A page, newest first, and how many stand in each state; `scanOff`: this installation chose to scan nothing; `waiting`: files taken while the scan was away (待查毒). */
export const QuarantinePage = z.object({ items: z.array(QuarantinedFile), next: z.string().nullable(), counts: z.record(QuarantineState, z.number()), scanOff: z.boolean(), waiting: z.object({ count: z.int(), oldest: z.number().nullable() }) }).meta({ id: 'QuarantinePage' });
export type QuarantinePage = z.infer<typeof QuarantinePage>;

/** Body of every act on a flagged file: why, and the version that was looked at. */
export const QuarantineAct = z.strictObject({ reason: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long'), version: z.number('field.required').int('field.invalid').min(1, 'field.invalid') }).meta({ id: 'QuarantineAct' });
export type QuarantineAct = z.infer<typeof QuarantineAct>;
export const QuarantineDone = z.object({ state: QuarantineState }).meta({ id: 'QuarantineDone' });
