import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startFault } from '#server/platform/config/start-fault.ts';

/** What a data folder holds while it is being restored, and nothing else of a program's. */
export const RESTORING = 'restoring';

/** Refuses a data folder in which a restore was broken off: a program that started there would begin with an empty database. */
export function refuseHalfRestored(dataDir: string): void {
  if (existsSync(join(dataDir, RESTORING))) throw startFault(`a restore into ${dataDir} was broken off; empty the folder and restore again`);
}
