import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Load } from './decide-shed.ts';
import type { Health } from './admission-rate.ts';

const RESOLUTION = 10;
/** A window is half a second: one long piece of work is no strain, three windows in a row are. */
const WINDOWS = 3;
const KEPT_MS = 5_000;
const MOST = 4_000;
/** Of fewer answers the 95th percentile is the luck of one or two: they say nothing about an address by itself. */
const ENOUGH = 40;
const INSIDE_FOR = 5 * 60_000;
const MOST_INSIDE = 50_000;

/** What one process measures of itself: cheap enough for every request. */
export type HealthMeter = {
  load(): Load;
  entered(): void;
  left(): void;
  /** How long a request of somebody inside took, and to which address (its pattern). */
  answered(address: string, ms: number): void;
  /** How long a small statement of our own took, the wait for a connection included. */
  database(ms: number): void;
  wasInside(pass: string): void;
  shed(): void;
  /** A place was given out behind admission, and so let in at once. */
  late(): void;
  look(): Health & { inFlight: number; inside: number; late: number; shed: number };
  /** Begins to watch the event loop; answers how to end it. */
  watch(): () => void;
};

/** `waiting`: statements that wait for a connection now. */
export function createHealthMeter(waiting: () => number): HealthMeter {
  let [inFlight, loopLagMs, lateTotal, shedTotal] = [0, 0, 0, 0];
  let databaseMs = 0;
  let answers: { at: number; address: string; ms: number }[] = [];
  const inside = new Map<string, number>();
  return {
    load: () => ({ inFlight, loopLagMs, databaseWaiting: waiting() }),
    entered: () => { inFlight += 1; },
    left: () => { inFlight = Math.max(0, inFlight - 1); },
    answered: (address, ms) => { if (answers.length < MOST) answers.push({ at: performance.now(), address, ms }); },
    database: (ms) => { databaseMs = ms; },
    wasInside: (pass) => {
      if (inside.size >= MOST_INSIDE) inside.clear();
      inside.set(pass, performance.now());
    },
    shed: () => { shedTotal += 1; },
    late: () => { lateTotal += 1; },
    look() {
      const now = performance.now();
      answers = answers.filter((a) => now - a.at < KEPT_MS);
      for (const [pass, at] of inside) if (now - at > INSIDE_FOR) inside.delete(pass);
      return { loopLagMs, databaseMs, p95Ms: slowest(answers), inFlight, inside: inside.size, late: lateTotal, shed: shedTotal };
    },
    watch() {
      const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
      delay.enable();
      let windows: number[] = [];
      const timer = setInterval(() => {
        windows = [...windows.slice(1 - WINDOWS), Math.max(0, delay.percentile(90) / 1e6 - RESOLUTION)];
        loopLagMs = windows.length < WINDOWS ? 0 : Math.min(...windows);
        delay.reset();
      }, 500);
      return () => {
        clearInterval(timer);
        delay.disable();
        loopLagMs = 0;
      };
    },
  };
}

/** The 95th percentile of the slowest address that many ask, or of all together: of every twenty requests one is a sign-in, and who waits there is not to be hidden by the quick ones. */
export function slowest(answers: readonly { address: string; ms: number }[]): number {
  const of = new Map<string, number[]>();
  for (const { address, ms } of answers) {
    const times = of.get(address);
    if (times) times.push(ms);
    else of.set(address, [ms]);
  }
  const many = [...of.values()].filter((times) => times.length >= ENOUGH);
  return Math.max(...[answers.map((a) => a.ms), ...many].map((times) => percentile(times, 0.95)));
}

/** The value below which this part of them lies; nothing measured is no strain. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
