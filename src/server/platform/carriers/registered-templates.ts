import { z } from 'zod';
import type { Lang } from '#contracts/refusals.ts';
import type { MessageToSend } from './carrier.ts';

/** A template registered at a carrier (报备模板): its number there, and what of the event fills its variables, in their order. */
const Registered = z.strictObject({ id: z.string().min(1).max(40), params: z.array(z.string().regex(/^\w+$/)).max(20).default([]) });
export type Registered = z.infer<typeof Registered>;

/** The registered templates by event; one for both languages, or one each. `*` speaks for every event without its own. */
export const RegisteredTemplates = z.record(z.string().regex(/^(\*|[a-z_]+)$/), z.union([Registered, z.strictObject({ zh: Registered, en: Registered.optional() })]));
export type RegisteredTemplates = z.infer<typeof RegisteredTemplates>;

/** What the catch-all template may say: what a message is called. Its words stand on the site. */
const OF_EVERY_EVENT = ['subject'];

type Asked = Pick<MessageToSend, 'event' | 'lang' | 'params'> & { subject?: string };

/** The template a message goes by, with the values of its variables; nothing when none is registered that can be filled. A value longer than the carrier takes goes by the catch-all. */
export function registeredFor(templates: RegisteredTemplates, message: Asked, longest = Number.POSITIVE_INFINITY): { id: string; values: [name: string, value: string][] } | undefined {
  const own = inLang(templates[message.event], message.lang);
  const values = own && message.params && valuesOf(own, message.params);
  if (own && values?.every(([, value]) => [...value].length <= longest)) return { id: own.id, values };
  const any = inLang(templates['*'], message.lang);
  if (!any?.params.every((name) => OF_EVERY_EVENT.includes(name))) return undefined;
  return { id: any.id, values: any.params.map((name) => [name, [...(message.subject ?? '')].slice(0, Number.isFinite(longest) ? longest : undefined).join('')]) };
}

function inLang(found: RegisteredTemplates[string] | undefined, lang: Lang): Registered | undefined {
  if (found === undefined || 'id' in found) return found;
  return found[lang] ?? found.zh;
}

function valuesOf({ params }: Registered, filled: Readonly<Record<string, string>>): [string, string][] | undefined {
  const values = params.map((name): [string, string | undefined] => [name, Object.hasOwn(filled, name) ? filled[name] : undefined]);
  return values.every((pair): pair is [string, string] => pair[1] !== undefined) ? values : undefined;
}
