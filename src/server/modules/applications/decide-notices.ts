import { z } from 'zod';
import { AcceptNotice } from '#contracts/applications.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { acceptNotice } from './commands/accept-notice.ts';

/** The answer on a notice's page: agreeing is the same act as the API's, 放弃报名 changes nothing yet and leads to its own page (R-2.2.1-11). */
function decideNotice(letter: 'notification' | 'instructions', summary: string) {
  return defineEndpoint({
    method: 'POST', path: `/api/applications/:id/${letter}-decision`, summary, access: 'candidate', audit: `application.decide_${letter}`, limit: 'write',
    params: z.object({ id: ApplicationId }), body: AcceptNotice, output: z.object({ decision: AcceptNotice.shape.decision }),
    handle: async (ctx, { params, body }) => {
      ctx.note({ subject: `application:${params.id}`, accountId: ctx.actor.accountId, after: { decision: body.decision } });
      if (body.decision === 'give_up') return ok({ decision: body.decision });
      const accepted = await acceptNotice(ctx, params.id, letter, body.version);
      return accepted.ok ? ok({ decision: body.decision }) : accepted;
    },
  });
}

export const decideNotification = decideNotice('notification', '告知书：同意或放弃报名');
export const decideInstructions = decideNotice('instructions', '报考须知：知晓或放弃报名');
