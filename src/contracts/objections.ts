import { z } from 'zod';
import { CaptchaAnswer } from './captcha.ts';
import { Mail, MobileNumber } from './contact.ts';
import { PublicityId } from './publicity.ts';
import type { Words } from './words.ts';
import { listPlace } from './list-places.ts';

export const ObjectionId = z.uuid('field.invalid').brand('ObjectionId');
export type ObjectionId = z.infer<typeof ObjectionId>;

/** Where an objection stands (公示异议): 待受理, 调查中, 结论待第二人决定, 异议成立, 异议不成立. */
export const OBJECTION_STATES = ['received', 'assigned', 'proposed', 'upheld', 'not_upheld'] as const;
export const ObjectionState = z.enum(OBJECTION_STATES, 'field.choose');
export type ObjectionState = z.infer<typeof ObjectionState>;
export const OBJECTION_STATE_WORDS: Record<ObjectionState, Words> = {
  received: { zh: '待受理', en: 'received' }, assigned: { zh: '调查中', en: 'being looked into' }, proposed: { zh: '结论待第二人决定', en: 'awaiting the second person' },
  upheld: { zh: '异议成立', en: 'upheld' }, not_upheld: { zh: '异议不成立', en: 'not upheld' },
};

/** How it reached the office. */
export const OBJECTION_CHANNELS = ['web', 'phone', 'mail', 'letter'] as const;
export const ObjectionChannel = z.enum(OBJECTION_CHANNELS, 'field.choose');
export type ObjectionChannel = z.infer<typeof ObjectionChannel>;

const optional = <S extends z.ZodType>(shape: S) => z.union([z.literal(''), shape]).default('');
/** What was said, and by whom: under a name with a way to be reached, or without one, then with more to go by. */
const said = {
  position: z.coerce.number('field.required').int('field.invalid').min(1, 'field.invalid').max(10_000_000, 'field.invalid'),
  statement: z.string('field.required').trim().min(20, 'field.too_short').max(2_000, 'field.too_long'),
  way: z.enum(['named', 'anonymous'], 'field.choose'),
  name: z.string().trim().max(100, 'field.too_long').default(''),
  phone: optional(MobileNumber),
  mail: optional(Mail),
};

/** Body of POST /api/publicities/:id/objections (提出异议): by anybody, with a captcha. */
export const RaiseObjection = z.strictObject({ ...said, captcha: CaptchaAnswer });
export type RaiseObjection = z.infer<typeof RaiseObjection>;
/** Body of registering one that came by phone, mail or letter. */
export const RegisterObjection = z.strictObject({ ...said, channel: z.enum(['phone', 'mail', 'letter'], 'field.choose') });
export type RegisterObjection = z.infer<typeof RegisterObjection>;

/** Where the receipt is shown, for ten minutes. */
export const ObjectionAddress = z.object({ address: z.string() }).meta({ id: 'ObjectionAddress' });

/** Body of asking what became of an objection: the code of the receipt. */
export const AskObjection = z.strictObject({ code: z.string('field.required').trim().min(1, 'field.required').max(60, 'field.too_long'), captcha: CaptchaAnswer });
export type AskObjection = z.infer<typeof AskObjection>;

const version = z.int('field.required').min(0);
export const TakeObjection = z.strictObject({ version });
export type TakeObjection = z.infer<typeof TakeObjection>;
export const AssignObjection = z.strictObject({ version, to: z.uuid('field.choose') });
export type AssignObjection = z.infer<typeof AssignObjection>;
/** 提出结论: what was found out, what is concluded, and the answer to whoever objected. */
export const ProposeOutcome = z.strictObject({
  version, outcome: z.enum(['upheld', 'not_upheld'], 'field.choose'), facts: z.string('field.required').trim().min(10, 'field.too_short').max(3_000, 'field.too_long'), answer: z.string('field.required').trim().min(10, 'field.too_short').max(1_000, 'field.too_long'),
});
export type ProposeOutcome = z.infer<typeof ProposeOutcome>;
/** 第二人: decide as proposed, or give it back. */
export const DecideOutcome = z.strictObject({ version, decision: z.enum(['confirm', 'return'], 'field.choose'), reason: z.string().trim().max(300, 'field.too_long').default('') });
export type DecideOutcome = z.infer<typeof DecideOutcome>;

const Line = z.object({
  id: ObjectionId, reference: z.string(), state: ObjectionState, sittingName: z.string(), provinceName: z.string(), name: z.string(), position: z.int(), channel: ObjectionChannel, named: z.boolean(), assignedTo: z.string().nullable(), mine: z.boolean(), receivedAt: z.number(), decidedAt: z.number().nullable(),
});
export const ObjectionQuery = z.object({ state: ObjectionState.optional(), publicity: PublicityId.optional(), after: listPlace('time~id').optional() });
/** The objections of a jurisdiction, the newest first. */
export const Objections = z.object({ lines: z.array(Line), next: z.string().nullable() }).meta({ id: 'Objections' });
export type Objections = z.infer<typeof Objections>;

/** One objection as a case. */
export const ObjectionWhole = Line.extend({
  version: z.int(), publicity: PublicityId, ticketNumber: z.string(), sitting: z.string(), document: z.string(), completionState: z.string(), statement: z.string(), reporter: z.object({ name: z.string(), phone: z.string(), mail: z.string() }).nullable(),
  facts: z.string().nullable(), outcome: z.enum(['upheld', 'not_upheld']).nullable(), answer: z.string().nullable(), proposedBy: z.string().nullable(), decidedBy: z.string().nullable(),
  /** Why the reader may not; null where they may, absent where it is not their work. */
  closed: z.object({ take: z.string().nullable(), propose: z.string().nullable(), decide: z.string().nullable() }),
  colleagues: z.array(z.object({ id: z.string(), name: z.string() })), history: z.array(z.object({ act: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
}).meta({ id: 'ObjectionWhole' });
export type ObjectionWhole = z.infer<typeof ObjectionWhole>;
