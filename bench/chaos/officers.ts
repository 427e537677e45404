import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { NewStaff } from '#contracts/staff.ts';
import { createStaff } from '#server/modules/staff/index.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { createSessions, sessionLimits } from '#server/platform/http/sessions.ts';
import type { InProcess } from '../support/program.ts';
import type { Chance } from './chance.ts';
import type { Database } from './database.ts';
import { codesOf, type Site } from './site.ts';

export type Officers = { first: { cookie: string }; second: { cookie: string } };

/** Two cashiers of 山东, signed in. */
export async function makeOfficers({ db, kit }: InProcess): Promise<Officers> {
  const sessions = createSessions(db, sessionLimits(kit.settings));
  const [first, second] = await Promise.all(['刘出纳', '孙会计'].map((name) => inTransaction(db, async (tx) => {
    const now = kit.clock.now();
    const made = await createStaff(tx, NewStaff.parse({ userName: `chaos-${randomUUID().slice(0, 12)}`, name, roles: ['cashier'], jurisdiction: { kind: 'province', province: '37' } }), { hash: '-', temporary: false }, { byId: null, now });
    if (!made.ok) throw new Error(JSON.stringify(made.refusals));
    const { token } = await sessions.open(tx, 'staff', made.value, { ip: '127.0.0.1', userAgent: 'chaos', requestId: randomUUID(), lang: 'zh' }, now);
    return { cookie: `jinbang-staff=${token}` };
  })));
  if (!first || !second) throw new Error('two cashiers were to be made');
  return { first, second };
}

const Asked = z.object({ id: z.uuid() });

/** 退费: one asks for the fee of some paid orders to go back, the other agrees. Answers how many. */
export async function refundSome({ site, database, chance }: { site: Site; database: Database; chance: Chance }, { first, second }: Officers, share: number): Promise<number> {
  const paid = await database.ask<{ order_number: string; account_id: string }>(`select order_number, account_id from payment_order o where state = 'paid' and not exists (select from refund r where r.order_id = o.id) order by order_number`);
  let agreed = 0;
  for (const order of paid.filter(() => chance.happens(share))) {
    const asked = await site.post(`/api/staff/orders/${order.order_number}/refund-requests`, { ground: 'policy', reason: '考生因公出差，按规定退费' }, first);
    const { id } = Asked.safeParse(asked.json).data ?? {};
    if (id === undefined) throw new Error(`a refund could not be asked for: ${String(asked.status)} ${codesOf(asked)}`);
    const decided = await site.post(`/api/staff/refund-requests/${order.account_id}/${id}/decision`, { version: 1, decision: 'approve', reason: '材料齐全，同意退费' }, second);
    if (decided.status !== 200) throw new Error(`a refund was not agreed to: ${String(decided.status)} ${codesOf(decided)} ${JSON.stringify(decided.json)}`);
    agreed += 1;
  }
  return agreed;
}

/** 重新退款: what the channel turned down is asked for again. Answers how many. */
export async function retryRefunds({ site, database }: { site: Site; database: Database }, { first }: Officers): Promise<number> {
  const failed = await database.ask<{ account_id: string; id: string; version: number }>(`select account_id, id, version from refund where state = 'failed'`);
  for (const { account_id: account, id, version } of failed) {
    const again = await site.post(`/api/staff/refunds/${account}/${id}/retry`, { version, reason: '渠道已恢复，重新退款' }, first);
    if (again.status !== 200) throw new Error(`a refund was not tried again: ${String(again.status)} ${codesOf(again)}`);
  }
  return failed.length;
}
