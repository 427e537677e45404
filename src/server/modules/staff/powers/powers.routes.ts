import { z } from 'zod';
import { StaffId } from '#contracts/ids.ts';
import { PowerFilter, PowerHistory, PowerKey, PowerList } from '#contracts/staff-powers.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { findMemberWithin, listPostingEvents } from '../people/people.store.ts';
import type { StaffEnv } from '../staff-env.ts';
import { countPowers, pageOfPowers, powerKey } from './powers.store.ts';
import { presentPowerHistory, presentPowers } from './present-powers.ts';

const access = { staff: 'power.see' } as const;
const PAGE = 50;

/** 授权总览: who holds which power, where, since when, by whom; for whoever answers for powers and for auditors. */
export function powerEndpoints({ nameJurisdiction }: StaffEnv) {
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/powers', summary: '授权总览：谁在何处持有何种权限', access, audit: 'staff.list_powers', limit: 'read', query: PowerFilter.extend({ after: PowerKey.optional() }), output: PowerList,
    handle: async ({ tx, actor, visitor, note }, { query: { after, ...filter } }) => {
      const found = await pageOfPowers(tx, actor.jurisdiction, filter, after, PAGE + 1);
      const shown = found.slice(0, PAGE);
      const last = shown.at(-1);
      note({ subject: 'staff-powers', after: { shown: [...new Set(shown.map((p) => p.member.id))] } });
      return ok({
        items: await presentPowers(tx, shown, { lang: visitor.lang, nameJurisdiction }),
        next: found.length > PAGE && last ? powerKey(last) : null, count: await countPowers(tx, actor.jurisdiction, filter),
      });
    },
  });

  const one = defineEndpoint({
    method: 'GET', path: '/api/staff/powers/:id', summary: '一位工作人员的任职经历', access, audit: 'staff.read_powers', limit: 'read', params: z.object({ id: StaffId }), output: PowerHistory,
    handle: async ({ tx, actor, visitor, note }, { params: { id } }) => {
      const m = await findMemberWithin(tx, actor.jurisdiction, id);
      if (!m) return refusedFor('staff.not_found');
      note({ subject: `staff:${id}` });
      return ok(await presentPowerHistory(tx, m, await listPostingEvents(tx, id), { lang: visitor.lang, nameJurisdiction }));
    },
  });

  return { list, one };
}
