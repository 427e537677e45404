import { z } from 'zod';

/** One text in both languages; Chinese leads, English is complete. */
export const Words = z.object({ zh: z.string().min(1), en: z.string().min(1) });
export type Words = z.infer<typeof Words>;
