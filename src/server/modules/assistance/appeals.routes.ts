import { z } from 'zod';
import { CaseId, CaseView, DecideAppeal, FileAppeal } from '#contracts/assistance.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { dropStored, storeFiles } from '#server/modules/materials/index.ts';
import { puttingAside } from '#server/platform/scanner/put-aside.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { appealLetter } from './appeal-letter.ts';
import { PROOFS } from './case-files.routes.ts';
import { findCaseWithin, findOwnCase } from './cases.store.ts';
import { decideAppeal } from './commands/decide-appeal.ts';
import { fileAppeal } from './commands/file-appeal.ts';
import type { CaseAsks } from './open-matters.ts';
import { presentCase } from './present-case.ts';
import { caseEndpoints, OneCase } from './staff-case.routes.ts';

const settle = defineEndpoint({
  method: 'POST', path: '/api/staff/appeals/:accountId/:caseId/outcome', summary: '复核申请：作出决定', access: { staff: 'appeal.decide' }, audit: 'appeal.decide', limit: 'write', params: OneCase, body: DecideAppeal, output: CaseView,
  handle: async (ctx, { params, body }) => {
    const done = await decideAppeal(ctx, { accountId: params.accountId, id: params.caseId }, body);
    if (!done.ok) return done;
    ctx.note({ subject: `case:${params.caseId}`, accountId: params.accountId, before: { version: body.version }, after: { outcome: body.outcome }, reason: body.reason });
    return ok(await presentCase(ctx, done.value, { kind: 'staff', id: ctx.actor.staffId }, ctx.visitor.lang));
  },
});

const staffLetter = defineEndpoint({
  method: 'GET', path: '/api/staff/appeals/:accountId/:caseId/letter', summary: '复核结果通知书（PDF）', access: { staff: 'appeal.decide' }, audit: 'appeal.see_letter', limit: 'read', params: OneCase, output: Binary,
  handle: async (ctx, { params }) => {
    const found = await findCaseWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, params.accountId, params.caseId);
    if (found?.kind !== 'appeal') return refusedFor('assistance.not_found');
    ctx.note({ subject: `case:${params.caseId}`, accountId: params.accountId });
    return appealLetter(ctx, found);
  },
});

const ownLetter = defineEndpoint({
  method: 'GET', path: '/api/my/cases/:caseId/letter', summary: '我的复核结果通知书（PDF）', access: 'candidate', audit: null, limit: 'read', params: z.object({ caseId: CaseId }), output: Binary,
  handle: async (ctx, { params }) => {
    const found = await findOwnCase(ctx.tx, ctx.kit.crypto, ctx.actor.accountId, params.caseId);
    return found ? appealLetter(ctx, found) : refusedFor('assistance.not_found');
  },
});

/** Appeals of candidates and at the console (复核申请). */
export function appealEndpoints({ scanner, openMatters, seated }: { scanner: FileScanner } & CaseAsks) {
  const { show, read } = caseEndpoints({ openMatters, seated, list: 'appeals', audit: 'appeal', see: ['appeal.decide'], decide: 'appeal.decide', propose: 'appeal.decide', summary: '复核申请' });
  const file = defineEndpoint({
    method: 'POST', path: '/api/applications/:id/appeals', summary: '申请复核', access: 'candidate', audit: 'appeal.file', limit: 'upload', params: z.object({ id: ApplicationId }), body: FileAppeal, files: PROOFS, output: z.object({ caseId: CaseId }),
    prepare: (env, { files }) => {
      const chosen = files.filter((f) => f.bytes.length > 0);
      return chosen.length === 0 ? Promise.resolve(ok([])) : storeFiles({ scanner: puttingAside(scanner, env), blobs: env.kit.blobs, whenAway: 'keep' }, chosen, 'files');
    },
    handle: async (ctx, { params, body }, stored) => {
      const done = await fileAppeal(ctx, params.id, body.reason, stored);
      if (!done.ok) {
        await dropStored(ctx.kit.blobs, stored);
        return done;
      }
      ctx.note({ subject: `case:${done.value}`, accountId: ctx.actor.accountId });
      return ok({ caseId: done.value });
    },
  });
  return { file, others: [show, read, settle, staffLetter, ownLetter] };
}
