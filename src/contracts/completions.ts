import { z } from 'zod';
import { type ExamCode, LevelCode, SittingId, SpecialtyCode } from './catalogue.ts';
import type { Day } from './dates.ts';
import { AccountId, ApplicationId } from './ids.ts';
import { ProvinceCode } from './regions.ts';
import { Words } from './words.ts';

export const CompletionId = z.uuid('field.invalid').brand('CompletionId');
export type CompletionId = z.infer<typeof CompletionId>;

/**
 * Where somebody who passed every subject stands on the way to the certificate (T28, T29): 待公示, 考后核查中, 不予发证, 公示中, 暂缓, 公示无异议, 已收回.
 * `cleared` alone leads to a certificate.
 */
export const COMPLETION_STATES = ['found', 'checking', 'refused', 'announced', 'held', 'cleared', 'taken_back'] as const;
export const CompletionState = z.enum(COMPLETION_STATES, 'field.choose');
export type CompletionState = z.infer<typeof CompletionState>;

/** Why somebody is checked, held back, refused or taken back. */
export const COMPLETION_REASONS = ['incomplete', 'application_void', 'score_held', 'breach', 'breach_open', 'sample_due', 'review_open', 'check_open', 'check_failed', 'check_missed', 'objection', 'objection_upheld', 'decision'] as const;
export const CompletionReason = z.enum(COMPLETION_REASONS);
export type CompletionReason = z.infer<typeof CompletionReason>;

/** What a completion is found by: per candidate, so the account comes first. */
export const CompletionKey = z.object({ accountId: AccountId, completionId: CompletionId });
export type CompletionKey = z.infer<typeof CompletionKey>;

/** One exam, level and specialty a person completed, as whoever makes certificates reads it. */
export type Completion = CompletionKey & {
  /** The application whose results completed it. */
  applicationId: ApplicationId;
  sittingId: SittingId;
  examCode: ExamCode;
  examYear: number;
  levelCode: LevelCode;
  specialtyCode: SpecialtyCode;
  province: ProvinceCode;
  ticketNumber: string;
  /** The sitting's last exam day (批准日期 on certificates). */
  completedOn: Day;
  state: CompletionState;
  reasons: CompletionReason[];
  clearedAt: number | null;
};

/** What a check of one person before the certificate came to (考后核查): 合格、不合格、未按期. */
export const CheckResult = z.enum(['passed', 'failed', 'missed'], 'field.choose');
export type CheckResult = z.infer<typeof CheckResult>;

/** What each state is called, for officers and candidates alike. */
export const COMPLETION_STATE_WORDS: Record<CompletionState, Words> = {
  found: { zh: '合格，待公示', en: 'Passed; to be announced' }, checking: { zh: '合格，考后核查中', en: 'Passed; being checked' }, refused: { zh: '不予发证', en: 'No certificate' }, announced: { zh: '公示中', en: 'Shown to the public' },
  held: { zh: '公示暂缓', en: 'Held back' }, cleared: { zh: '公示无异议', en: 'Cleared' }, taken_back: { zh: '合格认定已收回', en: 'Taken back' },
};

/** Each reason in words. */
export const COMPLETION_REASON_WORDS: Record<CompletionReason, Words> = {
  incomplete: { zh: '重新判定后，不再是全部科目合格', en: 'Computed again, not every subject is passed any more' },
  application_void: { zh: '报名已被认定无效或已结束', en: 'The application was declared void or has ended' },
  score_held: { zh: '成绩暂不公布', en: 'The scores are held back' },
  breach: { zh: '违纪违规处理决定认定当次考试成绩无效', en: 'A decision about a breach made the results of this sitting void' },
  breach_open: { zh: '有违纪违规案件正在办理', en: 'A case about a breach is open' },
  sample_due: { zh: '以承诺或自动核验报名，本省考后抽查尚未抽样', en: 'Applied on a commitment; the province has not drawn its sample for the check yet' },
  review_open: { zh: '报名条件定在考后核查，尚未核查', en: 'The conditions were to be checked after the exam and have not been yet' },
  check_open: { zh: '被抽中考后核查，尚无结果', en: 'Drawn for the check after the exam; no result yet' },
  check_failed: { zh: '考后核查不合格', en: 'The check after the exam was failed' },
  check_missed: { zh: '未按期提交考后核查材料', en: 'The papers for the check were not handed in by the day set' },
  objection: { zh: '公示异议正在核查', en: 'An objection is being looked into' },
  objection_upheld: { zh: '公示异议成立', en: 'An objection was upheld' },
  decision: { zh: '经决定收回', en: 'Taken back by a decision' },
};

