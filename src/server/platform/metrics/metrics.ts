import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CallEnded, Outside } from '../outside/outside.ts';

export type JobOutcome = 'done' | 'retried' | 'failed';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What this process counts for Prometheus. Labels are routes by their template, kinds of job, names of services: never a person's data. */
export type Metrics = {
  registry: Registry;
  requestEnded(method: string, route: string, status: number, ms: number): void;
  jobEnded(kind: string, outcome: JobOutcome, ms: number): void;
};

const STANDS = { closed: 0, half_open: 1, open: 2 } as const;

/** The counters of one process; calls to the outside are counted by listening to the recorder. */
export function createMetrics(outside: Outside): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({ name: 'jinbang_http_request_seconds', help: 'Requests by route template and class of status', labelNames: ['method', 'route', 'status'], buckets: SECONDS, registers });
  const jobs = new Histogram({ name: 'jinbang_job_seconds', help: 'Jobs by kind and outcome', labelNames: ['kind', 'outcome'], buckets: SECONDS, registers });
  const calls = new Histogram({ name: 'jinbang_outside_call_seconds', help: 'Calls to outside services by outcome (ok or the kind of fault)', labelNames: ['service', 'what', 'outcome'], buckets: SECONDS, registers });
  const held = new Counter({ name: 'jinbang_outside_not_called_total', help: 'Calls that were held back because the breaker was open', labelNames: ['service'], registers });
  new Gauge({
    name: 'jinbang_outside_breaker', help: 'Circuit breaker of a service in this process: 0 closed, 1 half open, 2 open', labelNames: ['service'], registers,
    collect() {
      for (const { service, breaker } of outside.standings()) this.set({ service }, STANDS[breaker]);
    },
  });
  outside.onEnded(({ service, what, fault, ms }: CallEnded) => {
    if (fault === 'not_called') held.inc({ service });
    else calls.observe({ service, what, outcome: fault ?? 'ok' }, ms / 1_000);
  });
  return {
    registry,
    requestEnded: (method, route, status, ms) => { requests.observe({ method, route, status: `${String(Math.floor(status / 100))}xx` }, ms / 1_000); },
    jobEnded: (kind, outcome, ms) => { jobs.observe({ kind, outcome }, ms / 1_000); },
  };
}
