import { machinesFor, type Demand, type Moment } from './model.ts';
import { failures, type Broken } from './measure.ts';
import type { LevelFigures } from './run-level.ts';
import type { SlowFigures } from './slow-clients.ts';
import type { Seen, Statement } from './watch.ts';

export type LevelResult = { factor: number; figures: LevelFigures; seen: Seen; slow: SlowFigures; broken?: Broken };
export type Rehearsed = {
  moment: Moment; /** Whether people were made to wait for their turn when more came than could be served. */ waitingRoom: boolean; candidates: number; machine: object; people: number; proofs: string; solvingMs: number | null; demand: Demand; nation: Demand; levels: LevelResult[]; statements: Statement[] | null;
};

/** Fewer journeys than this say nothing about a 95th percentile, and a level of them is not held. */
const ENOUGH = 20;

/** What was held, said so that an operator can decide by it: the JSON of a certificate. */
export function certificateOf(r: Rehearsed) {
  const held = r.levels.filter((l) => !l.broken && l.figures.begun >= ENOUGH).at(-1);
  const heldPerSecond = held ? held.figures.requests / duration(held) : 0;
  const first = r.levels.find((l) => l.broken && l.figures.begun >= ENOUGH);
  return {
    certificate: r.moment, waitingRoom: r.waitingRoom, candidates: r.candidates, machine: r.machine, demand: r.demand,
    holdsTheModel: held !== undefined && held.factor >= 1,
    held: held && { factor: held.factor, actsPerSecond: rate(held.figures.completed, held), requestsPerSecond: rate(held.figures.requests, held) },
    breaksFirst: first?.broken && { factor: first.factor, ...first.broken },
    ...(first === undefined && { notBroken: r.levels.at(-1)?.figures.ranOut === true ? 'the people prepared ran out before anything broke' : held ? 'nothing broke at the highest level asked for' : `fewer than ${String(ENOUGH)} journeys at every level: rehearse more candidates, or longer` }),
    machinesNeeded: { candidates: machinesFor(r.demand.requestsPerSecond, heldPerSecond) ?? null, nation: machinesFor(r.nation.requestsPerSecond, heldPerSecond) ?? null },
    proofs: r.proofs, solvingCostsTheDeviceMs: r.solvingMs, peoplePrepared: r.people,
    levels: r.levels.map((l) => ({
      factor: l.factor, seconds: round(l.figures.seconds), lastEndedAfter: round(l.figures.elapsed), begun: l.figures.begun, completed: l.figures.completed, abandoned: l.figures.abandoned, actsPerSecond: rate(l.figures.completed, l), requestsPerSecond: rate(l.figures.requests, l),
      waited: { people: l.figures.waited.count, secondsP50: round(l.figures.waited.p50 / 1_000), secondsP95: round(l.figures.waited.p95 / 1_000), secondsMost: round(l.figures.waited.max / 1_000) },
      steps: l.figures.steps, clientLateMs: { p50: l.figures.clientLate.p50, p99: l.figures.clientLate.p99 }, memoryMb: { program: l.seen.programMb, client: l.seen.clientMb },
      processorSeconds: { program: l.seen.programCpu, client: l.seen.clientCpu }, clientShare: l.seen.programCpu === null ? null : round(l.seen.clientCpu / Math.max(0.01, l.seen.clientCpu + l.seen.programCpu)),
      eventLoopDelayMs: l.seen.loopDelayMs, databaseWaits: l.seen.waits, slowClients: l.slow,
    })),
    dearestStatements: r.statements ?? 'pg_stat_statements is not loaded',
  };
}

export type Certificate = ReturnType<typeof certificateOf>;

const round = (n: number) => Math.round(n * 100) / 100;
/** Where people waited for their turn, what they did took longer than their coming. */
const duration = ({ figures }: LevelResult) => (figures.waited.count > 0 ? figures.elapsed : figures.seconds);
const rate = (count: number, level: LevelResult) => round(count / duration(level));

/** The same for reading. */
export function certificateText(c: Certificate): string {
  const lines = [
    `${c.certificate}, ${String(c.candidates)} candidates: the model asks for ${String(round(c.demand.requestsPerSecond))} requests and ${String(round(c.demand.actsPerSecond))} acts a second`,
    c.held ? `held: ${String(c.held.factor)} × the model, ${String(c.held.requestsPerSecond)} requests and ${String(c.held.actsPerSecond)} acts a second` : 'held: nothing',
    c.breaksFirst ? `breaks first: ${c.breaksFirst.step}, ${c.breaksFirst.why === 'slow' ? `p95 ${String(c.breaksFirst.p95)} ms` : `errors ${JSON.stringify(c.breaksFirst.errors)}`}, at ${String(c.breaksFirst.factor)} × the model` : `breaks first: ${String(c.notBroken)}`,
    `machines like this one: ${String(c.machinesNeeded.candidates ?? 'cannot be said')} for ${String(c.candidates)}, ${String(c.machinesNeeded.nation ?? 'cannot be said')} for 2,200,000 (half as much again for two exams that fall together)`, '',
  ];
  for (const l of c.levels) {
    const waits = Object.entries(l.databaseWaits).toSorted(([, a], [, b]) => b - a).slice(0, 4).map(([what, n]) => `${what} ${String(n)}`).join(', ');
    lines.push(`${String(l.factor)} × model: ${String(l.requestsPerSecond)} requests/s, ${String(l.completed)} of ${String(l.begun)} journeys complete, program ${String(l.memoryMb.program ?? '?')} MB, event loop p99 ${String(l.eventLoopDelayMs ?? '?')} ms, client ${l.clientShare === null ? '?' : String(Math.round(l.clientShare * 100))} % of the processor time and up to ${String(l.clientLateMs.p99)} ms late (p99), waits: ${waits}`);
    if (l.waited.people > 0) lines.push(`  waiting room: ${String(l.waited.people)} were sent there; they waited ${String(l.waited.secondsP50)} s (p50), ${String(l.waited.secondsP95)} s (p95), ${String(l.waited.secondsMost)} s at most; the last had finished after ${String(l.lastEndedAfter)} s`);
    lines.push(`  ${'step'.padEnd(22)}${['count', 'p50', 'p95', 'p99', 'errors'].map((h) => h.padStart(9)).join('')}`);
    for (const s of l.steps) lines.push(`  ${s.step.padEnd(22)}${[s.count, s.p50, s.p95, s.p99, failures(s) === 0 ? 0 : JSON.stringify(s.errors)].map((v) => String(v).padStart(9)).join('')}`);
    lines.push(`  slow clients: ${String(l.slowClients.answered)} of ${String(l.slowClients.opened)} pages read to the end, ${String(l.slowClients.cutOff)} cut off`, '');
  }
  return lines.join('\n');
}
