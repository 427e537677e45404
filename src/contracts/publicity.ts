import { z } from 'zod';
import { SittingId } from './catalogue.ts';
import { ProvinceCode } from './regions.ts';
import type { Words } from './words.ts';
import { keptNumber } from './kept-numbers.ts';

export const PublicityId = z.uuid('field.invalid').brand('PublicityId');
export type PublicityId = z.infer<typeof PublicityId>;

/** Where a list stands (公示); `making`, `closing` and `withdrawing` go on in the background. */
export const PUBLICITY_STATES = ['making', 'made', 'proposed', 'approved', 'closing', 'ended', 'withdrawing', 'withdrawn'] as const;
export const PublicityState = z.enum(PUBLICITY_STATES);
export type PublicityState = z.infer<typeof PublicityState>;

/** What each state is called. */
export const PUBLICITY_STATE_WORDS: Record<PublicityState, Words> = {
  making: { zh: '正在拟定', en: 'being made' }, made: { zh: '已拟定，未提请', en: 'made' }, proposed: { zh: '待第二人确认', en: 'awaiting the second person' }, approved: { zh: '已确认公示', en: 'approved' },
  closing: { zh: '公示期满，正在办结', en: 'ending' }, ended: { zh: '公示已结束', en: 'ended' }, withdrawing: { zh: '正在撤回', en: 'being withdrawn' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** What people do with a list: two of them are needed before it is shown. */
export const PUBLICITY_ACTS = ['propose', 'return', 'approve', 'withdraw'] as const;
export const PublicityAct = z.enum(PUBLICITY_ACTS);
export type PublicityAct = z.infer<typeof PublicityAct>;

const phone = z.string('field.required').trim().min(7, 'field.too_short').max(60, 'field.too_long').regex(/^[\d\s+()（）、;；,，转-]+$/, 'field.invalid');
const mail = z.union([z.literal(''), z.email('field.invalid').max(100, 'field.too_long')]).default('');

/** Body of making a list (拟定公示名单): the sitting, the province or the whole nation, and how people reach the office that takes reports (举报电话、邮箱). */
export const MakePublicity = z.strictObject({ sitting: SittingId, province: ProvinceCode.nullable(), phone, mail });
export type MakePublicity = z.infer<typeof MakePublicity>;

const version = z.int('field.required').min(0);
/** 提请公示: from which instant it is shown. */
export const ProposePublicity = z.strictObject({ version, startsAt: z.int('field.required') });
export type ProposePublicity = z.infer<typeof ProposePublicity>;
/** Body of the other acts; what is given or taken back needs a reason. */
export const MovePublicity = z.strictObject({ version, reason: z.string().trim().max(300, 'field.too_long').default('') });
export type MovePublicity = z.infer<typeof MovePublicity>;

const Line = z.object({
  id: PublicityId, sitting: SittingId, sittingName: z.string(), province: ProvinceCode.nullable(), provinceName: z.string(), number: z.int(), state: PublicityState, entries: z.int(), cleared: z.int(), objections: z.int(),
  startsAt: z.number().nullable(), endsAt: z.number().nullable(), madeAt: z.number(),
});
/** The lists of a jurisdiction, the newest first. */
export const Publicities = z.object({ lines: z.array(Line), next: z.string().nullable(), mayArrange: z.boolean() }).meta({ id: 'Publicities' });
export type Publicities = z.infer<typeof Publicities>;
export type PublicityLine = Publicities['lines'][number];

/** One list as its screen shows it. */
export const PublicityWhole = Line.extend({
  version: z.int(), workingDays: z.int(), phone: z.string(), mail: z.string(), /** The end falls into a year whose holidays are not arranged yet. */ provisional: z.boolean(), isShown: z.boolean(), held: z.int(), left: z.int(),
  madeBy: z.string(), proposedBy: z.string().nullable(), approvedBy: z.string().nullable(), approvedAt: z.number().nullable(),
  acts: z.array(z.object({ act: PublicityAct, refusals: z.array(z.string()) })), history: z.array(z.object({ act: z.string(), detail: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
}).meta({ id: 'PublicityWhole' });
export type PublicityWhole = z.infer<typeof PublicityWhole>;

/** One line of a list as it is shown to everybody: the name, and the document masked. */
const Entry = z.object({ position: z.int(), name: z.string(), document: z.string(), province: z.string(), level: z.string(), specialty: z.string() });
export const PublicityEntries = z.object({ entries: z.array(Entry.extend({ standing: z.string(), left: z.boolean() })), next: z.int().nullable() }).meta({ id: 'PublicityEntries' });
export type PublicityEntries = z.infer<typeof PublicityEntries>;
export type PublicEntry = z.infer<typeof Entry>;

/** In which order names are shown: as the list was made, by reading (姓氏拼音), by strokes (姓氏笔画). */
export const NameOrder = z.enum(['pinyin', 'strokes']);
export type NameOrder = z.infer<typeof NameOrder>;
export const EntryQuery = z.object({ order: NameOrder.optional().catch(undefined), after: keptNumber.optional(), name: z.string().trim().max(100, 'field.too_long').optional() });
export type EntryQuery = z.infer<typeof EntryQuery>;
