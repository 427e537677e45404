import type { Tx } from '../db/tx.ts';
import type { MachineState } from './machine-state.ts';
import type { ThisProcess } from './this-process.ts';

/** Says that this process is alive, with the state of its machine, or (with `ended`) that it ended as it should. Real time: processes do not follow a clock that was moved. */
export async function writeProcess(tx: Tx, { id, role, version, host, pid, startedAt }: ThisProcess, machine: MachineState, now: Date, ended = false): Promise<void> {
  const seen = {
    last_seen_at: now, ended_at: ended ? now : null, disk_total: machine.diskTotal, disk_free: machine.diskFree, memory_used: machine.memoryUsed, loop_lag_ms: machine.loopLagMs,
  };
  await tx.insertInto('program_process').values({ id, role, version, host, pid, started_at: startedAt, ...seen }).onConflict((c) => c.column('id').doUpdateSet(seen)).execute();
}
