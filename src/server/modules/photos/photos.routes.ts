import { z } from 'zod';
import { AdjustProposal, PhotoChangeId, PhotoId, PhotoPageView, PhotoProposalView, ProposePhoto, RequestPhotoChange, UploadPhoto } from '#contracts/photos.ts';
import { PHOTO } from '#contracts/photos/standard.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary, type BinaryAnswer } from '#server/platform/http/mount-api.ts';
import { requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import type { Kit } from '#server/platform/kit.ts';
import { keepUnscanned } from '#server/platform/scanner/keep-unscanned.ts';
import { puttingAside } from '#server/platform/scanner/put-aside.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { adjustProposal } from './commands/adjust-proposal.ts';
import { proposePhoto, storePicture } from './commands/propose-photo.ts';
import { requestPhotoChange } from './commands/request-photo-change.ts';
import { uploadPhoto } from './commands/upload-photo.ts';
import { withdrawPhotoChange } from './commands/withdraw-photo-change.ts';
import type { PhotoProposal } from './photo-facts.ts';
import { findProposal } from './photo-proposals.store.ts';
import { changeChoices } from './change-choices.ts';
import { presentProposal } from './photos.present.ts';
import { findPhoto } from './photos.store.ts';
import { readPhotoPage } from './read-photo-page.ts';

/** The candidate's own photo: see, propose, adjust, upload, ask for a change. */
export function photoEndpoints({ scanner }: { scanner: FileScanner }) {
  const see = defineEndpoint({
    method: 'GET', path: '/api/my/photo', summary: '注册照片', access: 'candidate', audit: null, limit: 'read', output: PhotoPageView,
    handle: async ({ tx, actor, visitor, now }) => ok(await readPhotoPage(tx, actor.accountId, visitor.lang, now)),
  });

  const propose = defineEndpoint({
    method: 'POST', path: '/api/my/photo/proposal', summary: '打开照片：处理并检查，返回与打印一致的预览', access: 'candidate', audit: 'photo.propose', limit: 'upload',
    body: ProposePhoto, files: { maxBytes: PHOTO.maxUploadBytes, maxCount: 1 }, output: PhotoProposalView,
    async prepare(env, { body, files }) {
      const file = files.find((one) => one.field === 'photo');
      if (!file) return refusedFor('photo.file_missing', { path: 'photo' });
      const { found } = await puttingAside(scanner, env).scan(file.bytes, file.fileName);
      if (found === 'infected') return refusedFor('photo.infected', { path: 'photo' });
      const stored = await storePicture(env.kit.blobs, file.bytes, body.crop);
      if (!stored.ok) return stored;
      const sentBlobId = found === 'unavailable' ? await env.kit.blobs.put(file.bytes, 'application/octet-stream') : null;
      return ok({ picture: stored.value, kept: { fileName: file.fileName, blobId: stored.value.blobId, sentBlobId } });
    },
    async handle({ tx, actor, now, kit, note }, _input, { picture, kept }) {
      const done = await proposePhoto(tx, actor.accountId, picture, now);
      if (!done.ok) {
        for (const id of [picture.blobId, picture.sourceBlobId, kept.sentBlobId]) if (id !== null) await kit.blobs.remove(id);
        return done;
      }
      await keepUnscanned({ tx, kit, now }, { accountId: actor.accountId, kind: 'photo' }, [kept]);
      note({ subject: `account:${actor.accountId}`, accountId: actor.accountId, after: { digest: picture.digest } });
      return ok(presentProposal(done.value));
    },
  });

  const adjust = defineEndpoint({
    method: 'POST', path: '/api/my/photo/proposal/crop', summary: '调整预览照片的裁剪', access: 'candidate', audit: 'photo.adjust', limit: 'upload',
    body: AdjustProposal, output: PhotoProposalView,
    async handle({ tx, actor, now, kit, note }, { body }) {
      const done = await adjustProposal(tx, kit.blobs, actor.accountId, body.step, now);
      if (!done.ok) return done;
      note({ subject: `account:${actor.accountId}`, accountId: actor.accountId, after: { digest: done.value.digest } });
      return ok(presentProposal(done.value));
    },
  });

  const upload = defineEndpoint({
    method: 'POST', path: '/api/my/photo', summary: '上传照片：确认预览的照片，随即锁定', access: 'candidate', audit: 'photo.upload', limit: 'write',
    body: UploadPhoto, output: z.object({ id: PhotoId }),
    prepare: (env, { body }) => requireCaptcha(env, body.captcha),
    async handle({ tx, actor, now, note }, { body }) {
      const done = await uploadPhoto(tx, actor.accountId, body.digest, now);
      if (!done.ok) return done;
      note({ subject: `photo:${done.value.id}`, accountId: actor.accountId, after: { digest: body.digest, state: done.value.state } });
      return ok({ id: done.value.id });
    },
  });

  const request = defineEndpoint({
    method: 'POST', path: '/api/my/photo/change', summary: '照片修改申请', access: 'candidate', audit: 'photo.request-change', limit: 'write',
    body: RequestPhotoChange, output: z.object({ id: PhotoChangeId }),
    async handle({ tx, actor, now, visitor, note }, { body }) {
      const { sittings, provinces } = await changeChoices(tx, visitor.lang, now);
      const known = sittings.some((one) => one.value === body.sittingId) && provinces.some((one) => one.value === body.provinceCode);
      if (!known) return refusedFor('photo.change_unknown_sitting', { path: 'sittingId' });
      const done = await requestPhotoChange(tx, actor.accountId, body, now);
      if (!done.ok) return done;
      note({ subject: `photo-change:${done.value}`, accountId: actor.accountId, reason: body.reason });
      return ok({ id: done.value });
    },
  });

  const withdraw = defineEndpoint({
    method: 'POST', path: '/api/my/photo/change/withdrawal', summary: '撤回照片修改申请', access: 'candidate', audit: 'photo.withdraw-change', limit: 'write',
    output: z.object({ id: PhotoChangeId }),
    async handle({ tx, actor, now, note }) {
      const done = await withdrawPhotoChange(tx, actor.accountId, now);
      if (!done.ok) return done;
      note({ subject: `photo-change:${done.value.id}`, accountId: actor.accountId });
      return ok({ id: done.value.id });
    },
  });

  const image = defineEndpoint({
    method: 'GET', path: '/my/photo/image', summary: '本人照片', access: 'candidate', audit: null, limit: 'read', query: z.object({ photo: PhotoId.optional() }), output: Binary,
    async handle({ tx, actor, kit }) {
      const photo = await findPhoto(tx, actor.accountId);
      return photo ? pictureAnswer(kit, photo.blobId) : refusedFor('photo.not_found');
    },
  });

  const proposalImage = defineEndpoint({
    method: 'GET', path: '/my/photo/proposal-image', summary: '待上传照片的预览', access: 'candidate', audit: null, limit: 'read', query: z.object({ digest: z.string().max(64) }), output: Binary,
    handle: async ({ tx, actor, now, kit }, { query }) => proposalPicture(kit, await findProposal(tx, actor.accountId, now), query.digest),
  });

  return { see, propose, adjust, upload, request, withdraw, image, proposalImage };
}

/** Only the very picture the page names; another one in its place would show what is not going to be printed. */
function proposalPicture(kit: Kit, proposal: PhotoProposal | undefined, digest: string): Promise<Result<BinaryAnswer>> {
  if (!proposal) return Promise.resolve(refusedFor('photo.no_proposal'));
  return proposal.digest === digest ? pictureAnswer(kit, proposal.blobId) : Promise.resolve(refusedFor('photo.proposal_changed'));
}

/** The bytes of a stored picture as an answer. */
export async function pictureAnswer(kit: Kit, blobId: Parameters<Kit['blobs']['get']>[0]): Promise<Result<BinaryAnswer>> {
  const blob = await kit.blobs.get(blobId);
  return blob ? ok({ contentType: blob.contentType, base64: blob.bytes.toString('base64') }) : refusedFor('photo.not_found');
}

export type PhotoEndpoints = ReturnType<typeof photoEndpoints>;
