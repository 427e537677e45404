import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { connect, type Address } from './connect.ts';
import { lagOf, noted, type Mark } from './replica-lag.ts';
import { giveStandby, type Standby } from './standby.ts';
import type { Db } from './tx.ts';

/** How the standby stands: near enough to be read, too far behind, or not to be reached (or no standby any more). */
export type Standing = 'near' | 'behind' | 'away';

export type Replica = {
  standing(): Standing;
  /** By how many seconds it may be behind now; undefined while it is away. */
  lagSeconds(): number | undefined;
  close(): Promise<void>;
};

export type ReplicaOptions = {
  size: number;
  /** Beyond it the primary is read. */
  mostLagSeconds: number;
  onChange?: ((standing: Standing, lagSeconds: number | undefined) => void) | undefined;
  everyMs?: number;
};

const ANSWERS_WITHIN = 2_000;

/**
 * A streaming standby of the primary. What it has replayed is compared with where the primary's log stood at moments we noted ourselves: no clock of another machine, nothing written, and a
 * standby that lost its primary falls behind instead of looking quiet. Until it was found near once, nobody reads it.
 */
export async function openReplica(primary: Db, address: Address, { size, mostLagSeconds, onChange, everyMs = 500 }: ReplicaOptions): Promise<Replica> {
  const db = connect(address, { size });
  let marks: Mark[] = [];
  let lag: number | undefined;
  let measuredAt = 0;
  let standing: Standing = 'away';
  let closed = false;

  // what was measured a moment ago has grown older since
  const lagNow = (): number | undefined => (lag === undefined ? undefined : lag + (performance.now() - measuredAt) / 1_000);
  const now = (): Standing => {
    const behind = lagNow();
    if (behind === undefined) return 'away';
    return behind <= mostLagSeconds ? 'near' : 'behind';
  };
  const tell = (): void => {
    if (now() === standing) return;
    standing = now();
    onChange?.(standing, lagNow());
  };
  const measure = async (): Promise<void> => {
    const asked = performance.now();
    const [at, replayed] = await Promise.all([within(positionOf(primary)).catch(() => undefined), within(replayedBy(db)).catch(() => undefined)]);
    if (at !== undefined) marks = noted(marks, { at: asked, position: at }, asked - mostLagSeconds * 2_000);
    lag = replayed === undefined ? undefined : lagOf(marks, replayed, performance.now());
    measuredAt = performance.now();
    tell();
  };
  const standby: Standby = {
    near: () => (now() === 'near' ? db : undefined),
    failed: () => { lag = undefined; tell(); },
  };

  await measure();
  giveStandby(primary, standby);
  const stop = new AbortController();
  const isOpen = () => !closed;
  const measuring = (async () => {
    while (isOpen()) {
      await pause(everyMs, undefined, { ref: false, signal: stop.signal }).catch(() => undefined);
      if (isOpen()) await measure();
    }
  })();
  return {
    standing: now,
    lagSeconds: lagNow,
    async close() {
      closed = true;
      lag = undefined;
      stop.abort();
      await measuring;
      await db.destroy();
    },
  };
}

async function positionOf(primary: Db): Promise<string | undefined> {
  return (await sql<{ at: string }>`select pg_current_wal_lsn()::text as at`.execute(primary)).rows[0]?.at;
}

/** How far it has replayed; a server that was promoted is no standby, and whatever it says is another history. */
async function replayedBy(db: Db): Promise<string | undefined> {
  const { rows: [found] } = await sql<{ at: string | null }>`select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as at`.execute(db);
  return found?.at ?? undefined;
}

async function within<T>(answer: Promise<T>): Promise<T> {
  const late = new AbortController();
  try {
    return await Promise.race([answer, pause(ANSWERS_WITHIN, undefined, { ref: false, signal: late.signal }).then(() => Promise.reject(new Error('no answer in time')))]);
  } finally {
    late.abort();
    answer.catch(() => undefined);
  }
}
