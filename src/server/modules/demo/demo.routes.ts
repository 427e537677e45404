import { z } from 'zod';
import { MoveClock } from '#contracts/demo.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import { moveClock } from './commands/move-clock.ts';

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