const subject = z.object({
  code: z.string(), name: Words, counts: z.boolean(), /** Why it counts or does not, in the reader's language. */ why: z.string(), mark: z.string().nullable(), passMark: z.number().nullable(), fullMark: z.number().nullable(),
});
/** Completion of one person, explained subject by subject (合格判定说明): the same for the officer and for the candidate. */
export const CompletionExplained = z.object({
  sitting: SittingId, exam: z.string(), year: z.int(), name: z.string(), level: z.string(), specialty: z.string(), ticketNumber: z.string(), cycleYears: z.int(), cancelledYears: z.array(z.int()), complete: z.boolean(), summary: z.string(), subjects: z.array(subject),
  state: CompletionState.nullable(), reasons: z.array(z.string()), /** From when until when the list with the person on it is shown. */ shown: z.object({ id: z.string(), startsAt: z.number(), endsAt: z.number() }).nullable(), clearedAt: z.number().nullable(),
}).meta({ id: 'CompletionExplained' });
export type CompletionExplained = z.infer<typeof CompletionExplained>;

const note = z.string().trim().max(300, 'field.too_long').default('');
/** Body of writing down what a check of one person came to (考后核查): a no says why. */
export const CheckPerson = z.strictObject({ result: CheckResult, note, version: z.int('field.required').min(0) });
export type CheckPerson = z.infer<typeof CheckPerson>;

/** One person as officers see them: the explanation, the check, the history. */
export const CompletionPerson = CompletionExplained.extend({
  applicationId: ApplicationId, document: z.string(), provinceName: z.string(), version: z.int().nullable(), check: z.object({ result: CheckResult, note: z.string(), by: z.string(), at: z.number() }).nullable(), /** Why no check can be written down; null where it can. */ checkClosed: z.string().nullable(),
  history: z.array(z.object({ act: z.string(), state: CompletionState, reasons: z.array(z.string()), by: z.string(), at: z.number() })),
}).meta({ id: 'CompletionPerson' });
export type CompletionPerson = z.infer<typeof CompletionPerson>;

/** The sittings whose scores are archived, the newest first. */
export const CompletionSittings = z.object({
  sittings: z.array(z.object({ sitting: SittingId, name: z.string(), examOn: z.string(), people: z.int(), complete: z.int(), finishedAt: z.number().nullable() })),
}).meta({ id: 'CompletionSittings' });
export type CompletionSittings = z.infer<typeof CompletionSittings>;

/** One sitting: how far the computing is, and how many stand where, province by province. */
export const CompletionSitting = z.object({
  sitting: SittingId, name: z.string(), examOn: z.string(), publicityDays: z.int(), run: z.object({ people: z.int(), complete: z.int(), changed: z.int(), finishedAt: z.number().nullable() }),
  provinces: z.array(z.object({ province: ProvinceCode, name: z.string(), counts: z.record(CompletionState, z.int()) })), /** Why the reader may not; null where they may. */ closed: z.object({ recompute: z.string().nullable(), days: z.string().nullable() }),
}).meta({ id: 'CompletionSitting' });
export type CompletionSitting = z.infer<typeof CompletionSitting>;

/** Body of setting for how many working days the lists of a sitting are shown (公示工作日). */
export const SetPublicityDays = z.strictObject({ days: z.int('field.required').min(1, 'field.too_small').max(60, 'field.too_big'), reason: z.string('field.required').trim().min(4, 'field.too_short').max(300, 'field.too_long') });
export type SetPublicityDays = z.infer<typeof SetPublicityDays>;

export const CompletionQuery = z.object({ state: CompletionState.optional(), province: ProvinceCode.optional(), level: LevelCode.optional(), specialty: SpecialtyCode.optional(), after: z.string().max(80).optional() });
export type CompletionQuery = z.infer<typeof CompletionQuery>;
/** Who passed everything in a sitting, a page by key. */
export const CompletionPeople = z.object({
  people: z.array(z.object({ ticketNumber: z.string(), name: z.string(), document: z.string(), province: z.string(), level: z.string(), specialty: z.string(), years: z.string(), state: CompletionState, reasons: z.array(z.string()) })),
  next: z.string().nullable(),
}).meta({ id: 'CompletionPeople' });
export type CompletionPeople = z.infer<typeof CompletionPeople>;
