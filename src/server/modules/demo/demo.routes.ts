import { z } from 'zod';
import { MoveClock, OutsideBehaviour } from '#contracts/demo.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import type { AnyPage } from '#server/platform/http/page.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import { moveClock } from './commands/move-clock.ts';
import { turnOutside, type StandIns } from './outside-stand-ins.ts';

/** Moves the demo clock; `recurring` is all the work that schedules do. */
export function clockEndpoint(recurring: readonly Job[]) {
  return defineEndpoint({
    method: 'POST', path: '/api/demo/clock', summary: '设置演示时间', access: 'public', audit: 'demo.move_clock', limit: 'write',
    query: z.object({ back: z.string().max(1_000).optional(), sitting: z.string().max(20).optional(), province: z.string().max(2).optional() }),
    body: z.object({ move: MoveClock }), output: z.object({ from: z.int(), to: z.int() }),
    handle: async (ctx, { body }) => {
      const moved = await moveClock(ctx, body.move, recurring);
      if (moved.ok) ctx.note({ subject: 'virtual_clock', before: moved.value.from, after: moved.value.to });
      return moved.ok ? ok(moved.value) : moved;
    },
  });
}

/** Makes registries, bank and carriers misbehave, or behave again. */
export function outsideEndpoint(standIns: StandIns) {
  return defineEndpoint({
    method: 'PUT', path: '/api/demo/outside', summary: '设置外部系统的表现', access: 'public', audit: 'demo.turn_outside', limit: 'write',
    query: z.object({ back: z.string().max(1_000).optional() }),
    body: OutsideBehaviour, output: OutsideBehaviour,
    // outside the transaction: the registries' stand-in is told by HTTP, and nothing of it is in the database
    prepare: async (_env, { body }) => {
      await turnOutside(standIns, body);
      return ok(undefined);
    },
    handle: (ctx, { body }) => {
      ctx.note({ subject: 'outside', after: body });
      return Promise.resolve(ok(body));
    },
  });
}

/** The address of every page there is, so that whoever walks them all leaves none out. */
export function pagesEndpoint(pages: () => readonly AnyPage[]) {
  return defineEndpoint({
    method: 'GET', path: '/api/demo/pages', summary: '全部页面地址', access: 'public', audit: null, limit: 'read', output: z.object({ pages: z.array(z.string()) }),
    handle: () => Promise.resolve(ok({ pages: pages().map((page) => page.path) })),
  });
}
