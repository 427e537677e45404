import type { ProvinceAddition, TemplateContent, TemplateText } from '#contracts/message-templates.ts';
import { refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { composeMessage, NONE_IN_FORCE, PLACEHOLDER, type ComposedMessage } from './compose-message.ts';
import { EVENTS, placeholdersOf } from './message-events.ts';
import { isSecret, TEMPLATES, type TemplateName } from './message-templates.ts';
import { smsLength } from './sms-length.ts';

/** A text message in more parts than this is not sent: people read a letter, not a text message. */
const MOST_PARTS = 4;

/** Where a text stands in the editor and how it is shown. */
type Placed = { path: string; text: string; sms?: true; whole?: true };

/** The placeholders an event fills in. */
export function namesOf(event: TemplateName): string[] {
  return [...new Set([...TEMPLATES[event].zh.text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** What a text is judged beside: the only address it may name, the words it goes with and the longest addition below them. */
export type Beside = { siteUrl: string; words: TemplateContent; addition?: ProvinceAddition | undefined };

/** Everything that speaks against the words of an event or a province's addition, each at its place. */
export function findingsOf(event: TemplateName, content: TemplateText, beside: Beside): Refusal[] {
  const words = content.kind === 'words' ? content : beside.words;
  const addition = content.kind === 'words' ? beside.addition : content;
  const lengths = findingsOfLength(event, words, addition, content.kind === 'words' ? (lang) => `content.${lang}.sms` : (lang) => `content.${lang}`);
  return [...(content.kind === 'words' ? findingsOfWords(event, content, beside.siteUrl) : findingsOfAddition(content, beside.siteUrl)), ...lengths];
}

/** Whether a finding keeps the words from being proposed; the others are advice. */
export function stops(finding: Refusal): boolean {
  return finding.code !== 'template.sms_parts';
}

/** What a sample person would read (预览); what is no placeholder of the event stays as it was typed, so that it is seen. */
export function composeSample(event: TemplateName, lang: Lang, words: TemplateContent, addition?: ProvinceAddition): ComposedMessage {
  const typed = [...JSON.stringify(words[lang]).matchAll(PLACEHOLDER)].map(([whole, name = '']) => [name, whole] as const);
  const samples = placeholdersOf(event, namesOf(event)).map((p) => [p.name, p.sample[lang]] as const);
  const inForce = { words: new Map([[event, { id: '', content: words }]]), additions: addition ? new Map([[`${event}/00`, { id: '', content: addition }]]) : NONE_IN_FORCE.additions };
  return composeMessage(event, Object.fromEntries([...typed, ...samples]), lang, inForce, addition ? '00' : null);
}

function findingsOfWords(event: TemplateName, content: TemplateContent, siteUrl: string): Refusal[] {
  const no: Refusal[] = [];
  if (!content.sms && EVENTS[event].smsObligatory) no.push(refuse('template.sms_obligatory', { path: 'content.sms' }));
  const required = placeholdersOf(event, namesOf(event)).filter((p) => p.required).map((p) => p.name);
  for (const lang of ['zh', 'en'] as const) {
    const { sms, mail, inbox } = content[lang];
    const at = `content.${lang}`;
    if (isSecret(event) && inbox !== null) no.push(refuse('template.inbox_forbidden', { path: `${at}.inbox.text` }));
    if (!isSecret(event) && inbox === null) no.push(refuse('template.inbox_wanted', { path: `${at}.inbox.text` }));
    const texts: Placed[] = [
      { path: `${at}.sms`, text: sms, sms: true, whole: true }, { path: `${at}.mail.subject`, text: mail.subject }, { path: `${at}.mail.text`, text: mail.text, whole: true },
      ...(inbox ? [{ path: `${at}.inbox.subject`, text: inbox.subject }, { path: `${at}.inbox.text`, text: inbox.text, whole: true as const }] : []),
    ];
    for (const placed of texts) {
      no.push(...findingsOfText(placed, siteUrl), ...unknownIn(placed, namesOf(event)));
      if (placed.whole) for (const name of required) if (!placed.text.includes(`{${name}}`)) no.push(refuse('template.placeholder_missing', { path: placed.path, params: { name: `{${name}}` } }));
    }
  }
  return no;
}

function findingsOfLength(event: TemplateName, words: TemplateContent, addition: ProvinceAddition | undefined, pathOf: (lang: Lang) => string): Refusal[] {
  return (['zh', 'en'] as const).flatMap((lang) => {
    const { units, parts } = smsLength(composeSample(event, lang, words, addition).sms.text);
    const path = pathOf(lang);
    if (parts > MOST_PARTS) return [refuse('template.sms_too_long', { path, params: { units, parts, most: MOST_PARTS } })];
    return parts > 1 ? [refuse('template.sms_parts', { path, params: { units, parts } })] : [];
  });
}

function findingsOfAddition(content: ProvinceAddition, siteUrl: string): Refusal[] {
  return (['zh', 'en'] as const).flatMap((lang) => {
    const placed: Placed = { path: `content.${lang}`, text: content[lang], sms: true };
    return [...findingsOfText(placed, siteUrl), ...unknownIn(placed, [])];
  });
}

function unknownIn({ path, text }: Placed, known: readonly string[]): Refusal[] {
  const found = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
  return found.filter((name) => !known.includes(name)).map((name) => refuse('template.placeholder_unknown', { path, params: { name: `{${name}}` } }));
}

/** What holds for every text people read, template or mass notice: plain, without foreign addresses, and no second sign in a text message. */
export function findingsOfText({ path, text, sms }: Placed, siteUrl: string): Refusal[] {
  const no: Refusal[] = [];
  if (/[{}]/.test(text.replaceAll(PLACEHOLDER, ''))) no.push(refuse('template.brace_stray', { path }));
  if (sms && /[【】]/.test(text)) no.push(refuse('template.sign_inside', { path }));
  const [tag] = /<\/?[a-z!][^>]*>?/i.exec(text) ?? [];
  if (tag !== undefined) no.push(refuse('template.markup', { path, params: { tag: tag.slice(0, 20) } }));
  // line ends belong to a letter; what cannot be seen does not
  if (/[\p{Cc}\p{Cf}]/u.test(text.replaceAll(/[\n\r]/g, ''))) no.push(refuse('template.control_character', { path }));
  for (const link of foreignLinks(text, siteUrl)) no.push(refuse('template.link_foreign', { path, params: { link, site: siteUrl } }));
  return no;
}

const WITH_SCHEME = /[a-z][a-z0-9+.-]*:\/\/[^\s，;、）)]+/giu;
const BARE = /(?:(?:[a-z0-9_-]+\.)+[a-z]{2,}|(?:[\p{L}\p{N}_-]+\.)+(?:中国|公司|网络|网址|在线|商城|我爱你))(?![a-z0-9])(?::\d+)?(?:\/[^\s，;、）)]*)?/giu;

/** Addresses of a text that lead anywhere but to this site, as a phone would make links of them: full-width letters and dots count like plain ones. */
function foreignLinks(text: string, siteUrl: string): string[] {
  const plain = text.normalize('NFKC');
  const host = siteUrl.replace(/^[a-z]+:\/\//, '');
  const leadsTo = (link: string, own: string): boolean => link === own || ['/', '?', '#'].some((after) => link.startsWith(own + after));
  const whole = [...plain.matchAll(WITH_SCHEME)].map(([link]) => link);
  const bare = [...plain.replaceAll(WITH_SCHEME, ' ').matchAll(BARE)].map(([link]) => link).filter((link) => !plain.includes(`@${link}`));
  return [...whole.filter((link) => !leadsTo(link, siteUrl)), ...bare.filter((link) => !leadsTo(link, host))];
}
