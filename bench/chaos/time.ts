import { setTimeout as pause } from 'node:timers/promises';
import type { BankDesk } from './bank-desk.ts';
import type { Database } from './database.ts';
import type { Site } from './site.ts';

/** How long a process may take to follow the clock of the installation. */
const FOLLOWS_WITHIN = 1_300;
/** So long may pass without one job fewer that is due. */
const STILL_FOR = 600_000;
const DAY = 86_400_000;

/** The time of the run: the installation's and the bank's together. */
export type Time = ReturnType<typeof openTime>;

/** Opens it; the offset is how far it stands from the real time. */
export function openTime({ site, bank, database }: { site: Site; bank: BankDesk; database: Database }) {
  let offset = 0;
  const now = () => Date.now() + offset;

  async function set(at: number): Promise<void> {
    const before = offset;
    offset = at - Date.now();
    // the bank first: what our clock's jump sets going asks it at once, by the new time
    await bank.clock(now());
    const moved = await site.post('/api/demo/clock', { move: { kind: 'to', at } });
    if (moved.status !== 200) throw new Error(`the clock did not move: ${String(moved.status)} ${JSON.stringify(moved.json)}`);
    // the queue's own time goes with it: what a killed worker had in hand is over when its five minutes are
    await database.ask(`update jobs.job set started_on = started_on - make_interval(secs => $1) where state = 'active'`, [Math.min(600, Math.max(0, (offset - before) / 1_000))]);
    await pause(FOLLOWS_WITHIN);
  }

  return {
    now, offset: () => offset, set,
    forward: (ms: number) => set(now() + ms),
    /** Half past eleven in Beijing of the next day: the bills of the day before are made. */
    nextNoon: () => set(Math.floor((now() + 8 * 3_600_000) / DAY) * DAY + DAY + 3.5 * 3_600_000),
    /** Waits until no job is due any more and no letter of the bank's waits. */
    async untilQuiet(): Promise<void> {
      for (let [quiet, least, until] = [0, Number.POSITIVE_INFINITY, Date.now() + STILL_FOR]; quiet < 2;) {
        const [row] = await database.ask<{ due: number }>(`select count(*)::int as due from jobs.job where (state in ('created', 'retry') and start_after <= now() or state = 'active' and started_on > now() - interval '5 seconds') and name not like '\\_\\_pgboss%'`);
        quiet = row?.due === 0 ? quiet + 1 : 0;
        if (row && row.due < least) [least, until] = [row.due, Date.now() + STILL_FOR];
        if (process.env['CHAOS_TALK'] !== undefined && row?.due !== 0) process.stderr.write(`${JSON.stringify(await database.ask(`select name, state, count(*)::int as n from jobs.job where state in ('created', 'retry', 'active') and start_after <= now() group by 1, 2`))}\n`);
        if (Date.now() > until) {
          const rows = await database.ask(`select name, state, count(*)::int from jobs.job where state in ('created', 'retry', 'active') and start_after <= now() group by 1, 2`);
          throw new Error(`the queue does not become quiet: ${JSON.stringify(rows)}`);
        }
        await pause(400);
      }
    },
  };
}
