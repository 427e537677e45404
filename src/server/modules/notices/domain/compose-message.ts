import type { ChannelWords, LetterWords, ProvinceAddition, TemplateContent } from '#contracts/message-templates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { EVENTS } from './message-events.ts';
import { isSecret, SMS_SIGN, TEMPLATES, type TemplateName } from './message-templates.ts';

/** The approved words of every event and what provinces add to them, `event/province`; an event that is not here says its shipped words. */
export type TemplatesInForce = {
  words: ReadonlyMap<string, { id: string; content: TemplateContent }>;
  additions: ReadonlyMap<string, { id: string; content: ProvinceAddition }>;
};

export const NONE_IN_FORCE: TemplatesInForce = { words: new Map(), additions: new Map() };

/** A message as it leaves and as it stands on the site; `versionId` names the approved words it was made from. */
export type ComposedMessage = { sms: LetterWords; mail: LetterWords; inbox: LetterWords | null; bySms: boolean; byMail: boolean; versionId: string | null };

/** The words an event comes with, for every channel the same. */
export function shippedContent(event: TemplateName): TemplateContent {
  const inLang = (lang: Lang): ChannelWords => {
    const { subject, text } = TEMPLATES[event][lang];
    return { sms: text, mail: { subject, text }, inbox: isSecret(event) ? null : { subject, text } };
  };
  return { kind: 'words', zh: inLang('zh'), en: inLang('en'), sms: true, mail: false };
}

/**
 * Makes the message of an event from what is in force. Values are filled in once, so that a value that looks like a placeholder stays what it is.
 * Words that cannot be filled are not used: the shipped ones never fail.
 */
export function composeMessage(event: TemplateName, values: Readonly<Record<string, string>>, lang: Lang, inForce: TemplatesInForce, province?: string | null): ComposedMessage {
  const shipped = shippedContent(event);
  const version = inForce.words.get(event);
  const content = version?.content ?? shipped;
  const addition = province === null || province === undefined || !EVENTS[event].provincial ? undefined : inForce.additions.get(`${event}/${province}`);
  const below = addition === undefined ? '' : addition.content[lang];
  const sms = fill(content[lang].sms, values);
  const [mail, inbox] = [letter(content[lang].mail, values), content[lang].inbox && letter(content[lang].inbox, values)];
  const said = sms === undefined || mail === undefined || inbox === undefined ? undefined : { sms, mail, inbox };
  const words = said ?? filledShipped(shipped[lang], values);
  return {
    sms: { subject: words.mail.subject, text: `${SMS_SIGN[lang]}${withBelow(words.sms, below, lang)}` },
    mail: { subject: words.mail.subject, text: withBelow(words.mail.text, below, lang) },
    inbox: words.inbox === null || isSecret(event) ? null : { subject: words.inbox.subject, text: withBelow(words.inbox.text, below, lang) },
    bySms: content.sms || EVENTS[event].smsObligatory, byMail: content.mail,
    versionId: said === undefined ? null : (version?.id ?? addition?.id ?? null),
  };
}

function filledShipped(words: ChannelWords, values: Readonly<Record<string, string>>): { sms: string; mail: LetterWords; inbox: LetterWords | null } {
  const always = (text: string) => text.replaceAll(PLACEHOLDER, (found, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? found) : found));
  const all = (l: LetterWords): LetterWords => ({ subject: l.subject, text: always(l.text) });
  return { sms: always(words.sms), mail: all(words.mail), inbox: words.inbox && all(words.inbox) };
}

const withBelow = (text: string, below: string, lang: Lang): string => (below === '' ? text : `${text}${lang === 'zh' ? '' : ' '}${below}`);

/** What is filled in stands between curly brackets. */
export const PLACEHOLDER = /\{(\w+)\}/g;

function letter(words: LetterWords, values: Readonly<Record<string, string>>): LetterWords | undefined {
  const [subject, text] = [fill(words.subject, values), fill(words.text, values)];
  return subject === undefined || text === undefined ? undefined : { subject, text };
}

function fill(text: string, values: Readonly<Record<string, string>>): string | undefined {
  const unknown = [...text.matchAll(PLACEHOLDER)].some(([, name = '']) => !Object.hasOwn(values, name));
  return unknown ? undefined : text.replaceAll(PLACEHOLDER, (found, name: string) => values[name] ?? found);
}
