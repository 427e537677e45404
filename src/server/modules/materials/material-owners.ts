import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { MaterialDemand } from '#contracts/materials.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';

/** What materials are for, told by the module that owns it; this module itself knows no application. */
export type MaterialOwner = {
  /** The exam and year, as headings name the application. */
  title: string;
  demands: MaterialDemand[];
  /** Why files may not be changed now; empty when they may. */
  closed: Refusal[];
};

/** The port to the module that owns the applications; app.ts connects the two. */
export type MaterialOwners = {
  /** The candidate's own application; locked against being confirmed meanwhile when `toChange`. Refuses what is not theirs. */
  describe(tx: Tx, accountId: AccountId, applicationId: ApplicationId, now: Instant, toChange: boolean): Promise<Result<MaterialOwner>>;
  /** Whose application it is, for staff inside their jurisdiction only. */
  findForStaff(tx: Tx, staff: StaffActor, applicationId: ApplicationId): Promise<Result<{ accountId: AccountId }>>;
  /** Told in the same transaction after files came or went, so that its state can follow (T9). */
  changed(tx: Tx, accountId: AccountId, applicationId: ApplicationId, now: Instant): Promise<void>;
};
