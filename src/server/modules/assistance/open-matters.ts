import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** How many examination matters (考试情况处理) about an account are not settled, and of how many of them the person was told. Asked of whoever keeps them; the program fills it. */
export type OpenMatters = (tx: Tx, accountId: AccountId) => Promise<{ open: number; told: number }>;

/** Why an application may not be opened for change because somebody is on a roster of examinees or has a seat (已列入应考名册). Asked of whoever seats people; the program fills it. */
export type RefusalsOfSeated = (tx: Tx, app: { applicationId: ApplicationId; sittingId: string; province: string | null }) => Promise<readonly Refusal[]>;

/** Whom officers' cases ask of what lies above them. */
export type CaseAsks = { openMatters: OpenMatters; seated: RefusalsOfSeated };
