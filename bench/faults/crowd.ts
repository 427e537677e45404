import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { z } from 'zod';
import type { Chance } from '../support/chance.ts';
import type { Applicant } from '../support/applicants.ts';
import { overHttp, type Step } from '../support/journey.ts';

/** An act that was answered 200, as the person who did it remembers it. */
export type Acked = { round: number; act: string; account: string; application: string; version: number | null; order: string | null; reference: string | null };

/** People at work: each goes their way act by act, at either web, and sends again with the same key what got no answer, as a browser's page does. */
export type Crowd = {
  acked: readonly Acked[];
  /** Acts that got no answer at the first try so far; how many of them are still without one; and answers that no fault explains. */
  interrupted(): number;
  waiting(): number;
  wrong: readonly string[];
  /** How many of those who came are not through. */
  left(): number;
  /** Lets more people come. */
  join(people: readonly Applicant[]): void;
  /** Works until `stop`, in the name of a round; over once everybody got the answer they wait for. */
  work(round: number, stop: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

type Walk = { applicant: Applicant; at: number; key: string };

const AT_ONCE = 6;
/** How long a browser waits here before it tells its owner that nothing came. */
const PATIENCE_MS = 6_000;
/** Gives up the run rather than an act: nobody waits so long for a site that is well. */
const NEVER_MS = 180_000;
const Versioned = z.object({ version: z.number() });

/** Opens it over the origins of the webs. */
export function openCrowd(origins: readonly string[], steps: readonly Step[], chance: Chance): Crowd {
  const webs = origins.map((origin) => new Pool(origin, { connections: AT_ONCE * 2, headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS, connectTimeout: PATIENCE_MS }));
  const calls = webs.map((web) => overHttp(web));
  const acked: Acked[] = [];
  const wrong: string[] = [];
  const queue: Walk[] = [];
  const waiting = new Set<Walk>();
  let [interrupted, left] = [0, 0];

  async function act(walk: Walk, step: Step, round: number): Promise<boolean> {
    const { method, path, body, anonymous } = step.call(walk.applicant);
    for (const until = performance.now() + NEVER_MS; ;) {
      const call = chance.pick(calls);
      const reply = await call(method, path, body, anonymous ? undefined : walk.applicant, anonymous ? undefined : walk.key).catch(() => ({ status: 0, json: undefined }));
      if (reply.status === 200) {
        step.take?.(walk.applicant, reply.json);
        const said = Versioned.safeParse(reply.json);
        const { accountId, id, order } = walk.applicant;
        acked.push({ round, act: step.name, account: accountId, application: id ?? '', version: said.success ? said.data.version : null, order: order?.orderNumber ?? null, reference: order?.reference ?? null });
        waiting.delete(walk);
        return true;
      }
      if (!isNoAnswer(reply.status)) {
        wrong.push(`round ${String(round)}, ${step.name}: answered ${String(reply.status)} ${JSON.stringify(reply.json)}`);
        waiting.delete(walk);
        return false;
      }
      if (performance.now() > until) {
        wrong.push(`round ${String(round)}, ${step.name}: no answer for ${String(NEVER_MS / 1_000)} s`);
        waiting.delete(walk);
        return false;
      }
      if (!waiting.has(walk)) interrupted += 1;
      waiting.add(walk);
      await pause(100 + chance.below(200));
    }
  }

  async function one(round: number, stop: AbortSignal): Promise<void> {
    const isOver = () => stop.aborted;
    while (!isOver()) {
      const walk = queue.shift();
      if (!walk) { await pause(20); continue; }
      for (let step = steps[walk.at]; step && !isOver(); step = steps[walk.at]) {
        if (!(await act(walk, step, round))) break;
        walk.at += 1;
        walk.key = randomUUID();
        await pause(20 + chance.below(60)); // people read before they go on
      }
      if (walk.at < steps.length && isOver()) queue.unshift(walk);
      else left -= 1;
    }
  }

  return {
    acked, wrong,
    interrupted: () => interrupted, waiting: () => waiting.size, left: () => left,
    join(people) {
      queue.push(...people.map((applicant) => ({ applicant, at: 0, key: randomUUID() })));
      left += people.length;
    },
    async work(round, stop) { await Promise.all(Array.from({ length: AT_ONCE }, () => one(round, stop))); },
    async close() { await Promise.all(webs.map((web) => web.destroy())); },
  };
}

/** No answer, or that the site cannot answer now; anything else is one. A bug (500) is no such thing: it is told. */
const isNoAnswer = (status: number) => status === 0 || status === 502 || status === 503 || status === 504 || status === 429;
