import { z } from 'zod';
import { listPlace } from './list-places.ts';

/** The name of a kind of job. */
export const JobKind = z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'field.invalid').max(80, 'field.invalid');

/** How the list of failed jobs (死信) is narrowed, and where a page of it begins: all that the console's first load needs of them. */
export const FailedFilter = z.strictObject({ kind: JobKind.optional() });
export type FailedFilter = z.infer<typeof FailedFilter>;
export const FailedKey = listPlace('time~id');
