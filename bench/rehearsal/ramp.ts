import { brokenStep } from './measure.ts';
import type { Demand } from './model.ts';
import { runLevel, type Level, type LevelFigures } from './run-level.ts';
import { slowClients, type SlowFigures } from './slow-clients.ts';
import type { Step, Visitor } from './visitor.ts';
import { watch, type Seen, type Watched } from './watch.ts';

/** Requests a journey makes on average for each of its steps: looks are now and then made twice. */
const REQUESTS_A_STEP = 1.2;

const WARMING = { seconds: 10, perSecond: 10, most: 0.1 };

type Ramp<V extends Visitor> = Pick<Level<V>, 'client' | 'seconds' | 'gathered' | 'random'> & {
  journey: readonly Step<V>[]; people: readonly V[]; demand: Demand; /** How people come: as many as the model says, or so many that the requests are the model's. */ comeBy: 'people' | 'requests'; factors: readonly number[]; port: number; slow: number; watched: Watched; say: (what: string) => void;
};

/** Raises the load from multiple to multiple of the model's people or requests a second until a step breaks or the people run out; nobody comes twice. */
export async function ramp<V extends Visitor>({ people, demand, comeBy, factors, port, slow, watched, say, ...level }: Ramp<V>): Promise<{ factor: number; figures: LevelFigures; seen: Seen; slow: SlowFigures }[]> {
  const results: { factor: number; figures: LevelFigures; seen: Seen; slow: SlowFigures }[] = [];
  const coming = people[Symbol.iterator]();
  // code is compiled and statements are prepared by the first few, as before any opening
  await runLevel({ ...level, people: coming, perSecond: Math.min(WARMING.perSecond, (people.length * WARMING.most) / WARMING.seconds), seconds: WARMING.seconds, gathered: 0 });
  for (const factor of factors) {
    const perSecond = factor * (comeBy === 'people' ? demand.actsPerSecond : demand.requestsPerSecond / (level.journey.length * REQUESTS_A_STEP));
    say(`${String(factor)} × the model: ${perSecond.toFixed(1)} people a second for ${String(level.seconds)} s`);
    const [seen, over] = [await watch(watched), new AbortController()];
    const slowly = slowClients({ port, count: slow, signal: over.signal });
    const figures = await runLevel({ ...level, people: coming, perSecond });
    over.abort();
    results.push({ factor, figures, slow: await slowly, seen: await seen() });
    if (figures.ranOut || brokenStep(figures.steps)) break;
  }
  return results;
}
