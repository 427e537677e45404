import type { Instant } from '#contracts/dates.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { DecidePhotoChanges, DecidePhotos, PhotosDecided } from '#contracts/photos.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { audit } from '#server/platform/audit/audit.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { reasonText } from '../domain/photo-reasons.ts';
import { decidePhotoChange, type Officer } from './decide-photo-change.ts';
import { decidePhoto } from './decide-photo.ts';

type Env = { tx: Tx; kit: Kit; now: Instant; lang: Lang; officer: Officer; sessionId: string };
type Row = PhotosDecided['results'][number];

/** 批量审核照片: every photo by itself, always in one order so that two officers at once take turns; a no to one leaves the others done. */
export async function decidePhotos(env: Env, asked: DecidePhotos): Promise<Row[]> {
  const reason = reasonText(asked.reasonCode, asked.reason);
  return eachInOrder(asked.items, async ({ accountId, photoId }) => {
    const done = await decidePhoto(env.tx, env.officer, accountId, photoId, { decision: asked.decision, reason }, env.now);
    if (done.ok) {
      if (asked.decision === 'approve') await tellAccount(env, accountId, 'photo_approved', () => ({}));
      else await tellAccount(env, accountId, 'photo_rejected', () => ({ reason }));
      auditRow(env, 'photo.decide', `photo:${photoId}`, accountId, done.value.state, reason);
    }
    return rowOf(env, accountId, photoId, done);
  });
}

/** 批量处理照片修改申请, in the same way. */
export async function decidePhotoChanges(env: Env, asked: DecidePhotoChanges): Promise<Row[]> {
  const reason = reasonText(asked.reasonCode, asked.reason);
  return eachInOrder(asked.items, async ({ accountId, changeId }) => {
    const done = await decidePhotoChange(env.tx, env.officer, accountId, changeId, { decision: asked.decision, reason }, env.now);
    if (done.ok) {
      if (asked.decision === 'allow') await tellAccount(env, accountId, 'photo_change_allowed', () => ({ until: beijingTime(done.value.expiresAt ?? env.now) }));
      else await tellAccount(env, accountId, 'photo_change_denied', () => ({ reason }));
      auditRow(env, 'photo.decide-change', `photo-change:${changeId}`, accountId, done.value.state, reason);
    }
    return rowOf(env, accountId, changeId, done);
  });
}

async function eachInOrder<I extends { accountId: string }>(items: readonly I[], decide: (item: I) => Promise<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const item of items.toSorted((a, b) => a.accountId.localeCompare(b.accountId))) rows.push(await decide(item));
  return rows;
}

function rowOf(env: Env, accountId: string, id: string, done: Result<unknown>): Row {
  return { accountId, id, done: done.ok, reasons: done.ok ? [] : done.refusals.map((r) => refusalText(r, env.lang)) };
}

function auditRow({ tx, officer, sessionId, now }: Env, action: string, subject: string, accountId: DecidePhotos['items'][number]['accountId'], state: string, reason: string): void {
  audit(tx, { kind: 'staff', id: officer.staffId, sessionId }, action, { subject, accountId, after: { state }, reason }, now);
}
