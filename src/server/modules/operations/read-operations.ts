import type { OperationsView, ServiceView, Trouble } from '#contracts/operations.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readBackupState } from '#server/platform/backup/backups.store.ts';
import { readIndexChange } from '#server/platform/crypto/index-change.store.ts';
import { findRotation } from '#server/platform/crypto/key-rotation.store.ts';
import { readQueueDepths } from '#server/platform/jobs/queue-state.store.ts';
import { lengthAt } from '#server/platform/outside/minute.ts';
import { backupTroubles } from './domain/backup-troubles.ts';
import { judgeService } from './domain/service-state.ts';
import { troublesIn } from './domain/troubles.ts';
import { listProcesses, listStandings, listSteps, readDatabase, type ProcessRow, type ServiceRow, type StepRow } from './operations.store.ts';

const HOURS = 6;
const STEP = 600_000;
const SILENT_AFTER = 45_000;

/** What modules find wrong with themselves within a jurisdiction. */
export type OthersTroubles = (tx: Tx, jurisdiction: Jurisdiction) => Promise<readonly Trouble[]>;

/** Everything operators see at a glance, by the real time; `scanOff`: this installation chose to take uploads unscanned; `others`: what modules found. */
export async function readOperations(tx: Tx, now: number, { scanOff = false, backupsExpected = false, others = [] }: { scanOff?: boolean; backupsExpected?: boolean; others?: readonly Trouble[] } = {}): Promise<OperationsView> {
  const services = presentServices(await listStandings(tx), await listSteps(tx, HOURS), now);
  const queues = await readQueueDepths(tx);
  const processes = (await listProcesses(tx)).map((p) => presentProcess(p, now));
  const { oldest, waiting, most, lag, ...rest } = await readDatabase(tx);
  const database = { ...rest, mostConnections: most, oldestTransactionSeconds: oldest, waitingForLocks: waiting, lagSeconds: lag };
  const backups = await readBackupState(tx);
  return { now, troubles: troublesIn({ services, queues, processes, database, scanOff, others: [...others, ...backupTroubles(backups, backupsExpected, now)] }), services, queues, processes, database, backups, rotation: await findRotation(tx), indexChange: await readIndexChange(tx) };
}

function presentServices(standings: readonly ServiceRow[], steps: readonly StepRow[], now: number): ServiceView[] {
  const names = [...new Set([...standings.map((s) => s.service), ...steps.map((s) => s.service)])].toSorted();
  return names.map((service) => {
    const opinions = standings.filter((s) => s.service === service);
    const own = steps.filter((s) => s.service === service);
    const hour = own.filter((s) => s.at.getTime() > now - 3_600_000 - STEP);
    const sums = { calls: sum(hour, (s) => s.calls), faults: sum(hour, failedOf) };
    const lengths = hour.reduce<number[]>((all, s) => s.lengths.map((n, i) => n + (all[i] ?? 0)), []);
    const longest = Math.max(0, ...hour.map((s) => s.longestMs));
    return {
      service, ...judgeService(opinions.map((o) => ({ ...o, since: o.since.getTime(), lastSuccessAt: o.lastSuccessAt?.getTime() ?? null, lastFaultAt: o.lastFaultAt?.getTime() ?? null })), sums),
      processes: opinions.length, ...sums, typicalMs: lengthAt(0.5, lengths, longest), slowMs: lengthAt(0.95, lengths, longest),
      steps: own.map((s) => ({ at: s.at.getTime(), calls: s.calls, faults: failedOf(s), notCalled: Number(s.faults['not_called'] ?? 0), typicalMs: lengthAt(0.5, s.lengths, s.longestMs) })),
    };
  });
}

const sum = (steps: readonly StepRow[], of: (s: StepRow) => number): number => steps.reduce((n, s) => n + of(s), 0);

/** What was refused is an answer, what was not called is ours: neither is a fault of the service. */
function failedOf({ faults }: StepRow): number {
  return Object.entries(faults).reduce((n, [kind, count]) => (kind === 'refused' || kind === 'not_called' ? n : n + Number(count)), 0);
}

function presentProcess(p: ProcessRow, now: number): OperationsView['processes'][number] {
  const state = p.endedAt !== null ? 'ended' : now - p.lastSeenAt.getTime() > SILENT_AFTER ? 'silent' : 'running';
  return { id: p.id, role: p.role, version: p.version, host: p.host, pid: p.pid, startedAt: p.startedAt.getTime(), lastSeenAt: p.lastSeenAt.getTime(), state, diskFree: p.diskFree, diskTotal: p.diskTotal, memoryUsed: p.memoryUsed, loopLagMs: p.loopLagMs };
}
