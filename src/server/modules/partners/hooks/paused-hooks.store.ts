import type { Instant } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { partnersWithin } from '../partners.scope.ts';

export type PausedHook = { hookId: string; partnerId: string; partner: string; host: string; why: string; failingSince: Instant | null; waiting: number };

const MOST = 50;

/** Subscriptions that paused by themselves (自动暂停) within a jurisdiction and wait for an officer, those that failed longest first. */
export async function listPausedHooks(tx: Tx, j: Jurisdiction): Promise<PausedHook[]> {
  const rows = await tx.selectFrom('partner_hook as h').innerJoin('partner', 'partner.partner_id', 'h.partner_id')
    .select(['h.hook_id', 'h.partner_id', 'partner.name', 'h.url', 'h.paused_why', 'h.failing_since'])
    .select((e) => e.selectFrom('partner_delivery as d').select((k) => k.fn.countAll<string>().as('n')).whereRef('d.hook_id', '=', 'h.hook_id').where('d.state', '=', 'waiting').as('waiting'))
    .where('h.state', '=', 'paused').where(partnersWithin(j)).orderBy('h.failing_since').orderBy('h.hook_id').limit(MOST).execute();
  return rows.map((r) => ({ hookId: r.hook_id, partnerId: r.partner_id, partner: r.name, host: new URL(r.url).host, why: r.paused_why ?? '', failingSince: r.failing_since?.getTime() ?? null, waiting: Number(r.waiting) }));
}

/** How many subscriptions stand in each state, in the whole installation. */
export async function countHooks(tx: Tx): Promise<{ state: string; count: number }[]> {
  const rows = await tx.selectFrom('partner_hook').select(['state', (e) => e.fn.countAll<string>().as('n')]).groupBy('state').execute();
  return (['active', 'paused'] as const).map((state) => ({ state, count: Number(rows.find((r) => r.state === state)?.n ?? 0) }));
}
