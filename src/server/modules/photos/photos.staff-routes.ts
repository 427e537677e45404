import { z } from 'zod';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { DecidePhoto, DecidePhotoChange, DecidePhotoChanges, DecidePhotos, PhotoChangeId, PhotoChangeList, PhotoChangeState, PhotoDossier, PhotoId, PhotoReviewList, PhotosDecided, PhotoState } from '#contracts/photos.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { findAccount, tellAccount } from '../accounts/index.ts';
import { changeChoices } from './change-choices.ts';
import { decidePhotoChange, revokePhotoPermission } from './commands/decide-photo-change.ts';
import { decidePhotoChanges, decidePhotos } from './commands/decide-many.ts';
import { decidePhoto } from './commands/decide-photo.ts';
import { liesWithin, photoScope, type PhotoScope } from './photo-jurisdiction.ts';
import { findLatestChange, listRequestedChanges } from './photo-changes.store.ts';
import { listLikeness } from './photo-likeness.store.ts';
import { photoPaths, presentChange, presentDossier } from './photos.present.ts';
import { pictureAnswer } from './photos.routes.ts';
import { findPhoto, findPhotoById, listPhotosAwaiting, listPhotosOf } from './photos.store.ts';

const OfAccount = z.object({ accountId: AccountId });
const After = z.object({ after: z.coerce.number().int().min(0).default(0) });
const PAGE = 50;

