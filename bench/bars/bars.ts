import { z } from 'zod';
import { figure, median, type Figure } from './table.ts';

/** A bench that answers for some bars: how it is called (data size included), and the figures in what its runs print. */
export type Bar = { name: string; command: readonly string[]; figures: (runs: readonly unknown[]) => Figure[] };

/** Reads each run by a shape; a run of another shape is a bug of ours and stops. */
function each<T>(shape: z.ZodType<T>, runs: readonly unknown[]): T[] {
  return runs.map((run) => shape.parse(run));
}

const Apply = z.object({ completedPerSecond: z.number(), p95Ms: z.number(), programCpuMsPerApplication: z.number(), ratioToPgbench: z.number().nullable() });
const Turn = z.object({ ratio: z.number() });
const Scores = z.object({ lookUps: z.array(Turn.extend({ cards: z.number() })), import: z.object({ sizes: z.array(z.object({ medianRatioToUnkeyed: z.number(), medianRatioToKeyed: z.object({ byTheClock: z.number() }) })) }).optional() });
const Tickets = z.object({ sizes: z.array(z.object({ tickets: z.number(), lookUp: Turn })), documents: z.object({ perCpuSecond: z.object({ median: z.number() }) }) });
const Seating = z.object({ modes: z.array(z.object({ runs: z.array(z.object({ people: z.number(), seconds: z.number(), peakMiB: z.number() })) })) });
const Start = z.object({ medianMs: z.number(), idle: z.object({ rssMiB: z.number() }) });

/** The bars of speed, each with the sizes it is promised for. */
export const BARS: readonly Bar[] = [
  {
    name: 'applications', command: ['bench/apply.ts', '1500'],
    figures: (runs) => {
      const given = each(Apply, runs);
      return [
        figure('completed applications (1,500 applicants, 16 at once)', '≥ 300/s', given.map((r) => r.completedPerSecond), { least: 300, unit: '/s' }),
        figure('… of pgbench running the same statements', '≥ 0.5', given.map((r) => r.ratioToPgbench), { least: 0.5 }),
        figure('… the program\'s processor time for one', '–', given.map((r) => r.programCpuMsPerApplication), { unit: 'ms' }),
      ];
    },
  },
  {
    name: 'scores', command: ['bench/scores.ts', '--examinees=250000', '--turns=1', '--cards=10000,1000000', '--seconds=4'],
    figures: (runs) => {
      const given = each(Scores, runs);
      const of = (cards: number) => given.map((r) => median(r.lookUps.filter((l) => l.cards === cards).map((l) => l.ratio)));
      return [
        figure('score look-up, 10,000 cards, of a bare Fastify with one read', '≥ 0.5', of(10_000), { least: 0.5 }),
        figure('score look-up, 1,000,000 cards', '≥ 0.5', of(1_000_000), { least: 0.5 }),
        figure('score import, 1,000,000 marks, of a bare COPY with the same key', '≥ 0.5', given.map((r) => r.import?.sizes.at(-1)?.medianRatioToKeyed.byTheClock), { least: 0.5 }),
        figure('… of a bare COPY without any key', '–', given.map((r) => r.import?.sizes.at(-1)?.medianRatioToUnkeyed), {}),
      ];
    },
  },
  {
    name: 'tickets', command: ['bench/tickets.ts', '--sizes=10000,100000', '--seconds=4', '--documents=300'],
    figures: (runs) => {
      const given = each(Tickets, runs);
      const of = (tickets: number) => given.map((r) => median(r.sizes.filter((s) => s.tickets === tickets).map((s) => s.lookUp.ratio)));
      return [
        figure('ticket look-up, 10,000 tickets, of a bare Fastify with one read', '≥ 0.5', of(10_000), { least: 0.5 }), figure('ticket look-up, 100,000 tickets', '≥ 0.5', of(100_000), { least: 0.5 }),
        figure('ticket files a second of one processor', '≥ 60', given.map((r) => r.documents.perCpuSecond.median), { least: 60, unit: '/s' }),
      ];
    },
  },
  {
    name: 'seating', command: ['bench/seating.ts', '--sizes=1000000', '--mode=fixed'],
    figures: (runs) => {
      const million = each(Seating, runs).map((r) => r.modes[0]?.runs.at(-1));
      return [figure('seats of 1,000,000 candidates', '≤ 60 s', million.map((r) => r?.seconds), { most: 60, unit: 's' }), figure('… memory at its highest', '≤ 2,048 MiB', million.map((r) => r?.peakMiB), { most: 2_048, unit: 'MiB' })];
    },
  },
  {
    name: 'start', command: ['bench/start.ts', '3'],
    figures: (runs) => {
      const given = each(Start, runs);
      return [figure('`npm start` to the first page', '≤ 5,000 ms', given.map((r) => r.medianMs), { most: 5_000, unit: 'ms' }), figure('memory of the idle program', '≤ 200 MiB', given.map((r) => r.idle.rssMiB), { most: 200, unit: 'MiB' })];
    },
  },
];
