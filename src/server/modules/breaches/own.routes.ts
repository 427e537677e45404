import { z } from 'zod';
import { BreachCaseId, OwnStatement } from '#contracts/breaches.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { dropStored, storeFiles } from '#server/modules/materials/index.ts';
import { puttingAside } from '#server/platform/scanner/put-aside.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { fileAnswer, letterAnswer } from './breach-files.ts';
import { FILES } from './breach-files.routes.ts';
import { findToldBreach } from './breaches.store.ts';
import { giveStatement } from './commands/give-statement.ts';
import { receiveLetter } from './commands/receive-letter.ts';
import { listLetters } from './letters.store.ts';
import { servedLetters } from './present-own.ts';
import { listServices } from './services.store.ts';

export const OneOwn = z.object({ caseId: BreachCaseId });

/** 签收: the letter that waits counts as served from now on. */
export const receive = defineEndpoint({
  method: 'POST', path: '/api/my/breaches/:caseId/receipt', summary: '签收告知书或决定书', access: 'candidate', audit: 'breach.receive', limit: 'write', params: OneOwn, output: z.object({}),
  handle: async (ctx, { params }) => {
    const done = await receiveLetter(ctx, params.caseId);
    if (!done.ok) return done;
    ctx.note({ subject: `breach:${params.caseId}`, accountId: ctx.actor.accountId, after: { state: done.value.state } });
    return ok({});
  },
});

export const ownFile = defineEndpoint({
  method: 'GET', path: '/api/my/breaches/:caseId/files/:fileId', summary: '查看本人提交的材料', access: 'candidate', audit: null, limit: 'read', params: OneOwn.extend({ fileId: z.uuid('field.invalid') }), output: Binary,
  handle: async (ctx, { params }) => {
    const of = { accountId: ctx.actor.accountId, id: params.caseId };
    return (await findToldBreach(ctx.tx, ctx.kit.crypto, of)) ? fileAnswer(ctx, of, params.fileId, 'candidate') : refusedFor('breach.not_found');
  },
});

export const ownLetter = defineEndpoint({
  method: 'GET', path: '/api/my/breaches/:caseId/letters/:letterId', summary: '下载本人的告知书或决定书（PDF）', access: 'candidate', audit: null, limit: 'read', params: OneOwn.extend({ letterId: z.uuid('field.invalid') }), output: Binary,
  handle: async (ctx, { params }) => {
    const of = { accountId: ctx.actor.accountId, id: params.caseId };
    if (!(await findToldBreach(ctx.tx, ctx.kit.crypto, of))) return refusedFor('breach.not_found');
    const served = servedLetters(await listLetters(ctx.tx, ctx.kit.crypto, of), await listServices(ctx.tx, ctx.kit.crypto, of));
    return served.some((l) => l.id === params.letterId) ? letterAnswer(ctx, of, params.letterId, () => true) : refusedFor('breach.letter_not_found');
  },
});

/** 陈述、申辩 on the site, with files. */
export function statementEndpoint({ scanner }: { scanner: FileScanner }) {
  return defineEndpoint({
    method: 'POST', path: '/api/my/breaches/:caseId/statements', summary: '陈述、申辩', access: 'candidate', audit: 'breach.state', limit: 'upload', params: OneOwn, body: OwnStatement, files: FILES, output: z.object({}),
    prepare: (env, { files }) => {
      const chosen = files.filter((f) => f.bytes.length > 0);
      return chosen.length === 0 ? Promise.resolve(ok([])) : storeFiles({ scanner: puttingAside(scanner, env), blobs: env.kit.blobs, whenAway: 'keep' }, chosen, 'files');
    },
    handle: async (ctx, { params, body }, stored) => {
      const done = await giveStatement(ctx, params.caseId, body, stored);
      if (!done.ok) {
        await dropStored(ctx.kit.blobs, stored);
        return done;
      }
      ctx.note({ subject: `breach:${params.caseId}`, accountId: ctx.actor.accountId, after: { answer: body.answer, files: stored.length } });
      return ok({});
    },
  });
}
