import { z } from 'zod';
import { chanceOf } from '../support/chance.ts';
import { asking } from './ask.ts';
import { findings, type Finding } from './findings.ts';
import { judge } from './judge.ts';
import { knownIds } from './known-ids.ts';
import { openLine } from './line.ts';
import { operationsOf, type Operation, type Schema } from './operations.ts';
import { pageAsking } from './pages.ts';
import { gather, type Asker } from './people.ts';

/** How a run is asked for; `minutes` bounds it whatever was sent by then. */
export type Asked = { origin: string; requests: number; seed: number; atOnce: number; minutes: number; say: (line: string) => void };
/** What it found. `reached` are the operations that said yes at least once, of all there are. */
export type Report = { requests: number; seconds: number; seed: number; operations: number; reached: number; neverReached: string[]; pages: number; askers: number; ids: number; statuses: Record<string, number>; findings: Finding[] };

const FIRST_ASKERS = 8;
const Pages = z.object({ pages: z.array(z.string()) });
/** These end what the others stand on, for everybody: once in a while is enough. */
const RARELY = /sign-ins\/(current|ended)|\/me\/(closing|password)|second-factor|suspension|password-reset|\/activation/;

/** Sends requests of every operation and page to a demonstration, as visitor, as every sample person and every officer, and says what must not have happened. */
export async function fuzz({ origin, requests, seed, atOnce, minutes, say }: Asked): Promise<Report> {
  const began = performance.now();
  const chance = chanceOf(seed);
  const line = openLine(origin, atOnce);
  const document = (await line.send({ method: 'GET', path: '/api/openapi.json', headers: {} })).json as { components?: { schemas?: Record<string, Schema> } };
  const operations = operationsOf(document);
  const { pages } = Pages.parse((await line.send({ method: 'GET', path: '/api/demo/pages', headers: {} })).json);
  const patterns = pages.filter((page) => !page.startsWith('/demo'));
  const askers = await gather(line, chance);
  if (operations.length === 0 || askers.length < 3) throw new Error('the program offers nothing to ask, or nobody to ask as');
  const [found, ids] = [findings(), knownIds()];
  const [look, ask] = [judge(found, askers, document), asking(chance, ids, document.components?.schemas ?? {})];
  const byPage = pageAsking(chance, ids, patterns);
  const reached = new Set<Operation>();
  const allowed = new Map<Operation, Set<Asker>>(); // who was not turned away: roles are proved elsewhere, what is behind them is tried here
  let sent = 0;

  const chooseAsker = (operation?: Operation): Asker => {
    const known = operation && allowed.get(operation);
    if (known && chance.happens(0.8)) return chance.pick([...known]);
    const fitting = askers.filter(({ kind }) => kind === operation?.asked);
    return fitting.length > 0 && chance.happens(0.85) ? chance.pick(fitting) : chance.pick(askers);
  };
  // every list once as some of those it is for: what they show is what the rest asks about
  const lists = operations.filter(({ method, path, parameters }) => method === 'GET' && !parameters.some(({ place, required }) => place === 'path' || required) && !path.includes('{'));
  const first = chance.shuffled(lists.flatMap((operation) => chance.shuffled(askers.filter(({ kind }) => kind === operation.asked)).slice(0, FIRST_ASKERS).map((asker) => ({ operation, asker }))));

  async function askOnce(): Promise<void> {
    const begun = first.pop();
    const page = !begun && chance.happens(0.2);
    const operation = begun?.operation ?? (page ? undefined : chance.pick(operations));
    if (operation && RARELY.test(operation.path) && !chance.happens(0.02)) return;
    const asker = begun?.asker ?? chooseAsker(operation);
    const request = operation ? ask(operation, asker.who) : byPage.ask(asker.who);
    sent += 1;
    const dotted = `10.${String(chance.below(250))}.${String(chance.below(250))}.${String(chance.below(250))}`; // limits by address are not what is tried here
    const answered = await line.send({ ...request, headers: { ...request.headers, 'x-forwarded-for': dotted, ...(asker.cookie !== '' && { cookie: asker.cookie }) } });
    const where = operation ? `${operation.method} ${operation.path}` : `${request.method} ${(request.path.split('?')[0] ?? '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`;
    look(where, asker, request, answered, operation);
    if (operation) ids.learn(asker.who, operation.path, answered.status === 200 ? answered.json : undefined);
    else byPage.learn(asker.who, answered);
    if (operation && answered.status === 200) reached.add(operation);
    if (operation && ![401, 403].includes(answered.status)) allowed.set(operation, (allowed.get(operation) ?? new Set()).add(asker));
    if (answered.status === 401 && asker.kind !== 'visitor') asker.cookie = (await asker.signIn()) || asker.cookie;
  }
  async function keepAsking(): Promise<void> {
    while (sent < requests && performance.now() - began < minutes * 60_000) {
      await askOnce();
      if (sent % 5_000 === 0) say(`${String(sent)} sent, ${String(reached.size)} of ${String(operations.length)} reached, ${String(found.all().length)} findings`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, keepAsking));
  await line.close();
  const neverReached = operations.filter((one) => !reached.has(one)).map(({ method, path }) => `${method} ${path}`);
  return { requests: sent, seconds: Math.round((performance.now() - began) / 1000), seed, operations: operations.length, reached: reached.size, neverReached, pages: patterns.length, askers: askers.length, ids: ids.size(), statuses: found.statuses(), findings: found.all() };
}
