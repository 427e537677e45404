import { z } from 'zod';
import { inTransaction } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { countAll } from '#server/modules/reports/figures/figures.jobs.ts';
import { asOwner, type Bench } from './bench-staff.ts';
import { machine } from './world.ts';

const Counted = z.object({ took_ms: z.number() });

/** How long counting everything anew takes, first and again, by the program's own job; twenty times as long it then rests. */
export async function measureFigures({ own, owner, say }: Bench) {
  say('figures');
  const tookMs: number[] = [];
  for (let i = 0; i < 3; i++) {
    await asOwner(owner, (ask) => ask('delete from report_count'));
    await inTransaction(own.db, (tx) => enqueue(tx, countAll, {}));
    await own.app.queue.drain({ all: true });
    tookMs.push(Counted.parse((await asOwner(owner, (ask) => ask('select took_ms from report_count')))[0]).took_ms);
  }
  return { load: machine().loadAverage, tookMs, restsSeconds: Math.round((Math.min(...tookMs) * 20) / 1_000) };
}
