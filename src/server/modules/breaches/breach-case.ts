import type { BreachArticle, Disposition } from '#contracts/breach-articles.ts';
import type { BreachCaseId, BreachState } from '#contracts/breaches.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId, StaffId } from '#contracts/ids.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

/** What happened, when and where, as it is sealed. */
export type BreachContent = { facts: string; occurredOn: Day; place: string; examText: string };

/** What somebody proposed to decide, as it is sealed. */
export type ProposalContent = { reasons: string; answer: string };

/** One case as commands work on it; contents are opened personal data. */
export type BreachCase = {
  accountId: AccountId;
  id: BreachCaseId;
  /** What people call it by: the year and a part of its id. */
  reference: string;
  state: BreachState;
  version: number;
  applicationId: ApplicationId | null;
  number: string | null;
  sittingId: string | null;
  examCode: string | null;
  province: ProvinceCode | null;
  prefecture: string | null;
  article: BreachArticle;
  item: number;
  subjects: string[];
  content: BreachContent;
  notices: number;
  noticedDisposition: Disposition | null;
  statementUntil: Instant | null;
  disposition: Disposition | null;
  decisionNumber: string | null;
  proposal: ProposalContent | null;
  openedById: string;
  openedAt: Instant;
  proposedById: string | null;
  proposedAt: Instant | null;
  decidedById: string | null;
  decidedAt: Instant | null;
  servedAt: Instant | null;
  recordId: string | null;
};

/** Whose case it is, as addresses name it. */
export type Whose = { accountId: AccountId; id: BreachCaseId };

/** A member of staff who acts on a case, with what an act needs. */
export type Officer = { tx: Tx; kit: Kit; now: Instant; actor: { staffId: StaffId; jurisdiction: Jurisdiction; permissions?: readonly Permission[] } };
