import { z } from 'zod';
import { JobKind } from './failed-jobs.ts';

/** Why, in the operator's words; it goes into the audit log. */
const Reason = z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long');

/** How an outside service stands over all processes: as it should, failing, held back by a breaker (熔断), or never asked. */
export const ServiceState = z.enum(['well', 'failing', 'held_back', 'unknown']);
export type ServiceState = z.infer<typeof ServiceState>;

/** One outside service in the eyes of every process. */
export const ServiceView = z.object({
  service: z.string(), state: ServiceState, since: z.number().nullable(), lastSuccessAt: z.number().nullable(), lastFaultAt: z.number().nullable(), lastFault: z.string().nullable(),
  /** Processes that hold calls back now, and all that know the service. */
  heldBackBy: z.number(), processes: z.number(),
  /** Of the last hour. */
  calls: z.number(), faults: z.number(), typicalMs: z.number().nullable(), slowMs: z.number().nullable(),
  /** The last six hours in steps of ten minutes: calls, faults, calls not made, half of the calls were faster than this. */
  steps: z.array(z.object({ at: z.number(), calls: z.number(), faults: z.number(), notCalled: z.number(), typicalMs: z.number().nullable() })),
}).meta({ id: 'ServiceView' });
export type ServiceView = z.infer<typeof ServiceView>;

/** How many jobs of one kind wait, run, are tried again or were set aside. */
export const QueueView = z.object({ kind: z.string(), due: z.number(), later: z.number(), retrying: z.number(), running: z.number(), failed: z.number(), oldestDueSeconds: z.number().nullable(), doneLastHour: z.number() }).meta({ id: 'QueueView' });
export type QueueView = z.infer<typeof QueueView>;

/** One process of the program; `silent` did not say for a while that it lives, and did not say that it ended. */
export const ProcessView = z.object({
  id: z.string(), role: z.enum(['all', 'web', 'worker']), version: z.string(), host: z.string(), pid: z.number(), startedAt: z.number(), lastSeenAt: z.number(), state: z.enum(['running', 'silent', 'ended']),
  diskFree: z.number().nullable(), diskTotal: z.number().nullable(), memoryUsed: z.number().nullable(), loopLagMs: z.number().nullable(),
}).meta({ id: 'ProcessView' });
export type ProcessView = z.infer<typeof ProcessView>;

export const DatabaseView = z.object({
  version: z.string(), bytes: z.number(), connections: z.number(), mostConnections: z.number(), oldestTransactionSeconds: z.number().nullable(), waitingForLocks: z.number(),
  /** Standbys this server tells of, and how far the farthest lies behind; nothing where there are none, or the login may not see them. */
  standbys: z.number(), lagSeconds: z.number().nullable(), standby: z.boolean(),
}).meta({ id: 'DatabaseView' });
export type DatabaseView = z.infer<typeof DatabaseView>;

/** What is not as it should be; each has words that say what to do. */
export const TROUBLES = [
  'no_worker', 'process_silent', 'versions_differ', 'service_held_back', 'service_failing', 'queue_stuck', 'queue_long', 'jobs_failed', 'connections_low', 'transaction_old', 'locks_waited_for', 'lag_long', 'disk_low', 'loop_slow', 'scan_off', 'hook_paused', 'characters_missing', 'backup_none', 'backup_old', 'backup_failed', 'rehearsal_old', 'log_not_archived', 'retention_leftover',
] as const;
export const Trouble = z.object({ code: z.enum(TROUBLES), grave: z.boolean(), of: z.string(), figure: z.number() });
export type Trouble = z.infer<typeof Trouble>;

const BackupRunView = z.object({ name: z.string(), endedAt: z.number(), whole: z.boolean(), bytes: z.number() });
/** The last backup and the last rehearsal of a restore, and how the log of the embedded database is archived; nothing where there was none. */
export const BackupsView = z.object({
  backup: BackupRunView.nullable(), lastWholeAt: z.number().nullable(), rehearsal: BackupRunView.nullable(),
  archive: z.object({ archivedAt: z.number().nullable(), lookedAt: z.number(), waiting: z.number(), oldestWaitingAt: z.number().nullable(), fault: z.string().nullable() }).nullable(),
}).meta({ id: 'BackupsView' });
export type BackupsView = z.infer<typeof BackupsView>;

/** How far a change of master keys is: values sealed anew, and how many another key sealed still; nothing where there never was one. */
export const RotationView = z.object({ number: z.number(), startedAt: z.number(), lookedAt: z.number(), sealed: z.number(), columnsDone: z.number(), columns: z.number(), left: z.number().nullable(), endedAt: z.number().nullable() }).meta({ id: 'RotationView' });
export type RotationView = z.infer<typeof RotationView>;

/** How far a change of the index secret is: digests made anew, and how many stand in the earlier version still; nothing where there never was one. */
export const IndexChangeView = z.object({
  number: z.number(), preparedAt: z.number(), writingAt: z.number().nullable(), lookedAt: z.number().nullable(), moved: z.number(), columnsDone: z.number(), columns: z.number(), left: z.number().nullable(), finishedAt: z.number().nullable(),
}).meta({ id: 'IndexChangeView' });
export type IndexChangeView = z.infer<typeof IndexChangeView>;

/** Everything operators see at a glance (运行状态); no row of it is about a person. */
export const OperationsView = z.object({
  /** Real time: machines do not follow a clock a demonstration moved. */
  now: z.number(), troubles: z.array(Trouble), services: z.array(ServiceView), queues: z.array(QueueView), processes: z.array(ProcessView), database: DatabaseView, backups: BackupsView, rotation: RotationView.nullable(), indexChange: IndexChangeView.nullable(),
}).meta({ id: 'OperationsView' });
export type OperationsView = z.infer<typeof OperationsView>;


/** A job set aside after its last attempt (死信); its fault in words that name nobody. */
export const FailedJob = z.object({ id: z.uuid(), kind: z.string(), bornAt: z.number(), failedAt: z.number(), attempts: z.number(), fault: z.string() });
export type FailedJob = z.infer<typeof FailedJob>;
export const FailedPage = z.object({ items: z.array(FailedJob), next: z.string().nullable(), count: z.number(), kinds: z.array(z.object({ kind: z.string(), count: z.number() })) }).meta({ id: 'FailedPage' });
export type FailedPage = z.infer<typeof FailedPage>;

/** Body of an act on failed jobs: these of one kind, or (without ids) all of it that failed until now. */
const Chosen = z.strictObject({ kind: JobKind, ids: z.array(z.uuid()).min(1, 'field.required').max(200, 'field.too_many').optional(), reason: Reason });
export const ResendJobs = Chosen.meta({ id: 'ResendJobs' });
export type ResendJobs = z.infer<typeof ResendJobs>;
export const DiscardJobs = Chosen.meta({ id: 'DiscardJobs' });
export type DiscardJobs = z.infer<typeof DiscardJobs>;
/** How many it was done to; those that others dealt with meanwhile do not count. */
export const JobsDone = z.object({ done: z.number() }).meta({ id: 'JobsDone' });

export const DiscardedJob = z.object({ id: z.uuid(), kind: z.string(), failedAt: z.number(), fault: z.string(), discardedAt: z.number(), by: z.string(), reason: z.string() });
export type DiscardedJob = z.infer<typeof DiscardedJob>;
export const DiscardedPage = z.object({ items: z.array(DiscardedJob), next: z.string().nullable() }).meta({ id: 'DiscardedPage' });
export type DiscardedPage = z.infer<typeof DiscardedPage>;
