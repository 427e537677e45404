import { createHistogram } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { arrivals } from './arrivals.ts';
import { measurement, spreadOf, type Spread, type StepFigures } from './measure.ts';
import { send, type Asked, type Reply, type Step, type Visitor } from './visitor.ts';
import { waitTurn } from './wait-turn.ts';

/** How often one of a person's looks is made once more by a person who waits: pages are loaded again, acts are not. */
const AGAIN = 0.3;
/** Nobody waits longer for an answer. */
const PATIENCE_MS = 10_000;
/** Nobody sits in the waiting room for longer. */
const ROOM_PATIENCE_MS = 600_000;
/** People do not press in the same millisecond an answer arrives. */
const THINKING_MS = 300;

export type Level<V extends Visitor> = { client: Dispatcher; journey: readonly Step<V>[]; people: Iterator<V>; perSecond: number; seconds: number; gathered: number; random: () => number };
export type LevelFigures = { /** The time people arrived in; what they began is finished later and counted all the same. */ seconds: number; /** Until the last had finished. */ elapsed: number; begun: number; completed: number; abandoned: number; requests: number; steps: StepFigures[]; /** How late the client itself sent what was due. */ clientLate: Spread; ranOut: boolean; /** Milliseconds in the waiting room, of those who were sent there. */ waited: Spread };

/** Has people arrive as they do, each going through the journey at their own pace whatever the others get; the first no ends a journey. */
export async function runLevel<V extends Visitor>({ client, journey, people, random, ...shape }: Level<V>): Promise<LevelFigures> {
  const m = measurement();
  const [late, waited] = [createHistogram(), createHistogram()];
  const count = { begun: 0, completed: 0, abandoned: 0, requests: 0 };
  const began = performance.now();
  const walking: Promise<void>[] = [];
  let ranOut = false;

  async function ask(step: Step<V>, v: V, due: number): Promise<boolean> {
    const asked = await step.ask(v);
    late.record(Math.max(1, Math.round((performance.now() - due) * 1_000)));
    const { reply, from } = await answer(step.name, v, asked, due);
    if ('fault' in reply) { m.failed(step.name, reply.fault); return false; }
    if (!(step.right ?? [200]).includes(reply.status)) { m.failed(step.name, String(reply.status)); return false; }
    m.answered(step.name, performance.now() - from);
    step.take?.(v, reply);
    return true;
  }

  /** The answer itself, and since when it was owed: whoever is sent to the waiting room asks anew once it is their turn, whoever is refused for the crowd when they were told to. */
  async function answer(step: string, v: V, asked: Asked, due: number): Promise<{ reply: Reply | { fault: string }; from: number }> {
    for (let from = due; ; from = performance.now()) {
      count.requests += 1;
      const reply = await send(client, v, asked, AbortSignal.timeout(PATIENCE_MS));
      if ('fault' in reply || reply.comeBackIn === undefined) return { reply, from };
      if (reply.waits) {
        if (!(await waitTurn(client, v, AbortSignal.timeout(ROOM_PATIENCE_MS)))) return { reply: { fault: 'never in turn' }, from };
        waited.record(Math.max(1, Math.round((performance.now() - from) * 1_000)));
      } else {
        m.failed(step, 'come back');
        await pause(reply.comeBackIn * 1_000);
      }
    }
  }

  async function walk(v: V, from: number): Promise<void> {
    let due = from;
    for (const step of journey) {
      if (!(await ask(step, v, due))) { count.abandoned += 1; return; }
      const twice = random() < AGAIN && (await step.ask(v)).method === 'GET';
      if (twice && !(await ask(step, v, performance.now()))) { count.abandoned += 1; return; }
      await pause(random() * 2 * THINKING_MS);
      due = performance.now();
    }
    count.completed += 1;
  }

  for (const at of arrivals({ ...shape, random })) {
    const due = began + at;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const next = people.next();
    if (next.done) { ranOut = true; break; }
    count.begun += 1;
    walking.push(walk(next.value, due));
  }
  await Promise.all(walking);
  return { seconds: shape.seconds, elapsed: (performance.now() - began) / 1_000, ...count, steps: m.figures(), clientLate: spreadOf(late), ranOut, waited: spreadOf(waited) };
}
