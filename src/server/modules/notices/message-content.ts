import { z } from 'zod';

/** What the words of a message are sealed as. */
export const MessageContent = z.object({ subject: z.string(), text: z.string() });
