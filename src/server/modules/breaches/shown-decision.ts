import { z } from 'zod';

/** What everybody sees of a published decision; name and number are masked before they come here (个人信息保护法). */
export const Shown = z.object({ name: z.string(), documentNumber: z.string(), exam: z.string(), article: z.string(), disposition: z.string(), decisionNumber: z.string(), decidedOn: z.string(), agency: z.string() });
export type Shown = z.infer<typeof Shown>;
