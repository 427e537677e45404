import { z } from 'zod';

const Letter = z.object({ subject: z.string(), text: z.string() });

/** What the words of a message are sealed as; `inbox` is there when the site says it in other words than the carrier took. */
export const MessageContent = Letter.extend({ inbox: Letter.optional() });
export type MessageContent = z.infer<typeof MessageContent>;
