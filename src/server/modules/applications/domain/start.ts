import { refuse, type Refusal } from '#contracts/refusals.ts';

export type StartFacts = {
  /** What the account itself has against it: frozen, pending, agreement outdated, no education (R-2.1.1-32). */
  account: Refusal[];
  hasPhoto: boolean;
  /** What verification has against it (R-0-04), in its own words. */
  unfinishedVerification: Refusal[];
  sittingOpen: boolean;
};

/** Everything that stops choosing an exam (T1, R-2.2.1-06); empty means it may be chosen. */
export function refusalsToStart(f: StartFacts): Refusal[] {
  const no = [...f.account];
  if (!f.sittingOpen) no.push(refuse('application.sitting_closed'));
  if (!f.hasPhoto) no.push(refuse('application.photo_missing'));
  return [...no, ...f.unfinishedVerification];
}
