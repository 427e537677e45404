import { RushView, SetRush } from '#contracts/rush.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { readSetting, writeSetting } from '#server/platform/rush/rush.store.ts';
import { readRush } from './read-rush.ts';

const see = defineEndpoint({
  method: 'GET', path: '/api/staff/rush', summary: '高峰模式：排队、放行速度、健康曲线', access: { staff: 'operations.see' }, audit: null, limit: 'read', output: RushView,
  handle: async ({ tx, kit, now }) => ok(await readRush(tx, kit.settings.rushMode, now)),
});

const set = defineEndpoint({
  method: 'PUT', path: '/api/staff/rush', summary: '设定高峰模式', access: { staff: 'operations.act' }, audit: 'operations.set_rush', limit: 'write', body: SetRush, output: RushView,
  handle: async ({ tx, kit, actor, now, note }, { body }) => {
    const before = await readSetting(tx);
    await writeSetting(tx, { ...body, changedById: actor.staffId, changedAt: new Date(now) });
    note({ subject: 'rush', reason: body.reason, before: { mode: before.mode, cap: before.cap }, after: { mode: body.mode, cap: body.cap } });
    return ok(await readRush(tx, kit.settings.rushMode, now));
  },
});

/** 高峰模式 in the console. */
export const rushEndpoints = [see, set];
