import { z } from 'zod';
import { BreachOpened } from '#contracts/breaches.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { dropStored, storeFiles } from '#server/modules/materials/index.ts';
import { puttingAside } from '#server/platform/scanner/put-aside.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { fileAnswer } from './breach-files.ts';
import { OneBreach } from './breach.routes.ts';
import { findBreachWithin } from './breaches.store.ts';
import { attachEvidence, MAX_FILES } from './commands/add-files.ts';

export const FILES = { maxBytes: 10 * 1024 * 1024 + 1, maxCount: MAX_FILES };

/** Evidence of cases: uploaded and looked at by officers of the jurisdiction, scanned and kept as materials are. */
export function breachFileEndpoints({ scanner }: { scanner: FileScanner }) {
  const attach = defineEndpoint({
    method: 'POST', path: '/api/staff/breaches/:accountId/:caseId/files', summary: '考试情况处理：上传证据', access: { staff: 'integrity.handle' }, audit: 'breach.attach', limit: 'upload', params: OneBreach, files: FILES, output: BreachOpened,
    prepare: (env, { files }) => storeFiles({ scanner: puttingAside(scanner, env), blobs: env.kit.blobs }, files, 'files'),
    handle: async (ctx, { params }, stored) => {
      const done = await attachEvidence(ctx, { accountId: params.accountId, id: params.caseId }, stored);
      if (!done.ok) {
        await dropStored(ctx.kit.blobs, stored);
        return done;
      }
      ctx.note({ subject: `breach:${params.caseId}`, accountId: params.accountId, after: { files: stored.length } });
      return ok({ accountId: params.accountId, caseId: params.caseId });
    },
  });

  const see = defineEndpoint({
    method: 'GET', path: '/api/staff/breaches/:accountId/:caseId/files/:fileId', summary: '考试情况处理：查看证据', access: { staff: 'integrity.handle' }, audit: 'breach.see_file', limit: 'read', params: OneBreach.extend({ fileId: z.uuid('field.invalid') }), output: Binary,
    handle: async (ctx, { params }) => {
      const of = { accountId: params.accountId, id: params.caseId };
      if (!(await findBreachWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, of))) return refusedFor('breach.not_found');
      ctx.note({ subject: `breach:${params.caseId}`, accountId: params.accountId, after: { file: params.fileId } });
      return fileAnswer(ctx, of, params.fileId);
    },
  });
  return { attach, see };
}
