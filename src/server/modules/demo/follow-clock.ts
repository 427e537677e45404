import { isVirtual, systemClock } from '#server/platform/clock/clock.ts';
import type { Db } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { readOffset } from './virtual-clock.store.ts';

const EVERY = 1_000;

/** Sets this process's clock as the installation's stands. */
export async function takeClock({ db, kit }: { db: Db; kit: Kit }): Promise<void> {
  const offset = await readOffset(db);
  if (offset !== 0 && isVirtual(kit.clock)) kit.clock.set(systemClock.now() + offset);
}

/** Keeps this process's clock with the installation's: a move made in another process is followed within a second. Answers how to end it. */
export function followClock({ db, kit }: { db: Db; kit: Kit }): () => Promise<void> {
  let followed: number | undefined;
  let reading = Promise.resolve();
  const read = async (): Promise<void> => {
    try {
      const offset = await readOffset(db);
      if (offset !== followed && isVirtual(kit.clock)) kit.clock.set(systemClock.now() + offset);
      followed = offset;
    } catch (error) {
      kit.logger.warn({ err: error }, 'the demo clock could not be read');
    }
  };
  const timer = setInterval(() => { reading = reading.then(read); }, EVERY);
  return async () => {
    clearInterval(timer);
    await reading;
  };
}
