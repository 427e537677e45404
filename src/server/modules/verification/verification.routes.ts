import { VerificationSubject, VerificationView } from '#contracts/verification.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { reverify } from './commands/reverify.ts';
import { presentVerification } from './verification.present.ts';
import { listTitles } from './titles.store.ts';
import { listAskedAgain, listStaffNotes, listVerifications } from './verification.store.ts';

const DAY = 86_400_000;

/** GET 核验结果 of the signed-in candidate. */
export const showVerification = defineEndpoint({
  method: 'GET',
  path: '/api/verification',
  summary: '核验结果：身份、学历、学位',
  access: 'candidate',
  audit: null,
  limit: 'read',
  output: VerificationView,
  handle: (ctx) => loadVerification(ctx),
});

/** POST 重新核验 of one subject. */
export const requestReverification = defineEndpoint({
  method: 'POST',
  path: '/api/verification/requests',
  summary: '重新核验身份、学历或学位',
  access: 'candidate',
  audit: 'verification.ask_again',
  limit: 'write',
  body: VerificationSubject.strict(),
  output: VerificationView,
  handle: async (ctx, { body }) => {
    const account = await findAccount(ctx.tx, ctx.kit.crypto, ctx.actor.accountId);
    if (!account) return refusedFor('verification.not_found');
    ctx.note({ subject: `verification:${body.kind}:${body.rowId}`, accountId: account.id });
    const asked = await reverify(ctx.tx, account, body, ctx.now);
    return asked.ok ? loadVerification(ctx) : asked;
  },
});

/** Everything the page 核验结果 shows, from the account and the verifications of the signed-in candidate. */
export async function loadVerification({ tx, kit, actor, visitor, now }: Ctx<'candidate'>): Promise<Result<VerificationView>> {
  const account = await findAccount(tx, kit.crypto, actor.accountId);
  if (!account) return refusedFor('verification.not_found');
  const from = {
    account,
    verifications: await listVerifications(tx, account.id),
    askedAgain: await listAskedAgain(tx, account.id, now - DAY),
    staffNotes: await listStaffNotes(tx, account.id),
    titles: await listTitles(tx, kit.crypto, account.id),
  };
  return ok(presentVerification(from, visitor.lang, now));
}
