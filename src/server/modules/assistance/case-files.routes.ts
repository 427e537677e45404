import { z } from 'zod';
import { CaseId, CaseOpened, CaseView } from '#contracts/assistance.ts';
import type { Permission } from '#contracts/staff.ts';
import { ok, refused, refusedFor } from '#server/kernel/result.ts';
import { dropStored, storeFiles } from '#server/modules/materials/index.ts';
import { refusalsToOpen } from '#server/platform/scanner/keep-unscanned.ts';
import { puttingAside } from '#server/platform/scanner/put-aside.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { AssistanceCase } from './assistance-case.ts';
import { listFiles } from './case-files.store.ts';
import { findCaseWithin, findOwnCase, lockCaseWithin } from './cases.store.ts';
import { addProofs, MAX_FILES } from './commands/add-proofs.ts';
import { presentCase } from './present-case.ts';
import { OneCase } from './staff-case.routes.ts';

export const PROOFS = { maxBytes: 10 * 1024 * 1024 + 1, maxCount: MAX_FILES };

/** Which permissions look at the proofs of a case; a case of another list does not exist for them. */
const SEE: Record<AssistanceCase['content']['kind'], readonly Permission[]> = {
  unlock: ['application.unlock'], account: ['candidate.assist', 'candidate.assist_approve'], appeal: ['appeal.decide'],
};

/** Proofs of cases: uploaded by staff or the candidate, looked at by those who may see the case. */
export function caseFileEndpoints({ scanner }: { scanner: FileScanner }) {
  const may = (permissions: readonly Permission[], c: AssistanceCase) => SEE[c.content.kind].some((p) => permissions.includes(p));

  const attach = defineEndpoint({
    method: 'POST', path: '/api/staff/cases/:accountId/:caseId/files', summary: '协助事项：上传证明材料', access: { staff: 'any' }, audit: 'assistance.attach', limit: 'upload', params: OneCase, files: PROOFS, output: CaseOpened,
    prepare: (env, { files }) => storeFiles({ scanner: puttingAside(scanner, env), blobs: env.kit.blobs }, files, 'files'),
    handle: async (ctx, { params }, stored) => {
      const found = await lockCaseWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, params.accountId, params.caseId);
      const done = found && may(ctx.actor.permissions, found) ? await addProofs(ctx, found, stored, { kind: 'staff', id: ctx.actor.staffId }) : refusedFor('assistance.not_found');
      if (!done.ok) {
        await dropStored(ctx.kit.blobs, stored);
        return done;
      }
      ctx.note({ subject: `case:${params.caseId}`, accountId: params.accountId, after: { files: stored.length } });
      return ok({ accountId: params.accountId, caseId: params.caseId });
    },
  });

  const see = defineEndpoint({
    method: 'GET', path: '/api/staff/cases/:accountId/:caseId/files/:fileId', summary: '协助事项：查看证明材料', access: { staff: 'any' }, audit: 'assistance.see_file', limit: 'read', params: OneCase.extend({ fileId: z.uuid('field.invalid') }), output: Binary,
    handle: async (ctx, { params }) => {
      const found = await findCaseWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, params.accountId, params.caseId);
      if (!found || !may(ctx.actor.permissions, found)) return refusedFor('assistance.not_found');
      ctx.note({ subject: `case:${params.caseId}`, accountId: params.accountId, after: { file: params.fileId } });
      return fileAnswer(ctx, found, params.fileId, 'staff');
    },
  });

  const own = defineEndpoint({
    method: 'GET', path: '/api/my/cases/:caseId/files/:fileId', summary: '我的协助事项：查看证明材料', access: 'candidate', audit: null, limit: 'read', params: z.object({ caseId: CaseId, fileId: z.uuid('field.invalid') }), output: Binary,
    handle: async (ctx, { params }) => {
      const found = await findOwnCase(ctx.tx, ctx.kit.crypto, ctx.actor.accountId, params.caseId);
      return found ? fileAnswer(ctx, found, params.fileId, 'candidate') : refusedFor('assistance.not_found');
    },
  });

  const readOwn = defineEndpoint({
    method: 'GET', path: '/api/my/cases/:caseId', summary: '我的协助事项', access: 'candidate', audit: null, limit: 'read', params: z.object({ caseId: CaseId }), output: CaseView,
    handle: async (ctx, { params }) => {
      const found = await findOwnCase(ctx.tx, ctx.kit.crypto, ctx.actor.accountId, params.caseId);
      return found ? ok(await presentCase(ctx, found, { kind: 'candidate' }, ctx.visitor.lang)) : refusedFor('assistance.not_found');
    },
  });

  return [attach, see, own, readOwn];
}

async function fileAnswer({ tx, kit }: { tx: Parameters<typeof listFiles>[0]; kit: Kit }, c: AssistanceCase, fileId: string, by: 'staff' | 'candidate') {
  const file = (await listFiles(tx, kit.crypto, { accountId: c.accountId, caseId: c.id })).find((f) => f.id === fileId);
  const no = file && by === 'staff' ? await refusalsToOpen(tx, file.blobId) : [];
  if (no.length > 0) return refused(no);
  const kept = file && (await kit.blobs.get(file.blobId));
  if (!file || !kept) return refusedFor('assistance.file_not_found');
  return ok({ contentType: kept.contentType, fileName: file.fileName, base64: Buffer.from(kept.bytes).toString('base64') });
}
