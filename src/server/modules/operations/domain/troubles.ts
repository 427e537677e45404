import type { DatabaseView, ProcessView, QueueView, ServiceView, Trouble } from '#contracts/operations.ts';

export type OperationsFacts = { services: readonly Pick<ServiceView, 'service' | 'state' | 'heldBackBy' | 'calls' | 'faults'>[]; queues: readonly QueueView[]; processes: readonly ProcessView[]; database: DatabaseView; scanOff?: boolean; others?: readonly Trouble[] };

const MINUTE = 60;

/** What is not as it should be, the gravest first (运行异常): each names what it is about and the figure that shows it; the words that say what to do are the screen's. */
export function troublesIn({ services, queues, processes, database, scanOff, others = [] }: OperationsFacts): Trouble[] {
  const found: Trouble[] = [];
  const say = (code: Trouble['code'], grave: boolean, of: string, figure: number) => found.push({ code, grave, of, figure: Math.round(figure) });
  const running = processes.filter((p) => p.state === 'running');

  if (!running.some((p) => p.role !== 'web')) say('no_worker', true, '', queues.reduce((sum, q) => sum + q.due, 0));
  for (const p of processes) if (p.state === 'silent') say('process_silent', true, `${p.host} · ${String(p.pid)}`, 0);
  const versions = new Set(running.map((p) => p.version));
  if (versions.size > 1) say('versions_differ', false, [...versions].join('、'), versions.size);

  for (const s of services) {
    if (s.state === 'held_back') say('service_held_back', true, s.service, s.heldBackBy);
    if (s.state === 'failing') say('service_failing', false, s.service, s.calls === 0 ? 100 : (s.faults / s.calls) * 100);
  }

  if (scanOff === true) say('scan_off', false, '', 0);

  for (const q of queues) {
    const oldest = q.oldestDueSeconds ?? 0;
    if (oldest > 15 * MINUTE) say('queue_stuck', true, q.kind, oldest / MINUTE);
    else if (oldest > 3 * MINUTE || q.due > 10_000) say('queue_long', false, q.kind, q.due);
    if (q.failed > 0) say('jobs_failed', false, q.kind, q.failed);
  }

  const { connections, mostConnections, oldestTransactionSeconds: oldest, waitingForLocks, lagSeconds } = database;
  if (connections > mostConnections * 0.85) say('connections_low', true, '', (connections / mostConnections) * 100);
  if (oldest !== null && oldest > 5 * MINUTE) say('transaction_old', false, '', oldest / MINUTE);
  if (waitingForLocks > 20) say('locks_waited_for', false, '', waitingForLocks);
  if (lagSeconds !== null && lagSeconds > 30) say('lag_long', false, '', lagSeconds);

  const hosts = new Map(running.map((p) => [p.host, p]));
  for (const [host, { diskFree, diskTotal }] of hosts) {
    const share = diskFree === null || !diskTotal ? 1 : diskFree / diskTotal;
    if (share < 0.1) say('disk_low', share < 0.03, host, share * 100);
  }
  for (const p of running) if ((p.loopLagMs ?? 0) > 1_000) say('loop_slow', false, `${p.host} · ${String(p.pid)}`, p.loopLagMs ?? 0);
  return [...found, ...others].toSorted((a, b) => Number(b.grave) - Number(a.grave));
}
