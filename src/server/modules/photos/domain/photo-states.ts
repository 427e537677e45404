import type { Instant } from '#contracts/dates.ts';
import type { PhotoReview } from '#contracts/catalogue.ts';
import type { PhotoChangeState, PhotoState } from '#contracts/photos.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

export type PhotoAct = 'demand_review' | 'approve' | 'reject';

type Step<State> = { from: readonly State[]; to: State; by: 'candidate' | 'officer' | 'system' };

/** What may happen to an uploaded photo (domain 2.1, T8). Replacing it makes a new photo, so it is no row here. */
export const PHOTO_TRANSITIONS = {
  demand_review: { from: ['self_checked'], to: 'awaiting_review', by: 'system' },
  approve: { from: ['awaiting_review', 'self_checked'], to: 'approved', by: 'officer' },
  reject: { from: ['awaiting_review', 'self_checked', 'approved'], to: 'rejected', by: 'officer' },
} as const satisfies Record<PhotoAct, Step<PhotoState>>;

export type PhotoChangeAct = 'allow' | 'deny' | 'withdraw' | 'revoke' | 'use' | 'expire';

/** The life of a change request (R-2.2.2-02, -06): the permission is used once, expires, or is taken back by the province that gave it. */
export const CHANGE_TRANSITIONS = {
  allow: { from: ['requested'], to: 'allowed', by: 'officer' },
  deny: { from: ['requested'], to: 'denied', by: 'officer' },
  withdraw: { from: ['requested'], to: 'withdrawn', by: 'candidate' },
  revoke: { from: ['allowed'], to: 'revoked', by: 'officer' },
  use: { from: ['allowed'], to: 'used', by: 'candidate' },
  expire: { from: ['allowed'], to: 'expired', by: 'system' },
} as const satisfies Record<PhotoChangeAct, Step<PhotoChangeState>>;

/** The state an act leads to, or undefined where the table has no such row. */
export function nextPhotoState(from: PhotoState, act: PhotoAct): PhotoState | undefined {
  const step: Step<PhotoState> = PHOTO_TRANSITIONS[act];
  return step.from.includes(from) ? step.to : undefined;
}

/** The state an act leads a change request to, or undefined where the table has no such row. */
export function nextChangeState(from: PhotoChangeState, act: PhotoChangeAct): PhotoChangeState | undefined {
  const step: Step<PhotoChangeState> = CHANGE_TRANSITIONS[act];
  return step.from.includes(from) ? step.to : undefined;
}

/** How long a permission to change the photo lasts: seven days, R-2.2.2-06 leaves the length open. */
export const PERMISSION_MS = 7 * 24 * 3_600_000;

/** How long a prepared picture waits for 【上传照片】. */
export const PROPOSAL_MS = 3_600_000;

export type ChangeFacts = { state: PhotoChangeState; expiresAt: Instant | null };

/** The permission stands: given, not used, and its last moment not yet reached. */
export function permissionStands(change: ChangeFacts | undefined, now: Instant): boolean {
  return change?.state === 'allowed' && change.expiresAt !== null && now < change.expiresAt;
}

export type UploadFacts = { photo: { state: PhotoState } | undefined; change: ChangeFacts | undefined };

/** 照片上传成功后不允许修改 (R-2.2.2-01): the first photo, a rejected one (T8) and a standing permission open the page, nothing else does. */
export function refusalsToUpload({ photo, change }: UploadFacts, now: Instant): Refusal[] {
  if (!photo || photo.state === 'rejected' || permissionStands(change, now)) return [];
  return [refuse('photo.locked')];
}

/** 申请修改: only where the photo is locked, and one request at a time. */
export function refusalsToRequestChange({ photo, change }: UploadFacts, now: Instant): Refusal[] {
  if (!photo) return [refuse('photo.not_found')];
  if (refusalsToUpload({ photo, change }, now).length === 0) return [refuse('photo.change_not_needed')];
  return change?.state === 'requested' ? [refuse('photo.change_open_already')] : [];
}

/** The officer's no needs words: 不予 and 审核不通过 without a reason help nobody. */
export function refusalsToDecide(decision: 'allow' | 'deny' | 'approve' | 'reject', reason: string): Refusal[] {
  const negative = decision === 'deny' || decision === 'reject';
  return negative && reason === '' ? [refuse('photo.reason_needed', { path: 'reason' })] : [];
}

/** Whether a sitting's photo review (domain 2.5, D-09: default `none`) applies to this candidate. */
export function reviewApplies(demand: PhotoReview, firstTimeCandidate: boolean): boolean {
  return demand === 'all' || (demand === 'new' && firstTimeCandidate);
}

/** What the photo still stops (S5, T8): a missing or rejected photo always, an unreviewed one where review applies or was already begun. */
export function refusalsOfPhoto(photo: { state: PhotoState } | undefined, reviewNeeded: boolean): Refusal[] {
  if (!photo) return [refuse('photo.not_found')];
  if (photo.state === 'rejected') return [refuse('photo.rejected')];
  const unreviewed = photo.state === 'awaiting_review' || (photo.state === 'self_checked' && reviewNeeded);
  return unreviewed ? [refuse('photo.awaiting_review')] : [];
}
