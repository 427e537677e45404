import type { Instant } from '#contracts/dates.ts';
import type { AccountId, StaffId } from '#contracts/ids.ts';
import type { DecidePhotoChange, PhotoChangeId } from '#contracts/photos.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { nextChangeState, PERMISSION_MS, refusalsToDecide } from '../domain/photo-states.ts';
import type { PhotoChange } from '../photo-facts.ts';
import { lockChange, moveChange } from '../photo-changes.store.ts';
import { liesWithin, photoScope } from '../photo-jurisdiction.ts';

/** An officer and what part of the country they decide for. */
export type Officer = { staffId: StaffId; jurisdiction: Jurisdiction };

/** 准予更换 / 不予 (R-2.2.2-02, -06): only officers of the province asked; a yes is good once and for seven days. Another province's request does not exist for them. */
export async function decidePhotoChange(tx: Tx, by: Officer, accountId: AccountId, id: PhotoChangeId, asked: DecidePhotoChange, now: Instant): Promise<Result<PhotoChange>> {
  const change = await lockChange(tx, accountId, id);
  if (!change || !liesWithin(photoScope(by.jurisdiction), change.provinceCode)) return refusedFor('photo.change_not_found');
  const no = refusalsToDecide(asked.decision, asked.reason);
  if (no.length > 0) return refused(no);
  const to = nextChangeState(change.state, asked.decision);
  if (!to) return refusedFor('photo.change_wrong_state');
  const move = { act: asked.decision, to, reason: asked.reason, ...(asked.decision === 'allow' && { expiresAt: now + PERMISSION_MS }) };
  return ok(await moveChange(tx, change, move, { kind: 'staff', id: by.staffId }, now));
}

/** 收回准予: the granting province takes an unused permission back, with its reason. */
export async function revokePhotoPermission(tx: Tx, by: Officer, accountId: AccountId, id: PhotoChangeId, reason: string, now: Instant): Promise<Result<PhotoChange>> {
  const change = await lockChange(tx, accountId, id);
  if (!change || !liesWithin(photoScope(by.jurisdiction), change.provinceCode)) return refusedFor('photo.change_not_found');
  const no = refusalsToDecide('deny', reason);
  if (no.length > 0) return refused(no);
  const to = nextChangeState(change.state, 'revoke');
  if (!to) return refusedFor('photo.change_wrong_state');
  return ok(await moveChange(tx, change, { act: 'revoke', to, reason }, { kind: 'staff', id: by.staffId }, now));
}
