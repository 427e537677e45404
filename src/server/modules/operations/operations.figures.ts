import { defineFigure } from '#server/platform/metrics/figures.ts';
import { readQueueDepths, type QueueDepth } from '#server/platform/jobs/queue-state.store.ts';
import { listProcesses, readDatabase } from './operations.store.ts';

const STATES = ['due', 'later', 'retrying', 'running', 'failed'] as const satisfies (keyof QueueDepth)[];

const depths = defineFigure({
  name: 'jinbang_queue_jobs', help: 'Jobs of the installation by kind and state', labels: ['kind', 'state'],
  read: async (tx) => (await readQueueDepths(tx)).flatMap((q) => STATES.map((state) => ({ labels: { kind: q.kind, state }, value: q[state] }))),
});

const oldest = defineFigure({
  name: 'jinbang_queue_oldest_seconds', help: 'How long the job that has been due longest has waited', labels: ['kind'],
  read: async (tx) => (await readQueueDepths(tx)).map((q) => ({ labels: { kind: q.kind }, value: q.oldestDueSeconds ?? 0 })),
});

const processes = defineFigure({
  name: 'jinbang_processes', help: 'Processes of the installation that said within a minute that they live', labels: ['role'],
  read: async (tx) => {
    const alive = (await listProcesses(tx)).filter((p) => p.endedAt === null && Date.now() - p.lastSeenAt.getTime() < 60_000);
    return (['all', 'web', 'worker'] as const).map((role) => ({ labels: { role }, value: alive.filter((p) => p.role === role).length }));
  },
});

const disk = defineFigure({
  name: 'jinbang_disk_free_ratio', help: 'Share of the data folder’s disk that is free, by machine', labels: ['host'],
  read: async (tx) => (await listProcesses(tx)).flatMap((p) => (p.endedAt === null && p.diskFree !== null && p.diskTotal ? [{ labels: { host: p.host }, value: p.diskFree / p.diskTotal }] : [])),
});

const database = defineFigure({
  name: 'jinbang_database', help: 'The database: bytes, connections, connections_most, oldest_transaction_seconds, waiting_for_locks, replication_lag_seconds', labels: ['what'],
  read: async (tx) => {
    const d = await readDatabase(tx);
    const values = { bytes: d.bytes, connections: d.connections, connections_most: d.most, oldest_transaction_seconds: d.oldest ?? 0, waiting_for_locks: d.waiting, replication_lag_seconds: d.lag ?? 0 };
    return Object.entries(values).map(([what, value]) => ({ labels: { what }, value }));
  },
});

/** Figures of the installation that every process can tell. */
export const operationsFigures = [depths, oldest, processes, disk, database];
