import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { NewOpinion, OfApplication, OpinionTaken, Opinions } from '#contracts/partner-api.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { findOwnerWithin } from '#server/modules/applications/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { findNumbered } from '../api/applications.store.ts';
import { findOpinion, insertOpinion, listOpinions } from './opinions.store.ts';

/** 送交审核意见: what a system of the province found; it stands beside the case, and people decide. Sent again under the same reference it counts once, for ever. */
const hand = defineEndpoint({
  method: 'POST', path: '/api/partner/applications/:number/opinions', summary: '送交一条审核意见', access: 'partner:opinions.write', audit: 'partner.hand_in_opinion', limit: 'partner', noes: ['partner.reference_used'], params: OfApplication, body: NewOpinion, output: OpinionTaken,
  handle: async ({ tx, kit, actor, now, note }, { params, body }) => {
    const found = await findNumbered(tx, actor.jurisdiction, params.number);
    if (!found) return refusedFor('partner.application_not_found');
    note({ subject: `application:${found.id}`, accountId: found.accountId, after: { reference: body.reference, finding: body.finding } });
    if (await insertOpinion(tx, kit.crypto, { partnerId: actor.partnerId, applicationId: found.id }, body, now)) return ok({ reference: body.reference, takenAt: now });
    const earlier = await findOpinion(tx, kit.crypto, actor.partnerId, body.reference);
    const same = earlier?.applicationId === found.id && earlier.finding === body.finding && earlier.note === body.note;
    return same ? ok({ reference: body.reference, takenAt: earlier.takenAt }) : refusedFor('partner.reference_used', { path: 'reference' });
  },
});

const read = defineEndpoint({
  method: 'GET', path: '/api/staff/applications/:id/opinions', summary: '一条报考的对接系统意见', access: { staff: 'review.see' }, audit: 'partner.read_opinions', limit: 'read', params: z.object({ id: ApplicationId }), output: Opinions,
  handle: async ({ tx, kit, actor, note }, { params }) => {
    const owner = await findOwnerWithin(tx, actor.jurisdiction, params.id);
    if (!owner) return refusedFor('application.not_found');
    note({ subject: `application:${params.id}`, accountId: owner.accountId });
    return ok({ items: await listOpinions(tx, kit.crypto, params.id) });
  },
});

export const opinionEndpoints = { hand, read };
