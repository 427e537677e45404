import { z } from 'zod';
import { StaffId } from '#contracts/ids.ts';
import { DecidePosting, PostingList } from '#contracts/staff-people.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import type { StaffEnv } from '../staff-env.ts';
import { decidePosting } from './decide-posting.ts';
import { pageOfPostings } from './postings.store.ts';
import { presentPostings } from './present-people.ts';
import { withdrawPosting } from './propose-posting.ts';

const OnePosting = z.object({ id: z.uuid() });
const About = z.object({ staffId: StaffId });
const PAGE = 30;

/** 待批准授权: postings that wait for a second person, their approval and their withdrawal. */
export function postingEndpoints({ nameJurisdiction }: StaffEnv) {
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/postings', summary: '待批准的岗位授权', access: { staff: 'staff.see' }, audit: 'staff.list_postings', limit: 'read', query: z.object({ after: z.uuid().optional() }), output: PostingList,
    handle: async ({ tx, actor, visitor, note }, { query }) => {
      const found = await pageOfPostings(tx, actor.jurisdiction, query.after, PAGE + 1);
      const shown = found.slice(0, PAGE);
      note({ subject: 'staff-postings', after: { shown: shown.map((p) => p.id) } });
      return ok({ items: await presentPostings(tx, shown, { actor, lang: visitor.lang, nameJurisdiction }), next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null });
    },
  });

  const decide = defineEndpoint({
    method: 'POST', path: '/api/staff/postings/:id/decision', summary: '批准或不批准岗位授权（第二人）', access: { staff: 'staff.empower' }, audit: 'staff.decide_posting', limit: 'write', params: OnePosting, body: DecidePosting, output: About,
    handle: async (ctx, { params, body }) => {
      const done = await decidePosting(ctx, params.id, body);
      if (!done.ok) return done;
      ctx.note({ subject: `staff:${done.value}`, after: { posting: params.id, decision: body.decision }, reason: body.reason });
      return ok({ staffId: done.value });
    },
  });

  const withdraw = defineEndpoint({
    method: 'POST', path: '/api/staff/postings/:id/withdrawal', summary: '撤回自己提出的岗位授权', access: { staff: 'staff.manage' }, audit: 'staff.withdraw_posting', limit: 'write', params: OnePosting, output: About,
    handle: async (ctx, { params }) => {
      const done = await withdrawPosting(ctx, params.id);
      if (!done.ok) return done;
      ctx.note({ subject: `staff:${done.value}`, after: { posting: params.id } });
      return ok({ staffId: done.value });
    },
  });

  return { list, decide, withdraw };
}
