import { z } from 'zod';
import { LevelCode, ReviewPointId, SittingId } from './catalogue.ts';
import { AccountId } from './ids.ts';
import { MessageId } from './messages.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';

export const NoticeId = z.uuid().brand('NoticeId');
export type NoticeId = z.infer<typeof NoticeId>;

/** 草稿 → (待批准) → 待发送 → 发送中 → 已发送; 已停止 leaves the rest unsent, 已撤销 was never sent. */
export const NOTICE_STATES = ['draft', 'proposed', 'scheduled', 'sending', 'sent', 'stopped', 'withdrawn'] as const;
export const NoticeState = z.enum(NOTICE_STATES, 'field.not_a_choice');
export type NoticeState = z.infer<typeof NoticeState>;

/** Where the applications stand whose candidates are told: still filling in, awaiting review, not passed, to pay, complete, lapsed or given up. */
export const STANDINGS = ['filling', 'reviewing', 'rejected', 'unpaid', 'complete', 'ended'] as const;
export const Standing = z.enum(STANDINGS, 'field.not_a_choice');
export type Standing = z.infer<typeof Standing>;

/** Whom a mass notice goes to, within the jurisdiction of who writes it. */
export const NoticeAudience = z.strictObject({
  sitting: SittingId, level: LevelCode.optional(), province: ProvinceCode.optional(), prefecture: PrefectureCode.optional(), point: ReviewPointId.optional(),
  standings: z.array(Standing).min(1, 'field.required').max(STANDINGS.length, 'field.too_many'),
});
export type NoticeAudience = z.infer<typeof NoticeAudience>;

const line = (most: number) => z.string('field.required').trim().min(2, 'field.required').max(most, 'field.too_long');
const Said = z.strictObject({ subject: line(60), text: line(2_000), sms: line(500) });
/** What it says: title and text on the site and by mail, a short text by SMS; without English everybody reads Chinese. {name}, {exam} and {number} are filled in. */
export const NoticeContent = z.strictObject({ sms: z.boolean(), mail: z.boolean(), zh: Said, en: Said.nullable() });
export type NoticeContent = z.infer<typeof NoticeContent>;

/** What may be filled in for each recipient. */
export const NOTICE_PLACEHOLDERS = ['name', 'exam', 'number'] as const;

const urgentReason = z.string().trim().min(6, 'field.too_short').max(200, 'field.too_long').nullable();

/** A mass notice as it is written: when it goes (null: as soon as it may), and why it must not wait for the morning. */
export const NoticeText = z.strictObject({ title: line(60), audience: NoticeAudience, content: NoticeContent, sendAt: z.number().int().nullable(), urgentReason });
export type NoticeText = z.infer<typeof NoticeText>;
export const SaveNotice = NoticeText.extend({ version: z.number().int().min(1) });
export type SaveNotice = z.infer<typeof SaveNotice>;
export const MoveNotice = z.strictObject({ version: z.number().int().min(1), reason: z.string('field.required').trim().min(4, 'field.too_short').max(500, 'field.too_long') });
export type MoveNotice = z.infer<typeof MoveNotice>;

/** How a notice reads to somebody: masked, drawn at random from those it would go to. */
export const NoticeSample = z.object({ name: z.string(), to: z.string(), lang: z.enum(['zh', 'en']), sms: z.string().nullable(), units: z.number(), parts: z.number(), subject: z.string(), text: z.string() });
export const NoticeFinding = z.object({ code: z.string(), path: z.string().nullable(), text: z.string(), stops: z.boolean() });
/** Body of POST /api/staff/mass-notice-readings, and its answer: how many it would go to now, how three of them would read it, what speaks against it. */
export const ReadNotice = z.strictObject({ audience: NoticeAudience, content: NoticeContent });
export const NoticeReading = z.object({ count: z.number(), aloneMost: z.number(), samples: z.array(NoticeSample), findings: z.array(NoticeFinding) }).meta({ id: 'NoticeReading' });
export type NoticeReading = z.infer<typeof NoticeReading>;

const Outcome = z.object({ queued: z.number(), sent: z.number(), delivered: z.number(), failed: z.number(), cancelled: z.number() });
export const NoticeLine = z.object({
  id: NoticeId, title: z.string(), audienceText: z.string(), state: NoticeState, writtenBy: z.string(), changedAt: z.number(), sendAt: z.number().nullable(), urgent: z.boolean(),
  counted: z.number().nullable(), recipients: z.number().nullable(), told: z.number(), unreachable: z.number(),
});
export type NoticeLine = z.infer<typeof NoticeLine>;
export const NoticeList = z.object({ notices: z.array(NoticeLine), next: z.string().nullable() }).meta({ id: 'NoticeList' });
export type NoticeList = z.infer<typeof NoticeList>;

/** A mass notice whole: its words, its way, how far it is and what became of each message; `closed` says why an act is not open. */
export const NoticeWhole = NoticeLine.extend({
  version: z.number(), text: NoticeText, jurisdictionText: z.string(), aloneMost: z.number(), countedAt: z.number().nullable(), startedAt: z.number().nullable(), finishedAt: z.number().nullable(),
  /** Sending rests until this moment: it is night. */
  waitsUntil: z.number().nullable(), outcome: z.partialRecord(z.enum(['sms', 'mail', 'inbox']), Outcome),
  closed: z.object({ edit: z.string().nullable(), propose: z.string().nullable(), approve: z.string().nullable(), withdraw: z.string().nullable(), stop: z.string().nullable() }),
  history: z.array(z.object({ act: z.string(), by: z.string(), at: z.number(), reason: z.string().nullable() })),
}).meta({ id: 'NoticeWhole' });
export type NoticeWhole = z.infer<typeof NoticeWhole>;

export const NoticeFailure = z.object({
  id: MessageId, accountId: AccountId, name: z.string(), channel: z.enum(['sms', 'mail', 'inbox']), to: z.string(), why: z.string(), at: z.number(),
  /** How often it was sent again, and why it may not be once more. */
  again: z.number(), closed: z.string().nullable(),
});
export type NoticeFailure = z.infer<typeof NoticeFailure>;

export const NoticeFailures = z.object({ failures: z.array(NoticeFailure), next: z.string().nullable() }).meta({ id: 'NoticeFailures' });
export type NoticeFailures = z.infer<typeof NoticeFailures>;

/** What the composer chooses from. */
export const NoticeChoices = z.object({
  sittings: z.array(z.object({ value: SittingId, text: z.string(), levels: z.array(z.object({ value: z.string(), text: z.string() })) })),
  provinces: z.array(z.object({ value: ProvinceCode, text: z.string() })), prefectures: z.array(z.object({ value: z.string(), text: z.string() })), points: z.array(z.object({ value: z.string(), text: z.string() })),
}).meta({ id: 'NoticeChoices' });
export type NoticeChoices = z.infer<typeof NoticeChoices>;
