import { z } from 'zod';
import { ProvinceCode } from './regions.ts';

export const TemplateVersionId = z.uuid().brand('TemplateVersionId');
export type TemplateVersionId = z.infer<typeof TemplateVersionId>;

/** What happened that people are told of: a name of the list the server keeps. */
export const MessageEvent = z.string('field.required').regex(/^[a-z]+(_[a-z]+)*$/, 'template.event_unknown').max(60, 'template.event_unknown');

/** 起草中 → 待批准 → 已生效 → 已被替代; 已撤销 ends a draft. */
export const TEMPLATE_STATES = ['draft', 'proposed', 'in_force', 'replaced', 'withdrawn'] as const;
export const TemplateState = z.enum(TEMPLATE_STATES, 'field.not_a_choice');
export type TemplateState = z.infer<typeof TemplateState>;

const text = (most: number) => z.string('field.required').trim().min(1, 'field.required').max(most, 'field.too_long');

/** Subject and text of a mail or of what stands on the site. */
export const LetterWords = z.strictObject({ subject: text(60), text: text(2_000) });
export type LetterWords = z.infer<typeof LetterWords>;

/** What one event says in one language, channel by channel; a code never stands on the site. */
export const ChannelWords = z.strictObject({ sms: text(500), mail: LetterWords, inbox: LetterWords.nullable() });
export type ChannelWords = z.infer<typeof ChannelWords>;

/** The words of an event in both languages, and which channels it uses: 短信 may be switched off where it is not obligatory, 邮件 on beside it. */
export const TemplateContent = z.strictObject({ kind: z.literal('words'), zh: ChannelWords, en: ChannelWords, sms: z.boolean(), mail: z.boolean() });
export type TemplateContent = z.infer<typeof TemplateContent>;

/** What a province adds below the words of an event, its phone line for instance (省级补充). */
export const ProvinceAddition = z.strictObject({ kind: z.literal('addition'), zh: text(60), en: text(120) });
export type ProvinceAddition = z.infer<typeof ProvinceAddition>;

export const TemplateText = z.discriminatedUnion('kind', [TemplateContent, ProvinceAddition]);
export type TemplateText = z.infer<typeof TemplateText>;

const version = z.number().int().min(1);
const reason = z.string('field.required').trim().min(4, 'field.too_short').max(500, 'field.too_long');

/** Body of POST /api/staff/message-templates: begins a version of an event's words, or of a province's addition. */
export const DraftTemplate = z.strictObject({ event: MessageEvent, province: ProvinceCode.nullable() });
export type DraftTemplate = z.infer<typeof DraftTemplate>;
export const SaveTemplate = z.strictObject({ version, content: TemplateText });
export type SaveTemplate = z.infer<typeof SaveTemplate>;
export const MoveTemplate = z.strictObject({ version, reason });
export type MoveTemplate = z.infer<typeof MoveTemplate>;
/** Body of POST /api/staff/message-previews. */
export const PreviewTemplate = z.strictObject({ event: MessageEvent, province: ProvinceCode.nullable(), content: TemplateText });
export type PreviewTemplate = z.infer<typeof PreviewTemplate>;

/** What speaks against a text, at its place in the editor. */
export const TemplateFinding = z.object({ code: z.string(), path: z.string().nullable(), text: z.string(), stops: z.boolean() });
export type TemplateFinding = z.infer<typeof TemplateFinding>;

/** A text message as it leaves, with what the carrier counts: characters (UCS-2) and parts. */
export const SmsReading = z.object({ text: z.string(), units: z.number(), parts: z.number() });
const Letter = z.object({ subject: z.string(), text: z.string() });
/** What a sample person would read, channel by channel. */
export const TemplateReading = z.object({
  zh: z.object({ sms: SmsReading, mail: Letter, inbox: Letter.nullable() }), en: z.object({ sms: SmsReading, mail: Letter, inbox: Letter.nullable() }), findings: z.array(TemplateFinding),
}).meta({ id: 'TemplateReading' });
export type TemplateReading = z.infer<typeof TemplateReading>;

