import { z } from 'zod';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { countCrowd, noteWaiting } from '../people/demo-people.store.ts';
import { registerSample } from '../people/load-people.jobs.ts';
import { crowdKey } from './invent-person.ts';

/** As many as fill every list of the console; each costs about a tenth of a second of the machine. */
const CROWD = 300;

/** 带入一批考生: sends for an invented crowd, brought in by the commands real candidates use, so that staff see full lists; repeating it brings more. */
export const sendForCrowd = defineEndpoint({
  method: 'POST', path: '/api/demo/crowd', summary: '带入一批虚构考生', access: 'public', audit: 'demo.send_for_crowd', limit: 'write', idempotent: false,
  query: z.object({ back: z.string().max(1_000).optional() }),
  body: z.object({ people: z.coerce.number().int().min(1).max(CROWD).default(CROWD) }), output: z.object({ there: z.int() }),
  handle: async ({ tx, now, note }, { body }) => {
    const { all } = await countCrowd(tx);
    const fresh = await noteWaiting(tx, Array.from({ length: body.people }, (_, n) => crowdKey(all + n)), now);
    for (const key of fresh) await enqueue(tx, registerSample, { key });
    note({ subject: 'demo_crowd', after: { people: all + fresh.length } });
    return ok({ there: all + fresh.length });
  },
});
