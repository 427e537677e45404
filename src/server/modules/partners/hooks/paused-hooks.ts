import type { Trouble } from '#contracts/operations.ts';
import { PausedHooks } from '#contracts/partner-hooks.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { defineFigure } from '#server/platform/metrics/figures.ts';
import { countHooks, listPausedHooks } from './paused-hooks.store.ts';

/** What officers responsible for a system are told on whatever screen they work: which subscriptions of theirs paused by themselves. */
export const showPaused = defineEndpoint({
  method: 'GET', path: '/api/staff/partners/paused-hooks', summary: '自动暂停的事件订阅', access: { staff: 'partner.manage' }, audit: null, limit: 'read', output: PausedHooks,
  handle: async ({ tx, actor }) => ok({ items: (await listPausedHooks(tx, actor.jurisdiction)).map(({ waiting: _waiting, ...hook }) => hook) }),
});

/** The same for operators, each with how many messages wait for it (运行异常). */
export async function troublesOfHooks(tx: Tx, j: Jurisdiction): Promise<Trouble[]> {
  return (await listPausedHooks(tx, j)).map(({ partner, host, waiting }) => ({ code: 'hook_paused', grave: false, of: `${partner} · ${host}`, figure: waiting }));
}

/** And for alerts. */
export const hookFigure = defineFigure({
  name: 'jinbang_partner_hooks', help: 'Subscriptions of outside systems by state', labels: ['state'],
  read: async (tx) => (await countHooks(tx)).map(({ state, count }) => ({ labels: { state }, value: count })),
});
