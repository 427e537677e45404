import { z } from 'zod';
import { AskCopy, AskOwnClosing, CopyId, CopyProgress } from '#contracts/own-data.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { findAccount, requirePassword } from '#server/modules/accounts/index.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { BinaryParts } from '#server/platform/http/mount-api.ts';
import { endClosing, findLastClosing } from './closings.store.ts';
import { askClosing as askClosingOf } from './commands/ask-closing.ts';
import { askCopy as askCopyOf } from './commands/ask-copy.ts';
import { gatherClosing } from './closing-facts.ts';
import { countParts } from './collect.ts';
import { countDownload, findCopy } from './copies.store.ts';
import { refusalsToClose } from './domain/closing-rules.ts';
import type { OwnDataEnv } from './own-data-env.ts';
import { tellOwner } from './tell.ts';

const One = z.object({ id: CopyId });

async function ownerOf(ctx: Pick<Ctx<'candidate'>, 'tx' | 'kit' | 'actor' | 'note'>) {
  const { accountId } = ctx.actor;
  ctx.note({ subject: `account:${accountId}`, accountId });
  const account = await findAccount(ctx.tx, ctx.kit.crypto, accountId);
  invariant(account, 'whoever is signed in has an account');
  return account;
}

/** What a person does with their own data: a copy (个人信息保护法 第 45 条), the closing of the account (第 47 条). */
export function ownDataEndpoints(env: OwnDataEnv) {
  const askCopy = defineEndpoint({
    method: 'POST', path: '/api/me/data-copies', summary: '申请个人信息副本', access: 'candidate', audit: 'own-data.ask_copy', limit: 'sign_in', body: AskCopy, output: One,
    noes: ['own_data.copy_waiting', 'own_data.copies_enough', 'account.password_wrong'],
    prepare: (at, { body }) => requirePassword(at, at.actor, body.currentPassword),
    handle: async (ctx) => {
      const asked = await askCopyOf({ tx: ctx.tx, crypto: ctx.kit.crypto, now: ctx.now, lang: ctx.visitor.lang }, await ownerOf(ctx), countParts(env));
      return asked.ok ? ok({ id: asked.value }) : asked;
    },
  });

  const seeCopy = defineEndpoint({
    method: 'GET', path: '/api/me/data-copies/:id', summary: '个人信息副本的进度', access: 'candidate', audit: null, limit: 'read', params: One, output: CopyProgress,
    handle: async ({ tx, actor }, { params }) => {
      const copy = await findCopy(tx, actor.accountId, params.id);
      return copy ? ok({ id: copy.id, state: copy.state, doneParts: copy.doneParts, allParts: copy.allParts }) : refusedFor('own_data.copy_not_found');
    },
  });

  const takeCopy = defineEndpoint({
    method: 'GET', path: '/api/me/data-copies/:id/file', summary: '下载个人信息副本', access: 'candidate', audit: 'own-data.take_copy', limit: 'look_up', params: One, output: BinaryParts,
    handle: async (ctx, { params }) => {
      await ownerOf(ctx);
      const copy = await findCopy(ctx.tx, ctx.actor.accountId, params.id, { lock: true });
      if (!copy) return refusedFor('own_data.copy_not_found');
      if (copy.state !== 'ready' || copy.blobId === null || copy.bytes === null || (copy.expiresAt ?? 0) <= ctx.now) return refusedFor('own_data.copy_not_ready');
      await countDownload(ctx.tx, copy);
      return ok({ contentType: 'application/zip', fileName: `${ctx.visitor.lang === 'zh' ? '我的个人信息' : 'my-data'}.zip`, bytes: copy.bytes, blobs: [copy.blobId] });
    },
  });

  const askClosing = defineEndpoint({
    method: 'POST', path: '/api/me/closing', summary: '自助注销账号（冷静期后生效）', access: 'candidate', audit: 'own-data.ask_closing', limit: 'sign_in', body: AskOwnClosing, output: z.object({ closesAt: z.number() }),
    noes: ['own_data.closing_asked', 'own_data.closing_live', 'own_data.closing_refund', 'own_data.closing_case', 'own_data.closing_matter', 'account.password_wrong'],
    check: (at) => at.read(async (tx) => refusalsToClose(await gatherClosing(tx, at.kit, at.actor.accountId), at.now)),
    prepare: (at, { body }) => requirePassword(at, at.actor, body.currentPassword),
    handle: async (ctx) => {
      const asked = await askClosingOf(ctx, await ownerOf(ctx));
      return asked.ok ? ok({ closesAt: asked.value }) : asked;
    },
  });

  const takeBackClosing = defineEndpoint({
    method: 'DELETE', path: '/api/me/closing', summary: '撤回注销申请', access: 'candidate', audit: 'own-data.take_back_closing', limit: 'write', output: z.object({}),
    handle: async (ctx) => {
      const account = await ownerOf(ctx);
      const last = await findLastClosing(ctx.tx, account.id);
      if (!last || !(await endClosing(ctx.tx, last, { state: 'taken_back', now: ctx.now }))) return refusedFor('own_data.closing_none');
      await tellOwner(ctx.tx, { crypto: ctx.kit.crypto, now: ctx.now }, account, '撤回注销申请');
      return ok({});
    },
  });

  return { askCopy, seeCopy, takeCopy, askClosing, takeBackClosing };
}
