import { z } from 'zod';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { DecidePhoto, DecidePhotoChange, DecidePhotoChanges, DecidePhotos, PhotoChangeId, PhotoChangeList, PhotoChangeState, PhotoCursor, PhotoDossier, PhotoId, PhotoReviewList, PhotosDecided, PhotoState } from '#contracts/photos.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { accountsInBrief, tellAccount, type AccountInBrief } from '../accounts/index.ts';
import { changeChoices } from './change-choices.ts';
import { decidePhotoChange, revokePhotoPermission } from './commands/decide-photo-change.ts';
import { decidePhotoChanges, decidePhotos } from './commands/decide-many.ts';
import { decidePhoto } from './commands/decide-photo.ts';
import { liesWithin, photoScope, provinceOf, type PhotoScope } from './photo-jurisdiction.ts';
import { findLatestChange, listRequestedChanges } from './photo-changes.store.ts';
import { countAlike, listLikeness } from './photo-likeness.store.ts';
import { photoPaths, presentChange, presentDossier } from './photos.present.ts';
import { pictureAnswer } from './photos.routes.ts';
import { findPhoto, findPhotoById, listLatestPhotos, listPhotosAwaiting, listPhotosOf } from './photos.store.ts';

const OfAccount = z.object({ accountId: AccountId });
const OfPage = z.object({ after: PhotoCursor.optional() });
const PAGE = 50;

/** For officers with `photo.decide`: the lists, a person's photos, the decisions. Everything is narrowed to their province and audited. */
export function photoStaffEndpoints() {
  const changes = defineEndpoint({
    method: 'GET', path: '/api/staff/photo-changes', summary: '照片修改申请列表', access: { staff: 'photo.decide' }, audit: 'photo.list-changes', limit: 'read', query: OfPage, output: PhotoChangeList,
    async handle({ tx, actor, visitor, now, kit }, { query }) {
      const province = provinceOf(photoScope(actor.jurisdiction));
      if (province === 'none') return ok({ items: [], next: null });
      const rows = await listRequestedChanges(tx, province, placeOf(query.after), PAGE);
      const choices = await changeChoices(tx, visitor.lang, now);
      const people = await accountsInBrief(tx, kit.crypto, rows.map((row) => row.accountId));
      const seen = await seenOf(tx, rows.map((row) => row.accountId));
      const items = rows.map((row) => ({ ...presentChange(row, choices, now), ...personOf(people, row.accountId), ...(seen.get(row.accountId) ?? UNSEEN) }));
      return ok({ items, next: nextOf(rows.map((row) => ({ at: row.requestedAt, id: row.id }))) });
    },
  });

  const reviews = defineEndpoint({
    method: 'GET', path: '/api/staff/photo-reviews', summary: '待审核照片列表', access: { staff: 'photo.decide' }, audit: 'photo.list-reviews', limit: 'read', query: OfPage, output: PhotoReviewList,
    async handle({ tx, actor, kit }, { query }) {
      const province = provinceOf(photoScope(actor.jurisdiction));
      if (province === 'none') return ok({ items: [], next: null });
      const rows = await listPhotosAwaiting(tx, province, placeOf(query.after), PAGE);
      const people = await accountsInBrief(tx, kit.crypto, rows.map((row) => row.accountId));
      const seen = await seenOf(tx, rows.map((row) => row.accountId));
      const items = rows.map((row) => {
        const { imageUrl, oldImageUrl, alike } = seen.get(row.accountId) ?? UNSEEN;
        return { ...personOf(people, row.accountId), imageUrl, oldImageUrl, alike, photoId: row.id, uploadedAt: row.uploadedAt, provinceCode: row.reviewProvinceCode, notGood: row.checks.filter((check) => check.verdict !== 'good') };
      });
      return ok({ items, next: nextOf(rows.map((row) => ({ at: row.uploadedAt, id: row.accountId }))) });
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

type SeenPhotos = { imageUrl: string | null; oldImageUrl: string | null; alike: number; flagged: number };
const UNSEEN: SeenPhotos = { imageUrl: null, oldImageUrl: null, alike: 0, flagged: 0 };

/** For each person of a page the photo in force beside the one before it, with what an officer should look at twice. */
async function seenOf(tx: Tx, accounts: readonly AccountId[]): Promise<Map<string, SeenPhotos>> {
  const photos = await listLatestPhotos(tx, accounts);
  const alike = await countAlike(tx, accounts);
  return new Map(accounts.map((accountId) => {
    const [now, before] = photos.get(accountId) ?? [];
    return [accountId, { imageUrl: now ? photoPaths.staffImage(now) : null, oldImageUrl: before ? photoPaths.staffImage(before) : null, alike: now ? (alike.get(now.id) ?? 0) : 0, flagged: now ? now.checks.filter((check) => check.verdict !== 'good').length : 0 }];
  }));
}

/** A person's photos are an officer's business when their province was asked for a change or has the photo under review. */
async function isTheirs(tx: Tx, accountId: AccountId, scope: PhotoScope): Promise<boolean> {
  if (scope.kind === 'all') return true;
  const [photo, change] = [await findPhoto(tx, accountId), await findLatestChange(tx, accountId)];
  return liesWithin(scope, photo?.reviewProvinceCode ?? null) || liesWithin(scope, change?.provinceCode ?? null);
}

function personOf(people: ReadonlyMap<string, AccountInBrief>, accountId: AccountId) {
  const account = people.get(accountId);
  return { accountId, candidateName: account?.name ?? '', documentNumber: account?.maskedDocumentNumber ?? '' };
}

const placeOf = (cursor: string | undefined) => {
  const [at, id] = cursor?.split('.') ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
};

function nextOf(shown: { at: Instant; id: string }[]): string | null {
  const last = shown.at(-1);
  return shown.length < PAGE || !last ? null : `${String(last.at)}.${last.id}`;
}
