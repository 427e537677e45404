import { z } from 'zod';

const Ticket = z.string('field.required').trim().min(6, 'field.invalid').max(40, 'field.too_long');

/** Body of proposing that passes of the years before one do not count (以前合格科目作废): the conditions were not met then. */
export const ProposePassVoid = z.strictObject({ ticket: Ticket, beforeYear: z.int('field.required').min(2000, 'field.too_small').max(2100, 'field.too_big'), reason: z.string('field.required').trim().min(4, 'field.too_short').max(300, 'field.too_long') });
export type ProposePassVoid = z.infer<typeof ProposePassVoid>;

/** Body of confirming it as the second person, or of giving it back. */
export const DecidePassVoid = z.strictObject({ ticket: Ticket, decision: z.enum(['confirm', 'return'], 'field.not_a_choice') });
export type DecidePassVoid = z.infer<typeof DecidePassVoid>;

export const PassVoidState = z.enum(['proposed', 'confirmed', 'returned']);
export type PassVoidState = z.infer<typeof PassVoidState>;

/** What was proposed and decided, the newest first. */
export const PassVoids = z.object({
  voids: z.array(z.object({ ticket: z.string(), name: z.string(), province: z.string(), beforeYear: z.int(), reason: z.string(), state: PassVoidState, proposedBy: z.string(), decidedBy: z.string().nullable(), voided: z.int().nullable(), at: z.number(), confirmClosed: z.string().nullable() })),
}).meta({ id: 'PassVoids' });
export type PassVoids = z.infer<typeof PassVoids>;
