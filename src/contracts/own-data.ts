import { z } from 'zod';

/** A copy of one's own data (个人信息副本), by its id. */
export const CopyId = z.uuid('field.invalid').brand('CopyId');
export type CopyId = z.infer<typeof CopyId>;

/** A wish to close the own account (注销申请), by its id. */
export const ClosingId = z.uuid('field.invalid').brand('ClosingId');
export type ClosingId = z.infer<typeof ClosingId>;

/** How a copy stands: being made, ready to be fetched, failed, deleted. */
export const CopyState = z.enum(['waiting', 'ready', 'failed', 'gone']);
export type CopyState = z.infer<typeof CopyState>;

const password = z.string('field.required').min(1, 'field.required').max(200, 'field.too_long');

/** Asking for a copy: the current password, because what leaves is everything. */
export const AskCopy = z.object({ currentPassword: password });
/** Asking for the account to be closed: the current password, and that what follows was read. */
export const AskOwnClosing = z.object({ currentPassword: password, understood: z.literal('on', 'field.choose') });

/** What a copy looks like to whoever polls for it. */
export const CopyProgress = z.object({ id: CopyId, state: CopyState, doneParts: z.number().int(), allParts: z.number().int() }).meta({ id: 'CopyProgress' });

