import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../support/chance.ts';
import type { Crowd } from './crowd.ts';
import { WEBS, type Installation } from './installation.ts';
import type { Finding } from './judge.ts';
import type { Fault } from './kinds.ts';

/** What a round came to. */
export type Round = { round: number; faults: string[]; acked: number; interrupted: number; heldMs: number; healthyAfterMs: number; findings: Finding[] };

/** So long may pass after the last fault is gone until everybody has their answer, both webs are ready and the work that was due is done. */
const HEALTHY_WITHIN = 90_000;

/** In which order the faults of one round strike. */
const TURN = { first: 0, between: 1, last: 2 } as const;

type Parts = { site: Installation; crowd: Crowd; chance: Chance; round: number; faults: readonly Fault[] };

/** People work; something goes wrong at a moment chance chooses, and goes right again; the round is over when nobody waits any more. */
export async function runRound({ site, crowd, chance, round, faults }: Parts): Promise<Round> {
  for (const fault of faults) await fault.prepare?.(site);
  const [ackedBefore, interruptedBefore, wrongBefore, surprisesBefore] = [crowd.acked.length, crowd.interrupted(), crowd.wrong.length, site.surprises().length];
  const over = new AbortController();
  const work = crowd.work(round, over.signal);
  const enough = ackedBefore + 10 + chance.below(30);
  for (const until = performance.now() + 20_000; crowd.acked.length < enough && performance.now() < until;) await pause(5);
  const struck = performance.now();
  const heals = [];
  for (const fault of faults.toSorted((a, b) => TURN[a.strikes ?? 'between'] - TURN[b.strikes ?? 'between'])) heals.push(await fault.strike(site, chance));
  await pause(400 + chance.below(2_000)); // how long it lasts
  await Promise.all(heals.map((heal) => heal()));
  const healed = performance.now();
  const left = await untilHealthy(site, crowd, healed + HEALTHY_WITHIN);
  const healthy = performance.now();
  over.abort();
  await work;
  const findings: Finding[] = [
    ...left.map((what) => ({ kind: 'recovery' as const, what: `not well ${String(HEALTHY_WITHIN / 1_000)} s after the fault was gone: ${what}` })),
    ...crowd.wrong.slice(wrongBefore).map((what) => ({ kind: 'answers' as const, what: `${what}${reasonOf(site, what)}` })),
    ...site.surprises().slice(surprisesBefore).map((what) => ({ kind: 'recovery' as const, what })),
  ];
  return { round, faults: faults.map(({ name }) => name), acked: crowd.acked.length - ackedBefore, interrupted: crowd.interrupted() - interruptedBefore, heldMs: Math.round(healed - struck), healthyAfterMs: Math.round(healthy - healed), findings };
}

/** What the program wrote down about a request it could not answer. */
function reasonOf(site: Installation, what: string): string {
  const id = /"requestId":"([^"]+)"/.exec(what)?.[1];
  if (id === undefined) return '';
  const lines = WEBS.flatMap((name) => readFileSync(join(site.folder, `${name}.log`), 'utf8').split('\n')).filter((line) => line.includes(id) && line.includes('"err"'));
  return lines.map((line) => `\n           ${line.slice(0, 1_500)}`).join('');
}

/** What is still not well when the time is over. */
async function untilHealthy(site: Installation, crowd: Crowd, until: number): Promise<string[]> {
  for (;;) {
    const ill = [
      ...(await Promise.all(site.origins.map(async (origin, at) => ((await isReady(origin)) ? [] : [`${WEBS[at] ?? 'a web'} is not ready`])))).flat(),
      ...(crowd.waiting() === 0 ? [] : [`${String(crowd.waiting())} people wait for an answer`]),
      ...(await lateJobs(site)),
    ];
    if (ill.length === 0 || performance.now() > until) return ill;
    await pause(25);
  }
}

function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000), headers: { connection: 'close' } }).then((reply) => reply.status === 200, () => false);
}

/** Work that is due for longer than workers take to look: what somebody has in hand is not meant. */
async function lateJobs(site: Installation): Promise<string[]> {
  const rows = await site.ask((ask) => ask(`select name, count(*)::int as n from jobs.job where state in ('created', 'retry') and start_after < now() - interval '2 seconds' and name not like '\\_\\_pgboss%' group by name`)).catch(() => [{ name: 'the database does not answer', n: 1 }]);
  return rows.map((row) => `${String(row['n'])} jobs ${String(row['name'])} are late`);
}
