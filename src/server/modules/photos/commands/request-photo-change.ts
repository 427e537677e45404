import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { PhotoChangeId, RequestPhotoChange } from '#contracts/photos.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { permissionStands, refusalsToRequestChange } from '../domain/photo-states.ts';
import { insertChange, lockOpenChange, moveChange } from '../photo-changes.store.ts';
import { lockPhoto } from '../photos.store.ts';

/** 提出照片修改申请 (R-2.2.2-02): to the officers of the province of the chosen exam; a permission that ran out is closed first. */
export async function requestPhotoChange(tx: Tx, accountId: AccountId, asked: RequestPhotoChange, now: Instant): Promise<Result<PhotoChangeId>> {
  const photo = await lockPhoto(tx, accountId);
  const change = await lockOpenChange(tx, accountId);
  const no = refusalsToRequestChange({ photo, change }, now);
  if (no.length > 0) return refused(no);
  if (change?.state === 'allowed' && !permissionStands(change, now)) await moveChange(tx, change, { act: 'expire', to: 'expired' }, { kind: 'system', id: null }, now);
  const id = newId<PhotoChangeId>();
  const inserted = await insertChange(tx, { id, accountId, ...asked, requestedAt: now });
  return inserted ? ok(id) : refusedFor('photo.change_open_already');
}
