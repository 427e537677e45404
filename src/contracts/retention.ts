import { z } from 'zod';
import { Day } from './dates.ts';
import { DocumentNumber } from './identity-documents.ts';
import { listPlace } from './list-places.ts';
import type { Words } from './words.ts';

const Reason = z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long');
const Version = z.int('field.invalid').positive('field.invalid');
/** A class of data whose days are numbered, by its name in the table of retention. */
export const ClassName = z.string('field.required').regex(/^[a-zA-Z]{2,30}$/, 'field.invalid');

/** How a run that erases stands (到期销毁): asked for, under way, done, broken off, turned down by the second person, or taken back. */
export const RunState = z.enum(['requested', 'running', 'done', 'broken_off', 'turned_down', 'withdrawn'], 'field.not_a_choice');
export type RunState = z.infer<typeof RunState>;

export const RUN_STATE_WORDS: Record<RunState, Words> = {
  requested: { zh: '待第二人批准', en: 'Waits for a second person' }, running: { zh: '正在销毁', en: 'Under way' }, done: { zh: '已完成', en: 'Done' },
  broken_off: { zh: '中断，未做完', en: 'Broken off' }, turned_down: { zh: '已退回', en: 'Turned down' }, withdrawn: { zh: '已撤回', en: 'Taken back' },
};

/** Why a row that was due is still there (销毁遗留). */
export const LeftoverWhy = z.enum(['held', 'referenced', 'failed']);
export type LeftoverWhy = z.infer<typeof LeftoverWhy>;

export const LEFTOVER_WORDS: Record<LeftoverWhy, Words> = {
  held: { zh: '保全中', en: 'held' }, referenced: { zh: '仍被其他记录引用', en: 'still referred to' }, failed: { zh: '销毁失败', en: 'could not be erased' },
};

/** One class as it stands at this moment (试算): how much is held, past its time, kept by a hold, passed over; some keys of what is due, nobody's name or number. */
export const RetentionClass = z.object({
  of: z.string(), title: z.string(), table: z.string(), kept: z.string(), byRun: z.boolean(), clears: z.boolean(), held: z.number(), due: z.number(), onHold: z.number(), leftover: z.number(), oldestDueAt: z.number().nullable(), samples: z.array(z.string()), heldWhole: z.boolean(),
});
export type RetentionClass = z.infer<typeof RetentionClass>;
export const RetentionView = z.object({ now: z.number(), classes: z.array(RetentionClass) }).meta({ id: 'RetentionView' });
export type RetentionView = z.infer<typeof RetentionView>;

/** A run with what was due of each class when it was asked for, and what became of it. */
export const RetentionRun = z.object({
  id: z.uuid(), state: RunState, asOf: z.number(), reason: z.string(), askedBy: z.string(), askedAt: z.number(), byMe: z.boolean(), decidedBy: z.string().nullable(), decidedAt: z.number().nullable(), decisionReason: z.string().nullable(), endedAt: z.number().nullable(), version: z.number(),
  classes: z.array(z.object({ of: z.string(), title: z.string(), table: z.string(), due: z.number(), onHold: z.number(), erased: z.number(), files: z.number(), stillThere: z.number().nullable() })),
}).meta({ id: 'RetentionRun' });
export type RetentionRun = z.infer<typeof RetentionRun>;

export const RunKey = listPlace('time~id');
export const RetentionRunPage = z.object({ items: z.array(RetentionRun), next: z.string().nullable() }).meta({ id: 'RetentionRunPage' });
export type RetentionRunPage = z.infer<typeof RetentionRunPage>;

/** Where a page of leftovers begins: the class and the key of the last one shown. */
export const LeftoverKey = z.string().max(240).regex(/^[a-zA-Z]{2,30}~[0-9a-f\\x/-]{1,200}$/, 'field.invalid');
export const Leftover = z.object({ of: z.string(), title: z.string(), key: z.string(), why: LeftoverWhy });
export type Leftover = z.infer<typeof Leftover>;
/** A run with the first of its leftovers, or those after a place. */
export const RunWithLeftovers = z.object({ run: RetentionRun, items: z.array(Leftover), next: z.string().nullable() }).meta({ id: 'RunWithLeftovers' });
export type RunWithLeftovers = z.infer<typeof RunWithLeftovers>;

/** Body of asking for a run: which classes, and why now. */
export const AskRun = z.strictObject({ classes: z.array(ClassName, 'field.required').min(1, 'field.required').max(30, 'field.too_many'), reason: Reason });
export type AskRun = z.infer<typeof AskRun>;
/** Body of deciding on a run: the second person approves or turns down, who asked takes back. */
export const DecideRun = z.strictObject({ decision: z.enum(['approve', 'turn_down', 'withdraw'], 'field.choose'), reason: Reason, version: Version });
export type DecideRun = z.infer<typeof DecideRun>;
export const RunDone = z.object({ id: z.uuid(), state: RunState }).meta({ id: 'RunDone' });

/** What a hold is about (保全对象). */
export const HoldKind = z.enum(['person', 'application', 'class'], 'field.choose');
export type HoldKind = z.infer<typeof HoldKind>;

export const HOLD_KIND_WORDS: Record<HoldKind, Words> = { person: { zh: '一个人', en: 'A person' }, application: { zh: '一次报考', en: 'An application' }, class: { zh: '一类记录', en: 'A class of records' } };

const order = { basis: Reason, reason: Reason, until: Day.optional() };
/** Body of ordering a hold: whom or what, by which document of which authority, why, and until which day; without one until it is lifted. */
export const OrderHold = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), documentNumber: DocumentNumber, ...order }),
  z.strictObject({ kind: z.literal('application'), number: z.string('field.required').trim().regex(/^\d{18}$/, 'assistance.number_format'), ...order }),
  z.strictObject({ kind: z.literal('class'), of: ClassName, ...order }),
], 'field.choose');
export type OrderHold = z.infer<typeof OrderHold>;
/** A discriminated body in an object, as every endpoint takes one. */
export const OrderHoldBody = z.strictObject({ hold: OrderHold });
export const HoldsOrdered = z.object({ ids: z.array(z.uuid()) }).meta({ id: 'HoldsOrdered' });
export const LiftHold = z.strictObject({ reason: Reason, version: Version });
export type LiftHold = z.infer<typeof LiftHold>;
export const HoldLifted = z.object({ id: z.uuid() }).meta({ id: 'HoldLifted' });

export const HoldFilter = z.object({ standing: z.enum(['yes', 'no'], 'field.not_a_choice').optional() });
export type HoldFilter = z.infer<typeof HoldFilter>;
export const HoldKey = listPlace('time~id');
/** One hold: about whom or what, who ordered it and why, and how it ended. */
export const LegalHold = z.object({
  id: z.uuid(), kind: HoldKind, about: z.string(), basis: z.string(), reason: z.string(), untilAt: z.number().nullable(), setBy: z.string(), setAt: z.number(), standing: z.boolean(), lifted: z.object({ by: z.string(), at: z.number(), reason: z.string() }).nullable(), version: z.number(),
}).meta({ id: 'LegalHold' });
export type LegalHold = z.infer<typeof LegalHold>;
export const LegalHoldPage = z.object({ items: z.array(LegalHold), next: z.string().nullable() }).meta({ id: 'LegalHoldPage' });
export type LegalHoldPage = z.infer<typeof LegalHoldPage>;
