import { ProvinceAddition, TemplateContent } from '#contracts/message-templates.ts';
import { keptUntilChanged } from '#server/platform/reference/reference-cache.ts';
import type { TemplatesInForce } from './domain/compose-message.ts';
import { listInForce } from './templates.store.ts';

/** The approved words of all events, from the memory of the process. What cannot be read is not there: the shipped words stand in. */
export const templatesInForce = keptUntilChanged('message-templates', async (tx): Promise<TemplatesInForce> => {
  const words = new Map<string, { id: string; content: TemplateContent }>();
  const additions = new Map<string, { id: string; content: ProvinceAddition }>();
  for (const { id, event, province, content } of await listInForce(tx)) {
    const [asWords, asAddition] = [TemplateContent.safeParse(content), ProvinceAddition.safeParse(content)];
    if (province === null && asWords.success) words.set(event, { id, content: asWords.data });
    if (province !== null && asAddition.success) additions.set(`${event}/${province}`, { id, content: asAddition.data });
  }
  return { words, additions };
}, 'shipped');
