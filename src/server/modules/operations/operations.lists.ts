import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { FailedFilter } from '#contracts/failed-jobs.ts';
import { countFailedJobs, listFailedJobs, readQueueDepths } from '#server/platform/jobs/queue-state.store.ts';
import { defineList, placeOf, wholePart } from '#server/platform/lists/list-source.ts';
import { countDiscarded, listDiscarded } from './operations.store.ts';
import { placeKey, presentDiscarded, presentFailed } from './present-jobs.ts';
import { readOperations } from './read-operations.ts';

const access = ['operations.see'] as const;
const moment = (at: number | null): string => (at === null ? '' : beijingTime(at));
const said = (n: number | null): string => (n === null ? '' : String(Math.round(n)));
const nothing = z.strictObject({});

const services = defineList({
  name: 'operations.services', title: { zh: '外部服务状态', en: 'Outside services' }, access, filters: nothing,
  columns: {
    service: { zh: '服务', en: 'Service' }, state: { zh: '状态', en: 'State' }, since: { zh: '自', en: 'Since' }, success: { zh: '最近成功', en: 'Last success' }, fault_at: { zh: '最近故障', en: 'Last fault' }, fault: { zh: '故障类别', en: 'Kind of fault' },
    calls: { zh: '近一小时调用', en: 'Calls in an hour' }, faults: { zh: '其中失败', en: 'Of them failed' }, typical: { zh: '中位耗时（毫秒）', en: 'Median ms' }, slow: { zh: '95% 耗时（毫秒）', en: '95 % ms' },
  },
  count: async ({ tx }) => (await readOperations(tx, Date.now())).services.length,
  async part({ tx }, _filters, after) {
    const found = await readOperations(tx, Date.now());
    return wholePart(found.services.map((s) => ({ service: s.service, state: s.state, since: moment(s.since), success: moment(s.lastSuccessAt), fault_at: moment(s.lastFaultAt), fault: s.lastFault ?? '', calls: String(s.calls), faults: String(s.faults), typical: said(s.typicalMs), slow: said(s.slowMs) })), after);
  },
});

const queues = defineList({
  name: 'operations.queues', title: { zh: '任务队列', en: 'Job queues' }, access, filters: nothing,
  columns: {
    kind: { zh: '任务', en: 'Job' }, due: { zh: '待执行', en: 'Due' }, oldest: { zh: '最久等待（秒）', en: 'Oldest (s)' }, later: { zh: '未到时间', en: 'Later' }, retrying: { zh: '重试中', en: 'Retrying' }, running: { zh: '执行中', en: 'Running' }, failed: { zh: '失败', en: 'Failed' }, done: { zh: '近一小时完成', en: 'Done in an hour' },
  },
  count: async ({ tx }) => (await readQueueDepths(tx)).length,
  part: async ({ tx }, _filters, after) => wholePart((await readQueueDepths(tx)).map((q) => ({ kind: q.kind, due: String(q.due), oldest: said(q.oldestDueSeconds), later: String(q.later), retrying: String(q.retrying), running: String(q.running), failed: String(q.failed), done: String(q.doneLastHour) })), after),
});

const processes = defineList({
  name: 'operations.processes', title: { zh: '进程', en: 'Processes' }, access, filters: nothing,
  columns: { host: { zh: '机器', en: 'Host' }, pid: { zh: '进程号', en: 'Pid' }, role: { zh: '角色', en: 'Role' }, version: { zh: '版本', en: 'Version' }, state: { zh: '状态', en: 'State' }, started: { zh: '启动', en: 'Started' }, seen: { zh: '最近报告', en: 'Last seen' }, disk: { zh: '磁盘可用（字节）', en: 'Disk free (bytes)' } },
  count: async ({ tx }) => (await readOperations(tx, Date.now())).processes.length,
  async part({ tx }, _filters, after) {
    const found = await readOperations(tx, Date.now());
    return wholePart(found.processes.map((p) => ({ host: p.host, pid: String(p.pid), role: p.role, version: p.version, state: p.state, started: moment(p.startedAt), seen: moment(p.lastSeenAt), disk: said(p.diskFree) })), after);
  },
});

const failed = defineList({
  name: 'operations.failed-jobs', title: { zh: '失败任务', en: 'Failed jobs' }, access, filters: FailedFilter,
  columns: { kind: { zh: '任务', en: 'Job' }, id: { zh: '编号', en: 'Id' }, born: { zh: '产生', en: 'Born' }, failed: { zh: '失败', en: 'Failed' }, attempts: { zh: '次数', en: 'Attempts' }, fault: { zh: '原因', en: 'Why' } },
  describe: (_, { kind }) => [kind],
  count: async ({ tx }, { kind }) => (await countFailedJobs(tx)).reduce((n, k) => (kind === undefined || k.kind === kind ? n + k.count : n), 0),
  async part({ tx }, { kind }, after, limit) {
    const found = (await listFailedJobs(tx, kind, placeOf(after), limit)).map(presentFailed);
    const last = found.at(-1);
    return { rows: found.map((j) => ({ kind: j.kind, id: j.id, born: beijingTime(j.bornAt), failed: beijingTime(j.failedAt), attempts: String(j.attempts), fault: j.fault })), last: last && placeKey(last.failedAt, last.id) };
  },
});

const discarded = defineList({
  name: 'operations.discarded-jobs', title: { zh: '已放弃的任务', en: 'Discarded jobs' }, access, filters: nothing,
  columns: { kind: { zh: '任务', en: 'Job' }, failed: { zh: '失败', en: 'Failed' }, fault: { zh: '原因', en: 'Why it failed' }, at: { zh: '放弃', en: 'Given up' }, by: { zh: '放弃人', en: 'By' }, reason: { zh: '理由', en: 'Reason' } },
  count: ({ tx }) => countDiscarded(tx),
  async part({ tx }, _filters, after, limit) {
    const found = await presentDiscarded(tx, await listDiscarded(tx, placeOf(after), limit));
    const last = found.at(-1);
    return { rows: found.map((j) => ({ kind: j.kind, failed: beijingTime(j.failedAt), fault: j.fault, at: beijingTime(j.discardedAt), by: j.by, reason: j.reason })), last: last && placeKey(last.discardedAt, last.id) };
  },
});

/** Everything operators see, as files. */
export const operationsLists = [services, queues, processes, failed, discarded];
