import { inTransaction, type Db } from '../db/tx.ts';
import type { Kit } from '../kit.ts';
import { writeMinutes, writeStandings } from '../outside/outside-health.store.ts';
import { watchMachine, type MachineState } from './machine-state.ts';
import { writeProcess } from './processes.store.ts';
import type { ThisProcess } from './this-process.ts';

const EVERY_MS = 10_000;

/** Writes once what this process knows of itself and of the outside world; what is written is forgotten here once it stands. */
export async function reportOnce(db: Db, { outside }: Pick<Kit, 'outside'>, self: ThisProcess, machine: MachineState, ended = false): Promise<void> {
  const now = new Date();
  await inTransaction(db, async (tx) => {
    await writeProcess(tx, self, machine, now, ended);
    await writeStandings(tx, self.id, outside.standings());
    await writeMinutes(tx, self.id, outside.minutes());
  });
  outside.forgetMinutes(now.getTime());
}

/** Keeps writing while the process runs, so that staff see every process's view of the outside world; answers how to end it. */
export function reportProcess({ db, kit }: { db: Db; kit: Kit }, self: ThisProcess): () => Promise<void> {
  const machine = watchMachine(kit.settings.dataDir);
  const report = async (ended = false): Promise<void> => {
    try {
      await reportOnce(db, kit, self, await machine.look(), ended);
    } catch (error) {
      kit.logger.warn({ err: error }, 'the state of this process could not be written');
    }
  };
  let reporting = report();
  const timer = setInterval(() => { reporting = reporting.then(() => report()); }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await reporting;
    await report(true);
    machine.end();
  };
}
