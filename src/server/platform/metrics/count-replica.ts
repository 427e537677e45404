import { Gauge } from 'prom-client';
import type { Replica } from '../db/replica.ts';
import type { Metrics } from './metrics.ts';

const STANDS = { near: 0, behind: 1, away: 2 } as const;

/** Tells how the standby stands as this process sees it, and by how much it is behind. */
export function countReplica({ registry }: Metrics, replica: Replica): void {
  const registers = [registry];
  new Gauge({ name: 'jinbang_replica_standing', help: 'Standby for look-ups: 0 near enough and read from, 1 behind, 2 away; 1 and 2 read the primary', registers, collect() { this.set(STANDS[replica.standing()]); } });
  new Gauge({ name: 'jinbang_replica_lag_seconds', help: 'Seconds the standby may be behind; NaN while it is away', registers, collect() { this.set(replica.lagSeconds() ?? NaN); } });
}