/** One version in a list. */
export const TemplateVersionLine = z.object({
  id: TemplateVersionId, event: z.string(), province: ProvinceCode.nullable(), provinceText: z.string(), number: z.number(), state: TemplateState, writtenBy: z.string(), changedAt: z.number(),
});
export type TemplateVersionLine = z.infer<typeof TemplateVersionLine>;

/** One event in the list: its shipped or approved words, and whether a version is being worked on. */
export const TemplateLine = z.object({
  event: z.string(), name: z.string(), group: z.string(), groupText: z.string(), secret: z.boolean(), sms: z.boolean(), mail: z.boolean(), inbox: z.boolean(),
  text: z.string(), inForce: TemplateVersionLine.nullable(), open: z.array(TemplateVersionLine), additions: z.number(),
});
export type TemplateLine = z.infer<typeof TemplateLine>;

/** What is done with the words of an event: a version is open, words of one's own are in force, or the shipped ones hold. */
export const TemplateWork = z.enum(['in_work', 'rewritten', 'shipped']);
export type TemplateWork = z.infer<typeof TemplateWork>;
const WORK: Record<TemplateWork, (e: TemplateLine) => boolean> = { in_work: (e) => e.open.length > 0, rewritten: (e) => e.inForce !== null || e.additions > 0, shipped: (e) => e.inForce === null };

/** True for an event of which this is done. */
export function worksOn(event: TemplateLine, work: TemplateWork): boolean {
  return WORK[work](event);
}

export const TemplateList = z.object({ events: z.array(TemplateLine), mayWriteNational: z.boolean() }).meta({ id: 'TemplateList' });
export type TemplateList = z.infer<typeof TemplateList>;

/** A placeholder an event fills in: what it stands for, whether the text needs it, and a sample. */
export const Placeholder = z.object({ name: z.string(), label: z.string(), required: z.boolean(), sample: z.string() });
export type Placeholder = z.infer<typeof Placeholder>;

/** One event whole: what may be said, what is said now, and every version. */
export const TemplateWhole = z.object({
  event: z.string(), name: z.string(), groupText: z.string(), secret: z.boolean(), smsObligatory: z.boolean(), provincial: z.boolean(), placeholders: z.array(Placeholder),
  shipped: TemplateContent, inForce: TemplateContent, reading: TemplateReading, versions: z.array(TemplateVersionLine),
  additions: z.array(z.object({ province: ProvinceCode, provinceText: z.string(), zh: z.string(), en: z.string() })),
  /** Whose words may be begun here: the nation's, and which provinces' additions. */
  mayWrite: z.array(z.object({ province: ProvinceCode.nullable(), text: z.string() })),
}).meta({ id: 'TemplateWhole' });
export type TemplateWhole = z.infer<typeof TemplateWhole>;

/** A version whole, for whoever writes or approves it; `closed` says in words why an act is not open. */
export const TemplateVersionWhole = z.object({
  id: TemplateVersionId, event: z.string(), name: z.string(), province: ProvinceCode.nullable(), provinceText: z.string(), number: z.number(), state: TemplateState, version: z.number(), content: TemplateText,
  shipped: TemplateContent, inForce: TemplateContent, secret: z.boolean(), smsObligatory: z.boolean(), placeholders: z.array(Placeholder), reading: TemplateReading, writtenBy: z.string(),
  closed: z.object({ edit: z.string().nullable(), propose: z.string().nullable(), approve: z.string().nullable(), withdraw: z.string().nullable() }),
  history: z.array(z.object({ act: z.string(), by: z.string(), at: z.number(), reason: z.string().nullable() })),
}).meta({ id: 'TemplateVersionWhole' });
export type TemplateVersionWhole = z.infer<typeof TemplateVersionWhole>;
