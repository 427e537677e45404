import { findTracesOfDemonstration } from './modules/demo/index.ts';
import { startFault } from './platform/config/start-fault.ts';
import type { Db } from './platform/db/tx.ts';

/** A database that was a demonstration never serves people: it holds accounts anybody can enter, and times that never were. */
export async function refuseDemonstration(db: Db): Promise<void> {
  const traces = await findTracesOfDemonstration(db);
  if (traces.length > 0) throw startFault(`this database was used for a demonstration (${traces.join(', ')}); production needs one of its own`);
}
