import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Chance } from '../support/chance.ts';

export type Answer = { status: number; json: unknown };
export type Who = { cookie: string } | undefined;

const PATIENCE = 300_000;

/** The program as browsers reach it, at one of its two web processes. */
export type Site = ReturnType<typeof openSite>;

/** What gets no answer, or only that something is away, is sent again at the next try with the same submission key, so that it counts once. */
export function openSite(origins: readonly string[], chance: Chance) {
  const webs = origins.map((origin) => new Pool(origin, { connections: 12 }));

  async function send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, who?: Who): Promise<Answer> {
    const headers = { ...(method !== 'GET' && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }), ...who };
    for (const until = Date.now() + PATIENCE; ;) {
      const reply = await chance.pick(webs).request({ method, path, headers, ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }) }).then(
        async (r) => ({ status: r.statusCode, text: await r.body.text() }), () => undefined).catch(() => undefined);
      const answer = { status: reply?.status ?? 0, json: reply && /^[[{]/.test(reply.text) ? JSON.parse(reply.text) as unknown : reply?.text };
      if (isAnAnswer(answer) || Date.now() > until) return answer;
      await pause(150);
    }
  }
  return {
    get: (path: string, who?: Who) => send('GET', path, undefined, who),
    post: (path: string, body: unknown, who?: Who) => send('POST', path, body, who),
    delete: (path: string, who?: Who) => send('DELETE', path, {}, who),
    close: () => Promise.all(webs.map((web) => web.destroy())),
  };
}

/** A channel that is away is an answer; a program or database that is away, or too much at once, is none. */
function isAnAnswer(answer: Answer): boolean {
  if (answer.status === 0 || answer.status === 429) return false;
  return answer.status < 500 || (codesOf(answer) !== '' && !codesOf(answer).startsWith('request.'));
}

/** The codes of a refusal, for what is counted. */
export function codesOf({ json }: Answer): string {
  if (typeof json !== 'object' || json === null || !('refusals' in json) || !Array.isArray(json.refusals)) return '';
  return json.refusals.map((r: unknown) => (typeof r === 'object' && r !== null && 'code' in r ? String(r.code) : '')).join('+');
}

/** The answer where it was a yes; ends the run otherwise, saying what it was about. */
export function must(answer: Answer, what: string): Answer {
  if (answer.status !== 200) throw new Error(`${what}: ${String(answer.status)} ${codesOf(answer)} ${JSON.stringify(answer.json)}`);
  return answer;
}
