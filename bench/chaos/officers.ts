import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AskRefund, DecideRefund } from '#contracts/refund-requests.ts';
import type { Jurisdiction, StaffRole } from '#contracts/staff.ts';
import { NewStaff } from '#contracts/staff.ts';
import { createStaff } from '#server/modules/staff/index.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { createSessions, sessionLimits } from '#server/platform/http/sessions.ts';
import type { InProcess } from '../support/program.ts';
import { inParallel } from '../support/world.ts';
import type { Acts } from './acts.ts';
import type { BankDesk } from './bank-desk.ts';
import type { Chance } from '../support/chance.ts';
import type { Database } from './database.ts';
import type { Payer } from './people.ts';
import { workToday } from './shifts.ts';
import { must, type Site, type Who } from './site.ts';

/** Two cashiers of 山东, and two of the nation who answer for bills, signed in. */
export type Officers = Record<'first' | 'second' | 'handles' | 'approves', NonNullable<Who>>;
export type Office = { site: Site; database: Database; bank: BankDesk; chance: Chance; acts: Acts; officers: Officers };

const AT_ONCE = 6;
const SHANDONG: Jurisdiction = { kind: 'province', province: '37' };

/** Makes them. */
export async function makeOfficers({ db, kit }: InProcess): Promise<Officers> {
  const sessions = createSessions(db, sessionLimits(kit.settings));
  const make = (name: string, role: StaffRole, jurisdiction: Jurisdiction) => inTransaction(db, async (tx) => {
    const now = kit.clock.now();
    const made = await createStaff(tx, NewStaff.parse({ userName: `chaos-${randomUUID().slice(0, 12)}`, name, roles: [role], jurisdiction }), { hash: '-', temporary: false }, { byId: null, now });
    if (!made.ok) throw new Error(JSON.stringify(made.refusals));
    const { token } = await sessions.open(tx, 'staff', made.value, { ip: '127.0.0.1', userAgent: 'chaos', requestId: randomUUID(), lang: 'zh' }, now);
    return { cookie: `jinbang-staff=${token}` };
  });
  return { first: await make('刘出纳', 'cashier', SHANDONG), second: await make('孙会计', 'cashier', SHANDONG), handles: await make('李对账', 'national_admin', { kind: 'nation' }), approves: await make('陈主管', 'national_admin', { kind: 'nation' }) };
}

const Asked = z.object({ id: z.uuid() });

/** 退费: one asks for the fee of some paid orders to go back, the other agrees. */
export async function refundSome({ site, database, chance, acts, officers }: Office, share: number): Promise<void> {
  const paid = await database.ask<{ order_number: string; account_id: string }>(`select order_number, account_id from payment_order o where state = 'paid' and not exists (select from refund_request r where r.account_id = o.account_id and r.order_id = o.id) order by order_number`);
  const chosen = paid.filter((_, n) => n === 0 || chance.happens(share)).map((order, n) => ({ ...order, application: n % 3 === 2 ? 'stays' as const : 'ends' as const }));
  await inParallel(chosen, AT_ONCE, async (order) => {
    const { id } = Asked.parse(must(await site.post(`/api/staff/orders/${order.order_number}/refund-requests`, { ground: 'policy', application: order.application, reason: '考生因公出差，按规定退费' } satisfies z.input<typeof AskRefund>, officers.first), 'a refund could not be asked for').json);
    acts.add('refund asked', id);
    must(await site.post(`/api/staff/refund-requests/${order.account_id}/${id}/decision`, { version: 1, decision: 'approve', reason: '材料齐全，同意退费' } satisfies z.input<typeof DecideRefund>, officers.second), 'a refund was not agreed to');
    acts.add('refund agreed', id);
  });
}

/** 现场缴费: some who have not paid come to the desk instead. Answers whom. */
export async function payOnSite({ site, acts, officers }: Office, people: readonly Payer[]): Promise<void> {
  await workToday({ site, officers });
  await inParallel(people, AT_ONCE, async (payer) => {
    const due = z.object({ amountInFen: z.int() }).parse(must(await site.get(`/api/applications/${payer.applicationId}/payment`, { cookie: `jinbang-candidate=${payer.token}` }), 'what is due could not be seen').json);
    const paid = await site.post(`/api/staff/applications/${payer.applicationId}/payments`, { amountInFen: due.amountInFen }, officers.first);
    // somebody's order may still be open at a channel that is away
    if (paid.status !== 409) acts.add('paid on site', z.object({ orderNumber: z.string() }).parse(must(paid, 'nobody could pay on site').json).orderNumber);
  });
}

/** What the channel turned down is asked for again; what it gave back in part, or turned down once more, and what was paid on site goes back at the desk, by two persons. */
export async function settleRefunds({ site, database, chance, acts, officers }: Office): Promise<void> {
  await workToday({ site, officers });
  const { first, second } = officers;
  const failed = await database.ask<{ account_id: string; id: string; version: number; returned: number | null }>(`select account_id, id, version, returned_in_fen as returned from refund where state = 'failed' order by id`);
  await inParallel(failed, AT_ONCE, async ({ account_id: account, id, version, returned }) => {
    const atDesk = returned !== null || chance.happens(0.2);
    const moved = await site.post(`/api/staff/refunds/${account}/${id}/${atDesk ? 'desk' : 'retry'}`, { version, reason: atDesk ? '渠道无法足额退回，转现场退付' : '渠道已恢复，重新退款' }, first);
    // the channel may have made it meanwhile
    if (moved.status !== 409) must(moved, 'a refund was not moved on');
  });
  const due = await database.ask<{ account_id: string; id: string; number: string; version: number; handed: boolean }>(`select account_id, id, refund_number as number, version, handed_by_id is not null as handed from refund where way = 'desk' and state = 'due' order by id`);
  await inParallel(due, AT_ONCE, async ({ account_id: account, id, number, version, handed }) => {
    const paid = await site.post(`/api/staff/refunds/${account}/${id}/pay-out`, { version, receiptNumber: `TF-${number.slice(-12)}` }, handed ? second : first);
    if (paid.status === 409) return;
    must(paid, 'a refund was not paid out');
    acts.add('refund paid out', number);
  });
}

const Case = z.object({ version: z.int() });

/** What the comparison of bills left for people: one takes it and proposes an end, another agrees. What the bank really gave back too much is written off; what only the bill says is explained by the bank. */
export async function endCases({ site, database, bank, acts, officers: { handles, approves } }: Office): Promise<void> {
  const tooMuch = new Set((await bank.book()).refunds.filter((r) => r.amountInFen > r.askedInFen).map((r) => r.refundNumber));
  const open = await database.ask<{ id: string; version: number; refund_number: string | null; class: string }>(`select id, version, refund_number, class from bill_difference where state = 'open' order by id`);
  await inParallel(open, AT_ONCE, async ({ id, version, refund_number: refund, class: kind }) => {
    const at = `/api/staff/bill-differences/${id}`;
    const taken = Case.parse(must(await site.post(`${at}/owner`, { version }, handles), 'a case was not taken').json);
    const lost = kind === 'amount' && refund !== null && tooMuch.has(refund);
    const proposed = Case.parse(must(await site.post(`${at}/proposal`, { version: taken.version, outcome: lost ? 'written_off' : 'explained', note: lost ? '渠道多退一元，经核实核销' : '经向渠道核实，为账单差错' }, handles), 'no end was proposed').json);
    must(await site.post(`${at}/approval`, { version: proposed.version }, approves), 'the end of a case was not agreed to');
    acts.add('case ended', id);
  });
}
