import type { CaseId, CaseKind, CaseState } from '#contracts/assistance.ts';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { CaseContent } from './case-content.ts';

/** Where a case lies: of its application, or of whoever proposed it. */
export type CasePlace = { province: string | null; prefecture: string | null; reviewPointId: string | null; examCode: string | null };

/** One case as commands work on it; its content is opened personal data. */
export type AssistanceCase = CasePlace & {
  accountId: AccountId;
  id: CaseId;
  kind: CaseKind;
  state: CaseState;
  version: number;
  applicationId: ApplicationId | null;
  contestedVersion: number | null;
  content: CaseContent;
  answer: string | null;
  askedBy: 'candidate' | 'staff';
  firstById: string | null;
  decidedById: string | null;
  openedAt: Instant;
  dueAt: Instant | null;
  decidedAt: Instant | null;
};
