import { checkPhoto, isAcceptable, needsReview, type PhotoCheck, type PhotoMeasures } from '#contracts/photos/standard.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { PhotoState } from '#contracts/photos.ts';

/** What the server decides about a photo: the checks it measured itself (照片标准 lives in contracts/photos/standard.ts), and every no. */
export type Assessment = { checks: PhotoCheck[]; refusals: Refusal[]; stateOnUpload: PhotoState };

/** Judges a measured photo. Whatever the browser said is not asked; a photo without a found face goes to an officer, not to the bin. */
export function assess(measures: PhotoMeasures): Assessment {
  const checks = checkPhoto(measures);
  return { checks, refusals: refusalsOfStandard(checks), stateOnUpload: needsReview(checks) ? 'awaiting_review' : 'self_checked' };
}

/** The noes of the standard; too small stands alone because its remedy differs. */
export function refusalsOfStandard(checks: PhotoCheck[]): Refusal[] {
  if (isAcceptable(checks)) return [];
  const failed = checks.filter((check) => check.verdict === 'refuse');
  const small = failed.find((check) => check.code === 'source_size');
  const others = failed.filter((check) => check.code !== 'source_size');
  return [
    ...(small ? [refuse('photo.too_small', { path: 'photo', params: { measured: small.measured, wanted: small.wanted } })] : []),
    ...(others.length > 0 ? [refuse('photo.below_standard', { path: 'photo', params: { count: others.length } })] : []),
  ];
}
