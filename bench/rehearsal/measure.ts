import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** A level holds while every step's 95th percentile stays within this and no more than this share of requests fails. */
export const HOLDS = { p95Ms: 800, errors: 0.001 };

export type Spread = { count: number; p50: number; p95: number; p99: number; max: number };
export type StepFigures = Spread & { step: string; errors: Record<string, number> };

/** Counts one level's requests: a histogram (HDR, three figures) and the noes of each step. */
export function measurement() {
  const steps = new Map<string, { times: RecordableHistogram; errors: Map<string, number> }>();
  const of = (step: string) => {
    const known = steps.get(step) ?? { times: createHistogram({ figures: 3 }), errors: new Map<string, number>() };
    steps.set(step, known);
    return known;
  };
  return {
    /** Milliseconds from when the request was due, so that a client that is late does not hide a program that is slow. */
    answered(step: string, ms: number): void { of(step).times.record(microseconds(ms)); },
    failed(step: string, code: string): void { const { errors } = of(step); errors.set(code, (errors.get(code) ?? 0) + 1); },
    figures: (): StepFigures[] => [...steps].map(([step, { times, errors }]) => ({ step, ...spreadOf(times), errors: Object.fromEntries(errors) })),
  };
}

const microseconds = (ms: number): number => Math.max(1, Math.round(ms * 1_000));
const milliseconds = (us: number): number => Math.round(us / 100) / 10;

export function spreadOf(times: RecordableHistogram): Spread {
  const at = (p: number) => (times.count === 0 ? 0 : milliseconds(times.percentile(p)));
  return { count: times.count, p50: at(50), p95: at(95), p99: at(99), max: times.count === 0 ? 0 : milliseconds(times.max) };
}

export type Broken = { step: string; why: 'slow' | 'errors'; p95: number; errors: Record<string, number> };

/** The step that does not hold; of several the one that fails most people, then the slowest. */
export function brokenStep(figures: readonly StepFigures[]): Broken | undefined {
  const rated = figures.map((f) => ({ ...f, share: failures(f) / Math.max(1, f.count + failures(f)) }));
  const failing = rated.filter((f) => f.share > HOLDS.errors).toSorted((a, b) => b.share - a.share)[0];
  const slow = rated.filter((f) => f.p95 > HOLDS.p95Ms).toSorted((a, b) => b.p95 - a.p95)[0];
  const worst = failing ?? slow;
  return worst && { step: worst.step, why: failing ? 'errors' : 'slow', p95: worst.p95, errors: worst.errors };
}

/** Requests of a step that did not come back as they should. */
export function failures(f: Pick<StepFigures, 'errors'>): number {
  return Object.values(f.errors).reduce((sum, n) => sum + n, 0);
}
