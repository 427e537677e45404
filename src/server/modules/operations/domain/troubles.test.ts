import { describe, expect, test } from 'vitest';
import type { ProcessView, QueueView } from '#contracts/operations.ts';
import { troublesIn, type OperationsFacts } from './troubles.ts';

const process = (of: Partial<ProcessView> = {}): ProcessView => ({ id: '0198c7d2-0000-7000-8000-000000000001', role: 'all', version: '1.0.0', host: 'web1', pid: 7, startedAt: 0, lastSeenAt: 0, state: 'running', diskFree: 50, diskTotal: 100, memoryUsed: 1, loopLagMs: 5, ...of });
const queue = (of: Partial<QueueView> = {}): QueueView => ({ kind: 'notices.send-message', due: 0, later: 0, retrying: 0, running: 0, failed: 0, oldestDueSeconds: null, doneLastHour: 9, ...of });
const well: OperationsFacts = {
  services: [{ service: 'sms', state: 'well', heldBackBy: 0, calls: 10, faults: 0 }], queues: [queue()], processes: [process()],
  database: { version: '18', bytes: 1, connections: 10, mostConnections: 100, oldestTransactionSeconds: 0.2, waitingForLocks: 0, standbys: 0, lagSeconds: null, standby: false },
};
const codes = (change: Partial<OperationsFacts>) => troublesIn({ ...well, ...change }).map((t) => [t.code, t.grave, t.of, t.figure]);

test('an installation that is well has no troubles', () => {
  expect(troublesIn(well)).toEqual([]);
});

describe('is said of', () => {
  test.each([
    ['no worker', { processes: [process({ role: 'web' })], queues: [queue({ due: 12 })] }, [['no_worker', true, '', 12]]],
    ['a process that fell silent', { processes: [process(), process({ state: 'silent', pid: 8 })] }, [['process_silent', true, 'web1 · 8', 0]]],
    ['two versions at once', { processes: [process(), process({ version: '1.0.1' })] }, [['versions_differ', false, '1.0.0、1.0.1', 2]]],
    ['a breaker that holds back', { services: [{ service: 'pay:alipay', state: 'held_back', heldBackBy: 2, calls: 9, faults: 9 }] }, [['service_held_back', true, 'pay:alipay', 2]]],
    ['a service that fails a third of the time', { services: [{ service: 'sms', state: 'failing', heldBackBy: 0, calls: 9, faults: 3 }] }, [['service_failing', false, 'sms', 33]]],
    ['a job that waits for a quarter of an hour', { queues: [queue({ due: 1, oldestDueSeconds: 1_000 })] }, [['queue_stuck', true, 'notices.send-message', 17]]],
    ['many that wait', { queues: [queue({ due: 20_000, oldestDueSeconds: 20 })] }, [['queue_long', false, 'notices.send-message', 20_000]]],
    ['jobs that failed', { queues: [queue({ failed: 3 })] }, [['jobs_failed', false, 'notices.send-message', 3]]],
    ['connections running out', { database: { ...well.database, connections: 90 } }, [['connections_low', true, '', 90]]],
    ['a transaction of ten minutes', { database: { ...well.database, oldestTransactionSeconds: 600 } }, [['transaction_old', false, '', 10]]],
    ['many waits for locks', { database: { ...well.database, waitingForLocks: 30 } }, [['locks_waited_for', false, '', 30]]],
    ['a standby a minute behind', { database: { ...well.database, lagSeconds: 60 } }, [['lag_long', false, '', 60]]],
    ['uploads that nobody scans', { scanOff: true }, [['scan_off', false, '', 0]]],
    ['a full disk, once a machine', { processes: [process({ diskFree: 2 }), process({ diskFree: 2, pid: 8 })] }, [['disk_low', true, 'web1', 2]]],
    ['what modules found of themselves', { others: [{ code: 'hook_paused', grave: false, of: '山东省人事考试信息系统 · 203.0.113.7', figure: 4 }] }, [['hook_paused', false, '山东省人事考试信息系统 · 203.0.113.7', 4]]],
    ['a loop that stood still', { processes: [process({ loopLagMs: 2_500 })] }, [['loop_slow', false, 'web1 · 7', 2_500]]],
  ] as [string, Partial<OperationsFacts>, unknown[]][])('%s', (_, change, found) => {
    expect(codes(change)).toEqual(found);
  });
});

test('what is grave comes first', () => {
  expect(codes({ queues: [queue({ failed: 1 })], processes: [process({ role: 'web' })] }).map(([, grave]) => grave)).toEqual([true, false]);
});
