import { z } from 'zod';
import { ExamCode, LevelCode, SittingId, SpecialtyCode } from './catalogue.ts';
import { Day } from './dates.ts';
import { AccountId, ApplicationId } from './ids.ts';
import { ProvinceCode } from './regions.ts';

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
