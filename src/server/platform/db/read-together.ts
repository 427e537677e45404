import { standsAlone, type Tx } from './tx.ts';

/** Statements of one kind under way at once; what is asked for meanwhile goes together with the next. */
const LANES = 2;
/** Keys of one statement. */
const MOST = 200;

type Asked<K, V> = { key: K; answer(value: V | undefined): void; fail(problem: unknown): void };

/**
 * A look by key that a rush makes thousands of times a second: looks that stand alone (`readAlone`) and are asked for while others are under way are answered by one statement, so that
 * a rush wakes the database once for many. In a transaction, and on a quiet day, each look is its own statement at once. `read` answers in the order of its keys.
 */
export function readTogether<K, V>(read: (tx: Tx, keys: readonly K[]) => Promise<readonly (V | undefined)[]>): (tx: Tx, key: K) => Promise<V | undefined> {
  const waiting = new WeakMap<Tx, { asked: Asked<K, V>[]; busy: number }>();

  async function work(tx: Tx, line: { asked: Asked<K, V>[]; busy: number }): Promise<void> {
    line.busy += 1;
    while (line.asked.length > 0) {
      const some = line.asked.splice(0, MOST);
      try {
        const found = await read(tx, some.map((a) => a.key));
        some.forEach((a, at) => { a.answer(found[at]); });
      } catch (problem) {
        for (const a of some) a.fail(problem);
      }
    }
    line.busy -= 1;
  }

  return async (tx, key) => {
    if (!standsAlone(tx)) return (await read(tx, [key]))[0];
    const line = waiting.get(tx) ?? { asked: [], busy: 0 };
    waiting.set(tx, line);
    return new Promise<V | undefined>((answer, fail) => {
      line.asked.push({ key, answer, fail });
      if (line.busy < LANES) void work(tx, line);
    });
  };
}
