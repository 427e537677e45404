import { z } from 'zod';
import { AccountId, type ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { applicationPaths, payableApplications, readState } from '#server/modules/applications/index.ts';
import { beginAttempt } from '#server/modules/payments/index.ts';
import { VERIFICATION_PATH } from '#server/modules/verification/index.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { sampleChannel } from './sample-channels.ts';
import { listLoaded, type LoadedPerson } from './demo-people.store.ts';
import { readPortrait, type SamplePerson } from './sample-people.ts';
import { everybodyShown } from './shown-people.ts';

/** 以样例人员的身份登录: opens their sign-in and says where what they show is seen. */
export const signInAsSample = defineEndpoint({
  method: 'POST', path: '/api/demo/sign-ins', summary: '以样例人员的身份登录', access: 'public', audit: 'demo.sign_in', limit: 'write', idempotent: false,
  query: z.object({ back: z.string().max(1_000).optional() }),
  body: z.object({ person: z.string().max(60) }), output: z.object({ accountId: AccountId, leadsTo: z.string() }),
  handle: async (ctx, { body }) => {
    const person = (await everybodyShown()).find((p) => p.key === body.person);
    if (!person || person.leads === 'none') return refusedFor('demo.person_unknown');
    const loaded = (await listLoaded(ctx.tx)).find((p) => p.key === person.key);
    if (loaded?.stage !== 'ready' || !loaded.accountId) return refusedFor('demo.person_not_ready');
    if (person.state === 'S11' && loaded.applicationId) await payAgain(ctx, { accountId: loaded.accountId, applicationId: loaded.applicationId });
    await ctx.openSession('candidate', loaded.accountId);
    ctx.note({ subject: `account:${loaded.accountId}`, accountId: loaded.accountId });
    return ok({ accountId: loaded.accountId, leadsTo: addressOf(person, loaded) });
  },
});

/** The portrait of a sample person, as shown beside the name. */
export const samplePortrait = defineEndpoint({
  method: 'GET', path: '/api/demo/portraits/:key', summary: '样例人员照片', access: 'public', audit: null, limit: 'read', cacheSeconds: 3600,
  params: z.object({ key: z.string().max(60) }), output: Binary,
  handle: async (_ctx, { params }) => {
    const person = (await everybodyShown()).find((p) => p.key === params.key);
    if (!person || person.photo === null) return refusedFor('request.not_found');
    return ok({ contentType: 'image/jpeg', base64: (await readPortrait(person.photo)).toString('base64') });
  },
});

/** An order lives half an hour: whoever shows 支付处理中 presses 缴费 again when it has run out. */
async function payAgain({ tx, kit, now }: Pick<Ctx, 'tx' | 'kit' | 'now'>, whose: { accountId: AccountId; applicationId: ApplicationId }): Promise<void> {
  const state = await readState(tx, kit, { accountId: whose.accountId, id: whose.applicationId });
  if (state === 'S10') await beginAttempt(tx, payableApplications(kit), whose, sampleChannel(0), now);
}

function addressOf(person: SamplePerson, loaded: LoadedPerson): string {
  switch (person.leads) {
    case 'application': return loaded.applicationId ? applicationPaths.status(loaded.applicationId) : applicationPaths.list;
    case 'choose': return applicationPaths.choose;
    case 'verification': return VERIFICATION_PATH;
    case 'photo': return applicationPaths.photo;
    case 'profile': case 'none': return '/my/profile';
  }
}
