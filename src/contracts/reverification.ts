import { z } from 'zod';
import { SittingId } from './catalogue.ts';
import { ProvinceCode } from './regions.ts';
import { VerificationSubjectKind } from './verification.ts';
import { listPlace } from './list-places.ts';

export const ReverifyRunId = z.uuid('field.invalid').brand('ReverifyRunId');
export type ReverifyRunId = z.infer<typeof ReverifyRunId>;

/** 待第二人批准, 进行中, 已暂停, 已完成, 未批准. */
export const RunState = z.enum(['proposed', 'running', 'stopped', 'done', 'refused'], 'field.not_a_choice');
export type RunState = z.infer<typeof RunState>;

/** The results that can be asked about again; what a person decided stays a person's. */
export const RecheckedState = z.enum(['passed', 'failed', 'needs_manual'], 'field.not_a_choice');
export type RecheckedState = z.infer<typeof RecheckedState>;

/** What became of one result: 待复核, 结果不变, 结果有变化, 没有得到答复, 不再适用. */
export const RecheckResult = z.enum(['waiting', 'same', 'changed', 'unanswered', 'gone'], 'field.not_a_choice');
export type RecheckResult = z.infer<typeof RecheckResult>;

const listOf = <T extends z.ZodType>(item: T) => z.preprocess((value) => (value === undefined || value === '' ? [] : typeof value === 'string' ? value.split(',') : value), z.array(item).min(1, 'field.choose').max(3));
const blank = (value: unknown) => (value === '' ? undefined : value);

/** Which results a run asks about: of one kind, in these states, last answered so many days ago or longer, of people who apply for this sitting or here. */
const chosen = {
  kind: VerificationSubjectKind,
  states: listOf(RecheckedState),
  olderThanDays: z.coerce.number('field.invalid').int('field.invalid').min(0, 'field.too_small').max(3_650, 'field.too_big'),
  sittingId: z.preprocess(blank, SittingId.optional()),
  province: z.preprocess(blank, ProvinceCode.optional()),
};
export const ReverifyFilter = z.object(chosen);
export type ReverifyFilter = z.infer<typeof ReverifyFilter>;

/** Body of POST /api/staff/reverify-runs. */
export const ProposeRun = z.strictObject({ ...chosen, reason: z.string('field.required').trim().min(4, 'reverify.reason_too_short').max(300, 'field.too_long') });
export type ProposeRun = z.infer<typeof ProposeRun>;

/** The second person's word on a run. */
export const DecideRun = z.strictObject({ decision: z.enum(['approve', 'refuse'], 'field.choose'), reason: z.string('field.required').trim().min(4, 'reverify.reason_too_short').max(300, 'field.too_long') });
export type DecideRun = z.infer<typeof DecideRun>;

/** What a run would come to: how many results, how long at what the provider allows, and whether one person may order it. */
export const ReverifyForecast = z.object({ total: z.int(), seconds: z.number(), alone: z.int(), needsSecond: z.boolean(), refusals: z.array(z.string()) });
export type ReverifyForecast = z.infer<typeof ReverifyForecast>;

const Act = z.object({ open: z.boolean(), refusals: z.array(z.string()) });

/** One run as the console shows it. */
export const RunView = z.object({
  id: ReverifyRunId, kind: VerificationSubjectKind, kindText: z.string(), statesText: z.string(), scopeText: z.string(), answeredBefore: z.number(), reason: z.string(), state: RunState, stateText: z.string(),
  total: z.int(), same: z.int(), changed: z.int(), unanswered: z.int(), gone: z.int(), left: z.int(),
  proposedBy: z.string(), proposedAt: z.number(), decidedBy: z.string().nullable(), decidedAt: z.number().nullable(), decisionNote: z.string().nullable(),
  startedAt: z.number().nullable(), endedAt: z.number().nullable(), secondsLeft: z.number().nullable(), perSecond: z.number().nullable(),
  acts: z.object({ decide: Act, stop: Act, resume: Act }),
});
export type RunView = z.infer<typeof RunView>;

const RunPlace = listPlace('time~id');
export const RunsQuery = z.object({ after: RunPlace.optional() });
export const RunList = z.object({ items: z.array(RunView), next: z.string().nullable() });

const ItemPlace = listPlace('time~id~id');
export const RunItemsQuery = z.object({ result: RecheckResult.exclude(['waiting']).default('changed'), after: ItemPlace.optional() });
export type RunItemsQuery = z.infer<typeof RunItemsQuery>;

/** One result of a run: whose, what it was, what the registry says now, and the live applications of the person. */
export const RunItem = z.object({
  accountId: z.uuid(), rowId: z.uuid(), person: z.string(), documentNumber: z.string(), fromText: z.string(), toText: z.string().nullable(), whyText: z.string().nullable(), at: z.number(),
  applications: z.array(z.string()),
});
export const RunItems = z.object({ items: z.array(RunItem), next: z.string().nullable() });

/** How the registries stand for those who wait: how many, since when, and whether a provider asked for a pause. */
export const RegistryStanding = z.object({
  registry: z.enum(['identity', 'education', 'degree', 'title']), nameText: z.string(), waiting: z.int(), oldestAt: z.number().nullable(), answeredLastHour: z.int(), silentLastHour: z.int(),
  perSecond: z.number(), batch: z.int(), heldUntil: z.number().nullable(), drawn: z.boolean(),
});
export const RegistriesStanding = z.object({ registries: z.array(RegistryStanding) });
export type RegistriesStanding = z.infer<typeof RegistriesStanding>;
