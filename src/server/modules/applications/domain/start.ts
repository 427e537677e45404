import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

export type StartFacts = {
  accountState: 'active' | 'identity_pending' | 'frozen';
  educationRows: number;
  hasPhoto: boolean;
  /** What verification has against it (R-0-04), in its own words. */
  unfinishedVerification: Refusal[];
  sittingOpen: boolean;
};

/** Everything that stops choosing an exam (T1, R-2.2.1-06); empty means it may be chosen. */
export function refusalsToStart(f: StartFacts, _now: Instant): Refusal[] {
  const no: Refusal[] = [];
  if (f.accountState === 'frozen') no.push(refuse('application.account_frozen'));
  if (!f.sittingOpen) no.push(refuse('application.sitting_closed'));
  if (f.educationRows === 0) no.push(refuse('application.account_incomplete'));
  if (!f.hasPhoto) no.push(refuse('application.photo_missing'));
  return [...no, ...f.unfinishedVerification];
}