/** For officers with `photo.decide`: the lists, a person's photos, the decisions. Everything is narrowed to their province and audited. */
export function photoStaffEndpoints() {
  const changes = defineEndpoint({
    method: 'GET', path: '/api/staff/photo-changes', summary: '照片修改申请列表', access: { staff: 'photo.decide' }, audit: 'photo.list-changes', limit: 'read', query: After, output: PhotoChangeList,
    async handle({ tx, actor, visitor, now, kit }, { query }) {
      const province = provinceOf(photoScope(actor.jurisdiction));
      if (province === 'none') return ok({ items: [], next: null });
      const rows = await listRequestedChanges(tx, province, query.after, PAGE);
      const choices = await changeChoices(tx, visitor.lang, now);
      const items = [];
      for (const row of rows) items.push({ ...presentChange(row, choices, now), ...(await personOf(tx, kit.crypto, row.accountId)), ...(await seenOf(tx, row.accountId)) });
      return ok({ items, next: nextOf(rows.map((row) => row.requestedAt)) });
    },
  });

  const reviews = defineEndpoint({
    method: 'GET', path: '/api/staff/photo-reviews', summary: '待审核照片列表', access: { staff: 'photo.decide' }, audit: 'photo.list-reviews', limit: 'read', query: After, output: PhotoReviewList,
    async handle({ tx, actor, kit }, { query }) {
      const province = provinceOf(photoScope(actor.jurisdiction));
      if (province === 'none') return ok({ items: [], next: null });
      const rows = await listPhotosAwaiting(tx, province, query.after, PAGE);
      const items = [];
      for (const row of rows) {
        const notGood = row.checks.filter((check) => check.verdict !== 'good');
        const { imageUrl, oldImageUrl, alike } = await seenOf(tx, row.accountId);
        items.push({ ...(await personOf(tx, kit.crypto, row.accountId)), imageUrl, oldImageUrl, alike, photoId: row.id, uploadedAt: row.uploadedAt, provinceCode: row.reviewProvinceCode, notGood });
      }
      return ok({ items, next: nextOf(rows.map((row) => row.uploadedAt)) });
    },
  });

  const dossier = defineEndpoint({
    method: 'GET', path: '/api/staff/photos/:accountId', summary: '考生照片、质量报告与相似提示', access: { staff: 'photo.decide' }, audit: 'photo.read', limit: 'read', params: OfAccount, output: PhotoDossier,
    async handle({ tx, actor, visitor, now, note }, { params }) {
      const { accountId } = params;
      if (!(await isTheirs(tx, accountId, photoScope(actor.jurisdiction)))) return refusedFor('photo.not_found');
      const photos = [];
      for (const photo of await listPhotosOf(tx, accountId)) photos.push({ ...photo, alike: await listLikeness(tx, accountId, photo.id) });
      const change = await findLatestChange(tx, accountId);
      note({ subject: `account:${accountId}`, accountId });
      return ok(presentDossier(accountId, photos, change ? presentChange(change, await changeChoices(tx, visitor.lang, now), now) : null));
    },
  });

  const image = defineEndpoint({
    method: 'GET', path: '/api/staff/photos/:accountId/:photoId/image', summary: '查看考生照片', access: { staff: 'photo.decide' }, audit: 'photo.see', limit: 'read',
    params: OfAccount.extend({ photoId: PhotoId }), output: Binary,
    async handle({ tx, actor, kit, note }, { params }) {
      const photo = (await isTheirs(tx, params.accountId, photoScope(actor.jurisdiction))) ? await findPhotoById(tx, params.accountId, params.photoId) : undefined;
      if (!photo) return refusedFor('photo.not_found');
      note({ subject: `photo:${photo.id}`, accountId: params.accountId });
      return pictureAnswer(kit, photo.blobId);
    },
  });

  const decideChange = defineEndpoint({
    method: 'POST', path: '/api/staff/photo-changes/:accountId/:changeId/decision', summary: '照片修改申请：准予、不予', access: { staff: 'photo.decide' }, audit: 'photo.decide-change', limit: 'write',
    params: OfAccount.extend({ changeId: PhotoChangeId }), body: DecidePhotoChange, output: z.object({ state: PhotoChangeState, expiresAt: z.number().nullable() }),
    async handle({ tx, kit, actor, now, note }, { params, body }) {
      const done = await decidePhotoChange(tx, actor, params.accountId, params.changeId, body, now);
      if (!done.ok) return done;
      if (body.decision === 'allow') await tellAccount({ tx, kit, now }, params.accountId, 'photo_change_allowed', () => ({ until: beijingTime(done.value.expiresAt ?? now) }));
      else await tellAccount({ tx, kit, now }, params.accountId, 'photo_change_denied', () => ({ reason: body.reason }));
      note({ subject: `photo-change:${params.changeId}`, accountId: params.accountId, after: { state: done.value.state }, reason: body.reason });
      return ok({ state: done.value.state, expiresAt: done.value.expiresAt });
    },
  });

  const revoke = defineEndpoint({
    method: 'POST', path: '/api/staff/photo-changes/:accountId/:changeId/revocation', summary: '收回照片更换准予', access: { staff: 'photo.decide' }, audit: 'photo.revoke-permission', limit: 'write',
    params: OfAccount.extend({ changeId: PhotoChangeId }), body: z.strictObject({ reason: z.string('field.required').trim().max(500, 'field.too_long') }), output: z.object({ state: PhotoChangeState }),
    async handle({ tx, kit, actor, now, note }, { params, body }) {
      const done = await revokePhotoPermission(tx, actor, params.accountId, params.changeId, body.reason, now);
      if (!done.ok) return done;
      await tellAccount({ tx, kit, now }, params.accountId, 'photo_change_revoked', () => ({ reason: body.reason }));
      note({ subject: `photo-change:${params.changeId}`, accountId: params.accountId, after: { state: done.value.state }, reason: body.reason });
      return ok({ state: done.value.state });
    },
  });

  const decide = defineEndpoint({
    method: 'POST', path: '/api/staff/photos/:accountId/:photoId/decision', summary: '照片审核：通过、不通过', access: { staff: 'photo.decide' }, audit: 'photo.decide', limit: 'write',
    params: OfAccount.extend({ photoId: PhotoId }), body: DecidePhoto, output: z.object({ state: PhotoState }),
    async handle({ tx, kit, actor, now, note }, { params, body }) {
      const done = await decidePhoto(tx, actor, params.accountId, params.photoId, body, now);
      if (!done.ok) return done;
      if (body.decision === 'approve') await tellAccount({ tx, kit, now }, params.accountId, 'photo_approved', () => ({}));
      else await tellAccount({ tx, kit, now }, params.accountId, 'photo_rejected', () => ({ reason: body.reason }));
      note({ subject: `photo:${params.photoId}`, accountId: params.accountId, after: { state: done.value.state }, reason: body.reason });
      return ok({ state: done.value.state });
    },
  });

  const decideTogether = defineEndpoint({
    method: 'POST', path: '/api/staff/photo-decisions', summary: '照片审核：批量', access: { staff: 'photo.decide' }, audit: 'photo.decide-together', limit: 'write', body: DecidePhotos, output: PhotosDecided,
    async handle(ctx, { body }) {
      const results = await decidePhotos(bulkEnv(ctx), body);
      ctx.note({ subject: 'photos', after: { decision: body.decision, done: results.filter((r) => r.done).map((r) => r.id) }, ...(body.reasonCode && { reason: body.reasonCode }) });
      return ok({ results });
    },
  });

  const decideChangesTogether = defineEndpoint({
    method: 'POST', path: '/api/staff/photo-change-decisions', summary: '照片修改申请：批量', access: { staff: 'photo.decide' }, audit: 'photo.decide-changes-together', limit: 'write', body: DecidePhotoChanges, output: PhotosDecided,
    async handle(ctx, { body }) {
      const results = await decidePhotoChanges(bulkEnv(ctx), body);
      ctx.note({ subject: 'photo-changes', after: { decision: body.decision, done: results.filter((r) => r.done).map((r) => r.id) }, ...(body.reasonCode && { reason: body.reasonCode }) });
      return ok({ results });
    },
  });

  return [changes, reviews, dossier, image, decideChange, revoke, decide, decideTogether, decideChangesTogether];
}

