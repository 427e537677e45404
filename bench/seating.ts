/*
 * Seat allocation (考场编排) of 10,000, 100,000 and 1,000,000 invented examinees: seconds, memory, growth. Each size runs in a process of its own, so
 * that its peak is its own. `tsx --tsconfig tsconfig.server.json bench/seating.ts [--sizes=10000,100000,1000000] [--mode=fixed|per_subject]`
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SeatMode } from '#contracts/seating.ts';
import { allocateSeats } from '#server/modules/seating/domain/allocate.ts';
import { digestOfPlan, digestOfRoster } from '#server/modules/seating/seed/digests.ts';
import { wordsFrom } from '#server/modules/seating/seed/seeded-words.ts';
import { inventSitting } from '#server/modules/seating/testing/invented-sitting.ts';
import { machine } from './support/world.ts';

const { values: asked } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' }, mode: { type: 'string', default: 'fixed,per_subject' }, one: { type: 'string' } } });
const Run = z.object({ people: z.number(), rooms: z.number(), halfDays: z.number(), seats: z.number(), seconds: z.number(), cpuSeconds: z.number(), digestSeconds: z.number(), seatsPerSecond: z.number(), peakMiB: z.number(), ofThatFactsMiB: z.number(), softRulesBroken: z.record(z.string(), z.number()) });

if (asked.one === undefined) {
  const modes = asked.mode.split(',').map((mode) => {
    const runs = asked.sizes.split(',').map((size) => {
      process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${mode} ${size}\n`);
      return Run.parse(JSON.parse(execFileSync(process.execPath, [...process.execArgv, ...process.argv.slice(1, 2), `--one=${size}`, `--mode=${mode}`], { encoding: 'utf8', maxBuffer: 1e8 })));
    });
    const growth = runs.slice(1).map((run, i) => {
      const before = runs[i];
      return before ? Math.round((Math.log(run.cpuSeconds / before.cpuSeconds) / Math.log(run.people / before.people)) * 100) / 100 : 0;
    });
    return { mode, runs, growthExponents: growth };
  });
  process.stdout.write(`${JSON.stringify({ bench: 'seating', machine: machine(), modes }, null, 1)}\n`);
} else {
  const facts = inventSitting({ people: Number(asked.one), towns: 16, policy: { mode: SeatMode.parse(asked.mode) } });
  const ofThatFactsMiB = Math.round(process.memoryUsage().rss / 2 ** 20);
  const roster = digestOfRoster(facts.examinees);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const plan = allocateSeats(facts, wordsFrom(randomBytes(32), roster));
  const seconds = (performance.now() - began) / 1_000;
  const used = process.cpuUsage(cpu);
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusals));
  const { halves, rooms, breaches } = plan.value;
  const seats = halves.reduce((n, h) => n + h.roomOf.reduce((sum, r) => sum + (r === -1 ? 0 : 1), 0), 0);
  const digesting = performance.now();
  digestOfPlan(plan.value);
  process.stdout.write(JSON.stringify({
    people: facts.examinees.length, rooms: rooms.length, halfDays: halves.length, seats, seconds: Math.round(seconds * 100) / 100, cpuSeconds: Math.round((used.user + used.system) / 10_000) / 100, digestSeconds: Math.round((performance.now() - digesting) / 10) / 100, seatsPerSecond: Math.round(seats / seconds),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1_024), ofThatFactsMiB, softRulesBroken: Object.fromEntries(breaches.map((b) => [b.rule, b.count])),
  } satisfies z.infer<typeof Run>));
}
