import { z } from 'zod';

const Letter = z.object({ subject: z.string(), text: z.string() });

/**
 * What the words of a message are sealed as; `inbox` is there when the site says it in other words than the carrier took, `params` what the words were filled with,
 * for carriers that send registered templates only.
 */
export const MessageContent = Letter.extend({ inbox: Letter.optional(), params: z.record(z.string(), z.string()).optional(), lang: z.enum(['zh', 'en']).optional() });
export type MessageContent = z.infer<typeof MessageContent>;
