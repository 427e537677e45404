import { CaseOpened, ProposeUnlock } from '#contracts/assistance.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { proposeUnlock } from './commands/propose-unlock.ts';
import type { CaseAsks } from './open-matters.ts';
import { caseEndpoints } from './staff-case.routes.ts';

const proposing = ({ seated }: CaseAsks) => defineEndpoint({
  method: 'POST', path: '/api/staff/unlocks', summary: '解锁修改：提出', access: { staff: 'application.unlock' }, audit: 'unlock.propose', limit: 'write', body: ProposeUnlock, output: CaseOpened,
  handle: async (ctx, { body }) => {
    const done = await proposeUnlock(ctx, body, seated);
    if (!done.ok) return done;
    ctx.note({ subject: `case:${done.value.id}`, accountId: done.value.accountId, after: { parts: body.parts, until: body.until }, reason: body.reason });
    return ok({ accountId: done.value.accountId, caseId: done.value.id });
  },
});

/** Unlocks at the console (解锁修改, T17). */
export const unlockEndpoints = (env: CaseAsks) => [
  proposing(env), ...Object.values(caseEndpoints({ ...env, list: 'unlocks', audit: 'unlock', see: ['application.unlock'], decide: 'application.unlock', propose: 'application.unlock', summary: '解锁修改' })),
];
