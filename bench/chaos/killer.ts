import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../support/chance.ts';
import type { Database } from './database.ts';
import { NAMES, type Fleet, type Name } from './fleet.ts';

export type Victim = Name | 'database' | 'database, postmaster too';

/** Kills at moments chance chooses, and starts again what it killed; every process gets its turn before one gets its second. The site goes on meanwhile with what is left. */
export type Killer = { during(work: Promise<unknown>): Promise<void>; /** All that was killed is there again. */ recovered(): Promise<void>; killed: Map<Victim, number> };

/** `everyMs`: how long it waits on average between two. */
export function openKiller({ fleet, database, chance, everyMs }: { fleet: Fleet; database: Database; chance: Chance; everyMs: number }): Killer {
  const killed = new Map<Victim, number>();
  let deck: Victim[] = [];
  let recovering: { until: Promise<void>; over: boolean } = { until: Promise.resolve(), over: true };
  function strike(): void {
    if (!recovering.over) return;
    if (deck.length === 0) deck = chance.shuffled([...NAMES, 'database', 'database, postmaster too']);
    const victim = deck.pop() ?? 'bank';
    killed.set(victim, (killed.get(victim) ?? 0) + 1);
    recovering = again(victim === 'database' ? database.crash('backends') : victim === 'database, postmaster too' ? database.crash('whole') : restart(victim, chance.below(1_500)));
  }
  const restart = async (victim: Name, afterMs: number): Promise<void> => {
    await fleet.kill(victim);
    await pause(afterMs);
    await fleet.start(victim);
  };
  function again(back: Promise<void>): typeof recovering {
    const state = { until: Promise.resolve(), over: false };
    state.until = back.finally(() => { state.over = true; });
    state.until.catch(() => undefined); // told by `recovered`
    return state;
  }
  return {
    killed,
    recovered: () => recovering.until,
    async during(work) {
      const state = { over: false };
      const done = work.finally(() => { state.over = true; });
      const isOver = () => state.over;
      while (!isOver()) {
        await Promise.race([done.catch(() => undefined), pause(chance.below(2 * everyMs))]);
        if (!isOver()) strike();
      }
      await done;
    },
  };
}