function bulkEnv({ tx, kit, now, actor, visitor }: Ctx<{ staff: 'photo.decide' }>) {
  return { tx, kit, now, lang: visitor.lang, officer: actor, sessionId: actor.sessionId };
}

/** The photo in force beside the one before it, with what an officer should look at twice. */
async function seenOf(tx: Tx, accountId: AccountId) {
  const [now, before] = (await listPhotosOf(tx, accountId)).toSorted((a, b) => b.uploadedAt - a.uploadedAt);
  const alike = now ? new Set((await listLikeness(tx, accountId, now.id)).map((l) => l.otherAccountId)).size : 0;
  return { imageUrl: now ? photoPaths.staffImage(now) : null, oldImageUrl: before ? photoPaths.staffImage(before) : null, alike, flagged: now ? now.checks.filter((check) => check.verdict !== 'good').length : 0 };
}

/** The list's filter: a province, the whole country (undefined), or nothing at all. */
function provinceOf(scope: PhotoScope): string | undefined | 'none' {
  return scope.kind === 'none' ? 'none' : scope.kind === 'province' ? scope.code : undefined;
}

/** A person's photos are an officer's business when their province was asked for a change or has the photo under review. */
async function isTheirs(tx: Tx, accountId: AccountId, scope: PhotoScope): Promise<boolean> {
  if (scope.kind === 'all') return true;
  const [photo, change] = [await findPhoto(tx, accountId), await findLatestChange(tx, accountId)];
  return liesWithin(scope, photo?.reviewProvinceCode ?? null) || liesWithin(scope, change?.provinceCode ?? null);
}

async function personOf(tx: Tx, crypto: FieldCrypto, accountId: AccountId) {
  const account = await findAccount(tx, crypto, accountId);
  return { accountId, candidateName: account?.name ?? '', documentNumber: account?.maskedDocumentNumber ?? '' };
}

function nextOf(times: Instant[]): Instant | null {
  return times.length < PAGE ? null : (times.at(-1) ?? null);
}
