import { onOneConnection, standsAlone, type Tx } from './tx.ts';

/** Rounds under way at once; what is asked for meanwhile goes together with the next. */
const ROUNDS = 2;
/** Keys of one statement. */
const MOST = 200;

type Asked<K, V> = { key: K; answer(value: V | undefined): void; fail(problem: unknown): void };
/** What looks of one kind were asked for and now go together. */
type Batch = { read(tx: Tx): Promise<void>; fail(problem: unknown): void };
/** Looks of every kind that wait for the next round; each line gives its batch. */
type Rounds = { lines: Set<() => Batch>; busy: number; called: boolean };

const rounds = new WeakMap<Tx, Rounds>();

function roundsOf(tx: Tx): Rounds {
  const known = rounds.get(tx) ?? { lines: new Set(), busy: 0, called: false };
  rounds.set(tx, known);
  return known;
}

/** Calls the next round once everything that has arrived is asked for: requests come in bursts, and a burst is one round. */
function call(tx: Tx, all: Rounds): void {
  if (all.called || all.busy >= ROUNDS) return;
  all.called = true;
  setImmediate(() => {
    all.called = false;
    void go(tx, all);
  });
}

async function go(tx: Tx, all: Rounds): Promise<void> {
  const batches = [...all.lines].map((give) => give());
  all.busy += 1;
  try {
    await onOneConnection(tx, (one) => Promise.all(batches.map((batch) => batch.read(one))));
  } catch (problem) {
    for (const batch of batches) batch.fail(problem);
  }
  all.busy -= 1;
  if (all.lines.size > 0) call(tx, all);
}

/**
 * A look by key that a rush makes thousands of times a second: looks that stand alone (`readAlone`) and arrive together are answered by one statement a kind, and the statements of all kinds
 * travel in one packet on one connection, so that a rush wakes the database once for many. In a transaction each look is its own statement at once. `read` answers in the order of its keys.
 */
export function readTogether<K, V>(read: (tx: Tx, keys: readonly K[]) => Promise<readonly (V | undefined)[]>): (tx: Tx, key: K) => Promise<V | undefined> {
  const lines = new WeakMap<Tx, { asked: Asked<K, V>[]; give: () => Batch }>();

  function open(all: Rounds): { asked: Asked<K, V>[]; give: () => Batch } {
    const asked: Asked<K, V>[] = [];
    const give = (): Batch => {
      const some = asked.splice(0, MOST);
      if (asked.length === 0) all.lines.delete(give);
      return {
        fail: (problem) => { for (const a of some) a.fail(problem); },
        async read(tx) {
          try {
            const found = await read(tx, some.map((a) => a.key));
            some.forEach((a, at) => { a.answer(found[at]); });
          } catch (problem) {
            for (const a of some) a.fail(problem);
          }
        },
      };
    };
    return { asked, give };
  }

  return async (tx, key) => {
    if (!standsAlone(tx)) return (await read(tx, [key]))[0];
    const all = roundsOf(tx);
    const line = lines.get(tx) ?? open(all);
    lines.set(tx, line);
    return new Promise<V | undefined>((answer, fail) => {
      line.asked.push({ key, answer, fail });
      all.lines.add(line.give);
      call(tx, all);
    });
  };
}
