import type { ProvinceWindows } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { refusalsOutsideConfirm } from './window-guards.ts';

/** Where the candidate's photo stands (照片). */
export type PhotoStanding = 'approved' | 'self_checked' | 'awaiting' | 'rejected' | 'missing';

export type ConfirmFacts = {
  windows: ProvinceWindows;
  photo: PhotoStanding;
  photoReviewed: boolean;
  majorMatches: boolean;
  mismatchAnswered: boolean;
};

/** Everything that stops confirming now (报名信息确认, T11, R-2.2.4); the mismatch of majors only has to be answered, it never blocks (R-2.2.4-09). */
export function refusalsToConfirm(f: ConfirmFacts, now: Instant): Refusal[] {
  const no = refusalsOutsideConfirm(f.windows, now);
  if (f.photo === 'missing') no.push(refuse('application.photo_missing'));
  if (f.photo === 'awaiting' || (f.photoReviewed && f.photo === 'self_checked')) no.push(refuse('application.photo_not_approved'));
  if (f.photo === 'rejected') no.push(refuse('application.photo_rejected'));
  if (!f.majorMatches && !f.mismatchAnswered) no.push(refuse('application.mismatch_unanswered'));
  return no;
}
