import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DiscardedPage, FailedPage, OperationsView } from '#contracts/operations.ts';
import { listModules } from '#server/modules.ts';
import { openOutsideWorld } from '#server/outside-world.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { Fault } from '#server/platform/outside/fault.ts';
import { openOutside } from '#server/platform/outside/outside.ts';
import { reportOnce } from '#server/platform/processes/report-process.ts';
import { thisProcess } from '#server/platform/processes/this-process.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const deliver = declareJob({ name: 'probe.deliver', payload: z.object({ n: z.number() }), attempts: 1 });
const MACHINE = { diskTotal: 1_000, diskFree: 900, memoryUsed: 100, loopLagMs: 1 };
let carrierWell = false;
const delivered: number[] = [];

let t: TestApp;
let system: Colleague;
let exam: Colleague;
beforeAll(async () => {
  const work = handleJob(deliver, { work: (_, { n }) => {
    if (!carrierWell) throw new Error(`the carrier refuses 13800138000 of 张伟 (${String(n)})`);
    delivered.push(n);
    return Promise.resolve();
  } });
  t = await testApp({ withReferenceData: false, modules: (kit) => [...listModules(kit, openOutsideWorld(kit)), { name: 'probe', jobs: [deliver], handlers: [work] }] });
  system = await colleague(t, { name: '石磊', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
  exam = await colleague(t, { name: '周岚', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation' } });
});
afterAll(() => t.stop());

async function fail(count: number): Promise<void> {
  carrierWell = false;
  await t.inTx(async (tx) => { for (let n = 0; n < count; n++) await enqueue(tx, deliver, { n }); });
  await t.runJobs();
}
const failed = async (query = ''): Promise<FailedPage> => must(await t.api.get(`/api/staff/failed-jobs?${query}`, { as: system.as })).json<FailedPage>();
const overview = async (): Promise<OperationsView> => must(await t.api.get('/api/staff/operations', { as: system.as })).json<OperationsView>();
const resend = (body: object, as = system.as) => t.api.post('/api/staff/failed-jobs/resendings', { kind: deliver.name, reason: '运营商已恢复', ...body }, { as });
const discard = (body: object, as = system.as) => t.api.post('/api/staff/failed-jobs/discards', { kind: deliver.name, reason: '考次已停考，不再通知', ...body }, { as });

describe('what operators see', () => {
  it('puts together what every process thinks of a service', async () => {
    const [one, other] = [openOutside(), openOutside()];
    const call = { service: 'sms:aliyun' as const, what: 'send', timeoutMs: 1_000 };
    for (let i = 0; i < 15; i++) await one.ask(call, () => Promise.resolve(1));
    for (let i = 0; i < 6; i++) await other.ask(call, () => Promise.reject(new Fault('busy'))).catch(() => undefined);
    await reportOnce(t.db, { outside: one }, thisProcess('web'), MACHINE);
    await reportOnce(t.db, { outside: other }, { ...thisProcess('worker'), pid: 8 }, MACHINE);
    const { services, troubles, processes, database } = await overview();
    expect(services).toMatchObject([{ service: 'sms:aliyun', state: 'held_back', heldBackBy: 1, processes: 2, calls: 20, faults: 5, lastFault: 'busy' }]);
    expect(services[0]?.steps.reduce((n, s) => n + s.notCalled, 0)).toBe(1);
    expect(troubles).toEqual([{ code: 'service_held_back', grave: true, of: 'sms:aliyun', figure: 1 }]);
    expect(processes.map((p) => [p.role, p.state]).toSorted()).toEqual([['web', 'running'], ['worker', 'running']]);
    expect(database.bytes).toBeGreaterThan(1_000_000);
    expect(database.connections).toBeGreaterThan(0);
  });

  it('says of a process that stopped speaking that it is silent, of one that ended that it ended', async () => {
    await t.asOwner("update program_process set last_seen_at = now() - interval '2 minutes' where pid = 8");
    const { troubles, processes } = await overview();
    expect(processes.map((p) => p.state).toSorted()).toEqual(['running', 'silent']);
    // its breaker counts no more, since nobody knows how it stands; what it counted does
    expect(troubles.map((x) => x.code).slice(0, 2)).toEqual(['no_worker', 'process_silent']);
    await t.asOwner('update program_process set ended_at = now() where pid = 8');
    expect((await overview()).processes.map((p) => p.state)).toContain('ended');
  });

  it('counts what waits, and for how long', async () => {
    await t.inTx((tx) => enqueue(tx, deliver, { n: 1 }));
    await t.asOwner("update jobs.job set start_after = now() - interval '20 minutes' where name = 'probe.deliver'");
    const { queues, troubles } = await overview();
    expect(queues.find((q) => q.kind === deliver.name)).toMatchObject({ due: 1, failed: 0, running: 0 });
    expect(troubles).toContainEqual({ code: 'queue_stuck', grave: true, of: deliver.name, figure: 20 });
    carrierWell = true;
    await t.runJobs();
    expect((await overview()).queues.find((q) => q.kind === deliver.name)).toMatchObject({ due: 0, doneLastHour: 1 });
  });
});

describe('jobs that failed for the last time', () => {
  it('stand with the reason, which names nobody, and page without losing or repeating one', async () => {
    await fail(60);
    const first = await failed(`kind=${deliver.name}`);
    const second = await failed(`kind=${deliver.name}&after=${encodeURIComponent(first.next ?? '')}`);
    expect([first.items.length, first.count, second.items.length, second.next]).toEqual([50, 60, 10, null]);
    expect(new Set([...first.items, ...second.items].map((j) => j.id)).size).toBe(60);
    expect(new Set([...first.items, ...second.items].map((j) => j.fault))).toContain('the carrier refuses … of …(0)');
    expect(JSON.stringify(first)).not.toMatch(/张伟|138001/);
    expect((await t.asOwner("select count(*)::int as n from jobs.job where output::text ~ '张伟|138001'")).rows).toEqual([{ n: 0 }]);
  });

  it('are tried anew one by one or all of a kind, and then done', async () => {
    const { items } = await failed(`kind=${deliver.name}`);
    carrierWell = true;
    delivered.splice(0);
    expect(must(await resend({ ids: [items[0]?.id] })).json()).toEqual({ done: 1 });
    await t.runJobs();
    expect(delivered).toHaveLength(1);
    expect(must(await resend({})).json()).toEqual({ done: 59 });
    await t.runJobs();
    expect(delivered).toHaveLength(60);
    expect((await failed()).count).toBe(0);
    expect((await resend({})).json<{ refusals: { code: string }[] }>().refusals[0]?.code).toBe('operations.nothing_failed');
  });

  it('that two people ask for at once are each tried once', async () => {
    await fail(20);
    carrierWell = true;
    delivered.splice(0);
    const replies = await Promise.all([resend({}), resend({}), discard({})]);
    const done = replies.map((r) => (r.status === 200 ? r.json<{ done: number }>().done : 0));
    expect(done.reduce((a, b) => a + b, 0)).toBe(20);
    await t.runJobs();
    expect(delivered.length).toBe((done[0] ?? 0) + (done[1] ?? 0));
  });

  it('are given up with a reason that stays when the queue has forgotten them', async () => {
    await fail(3);
    const { items } = await failed();
    expect(must(await discard({ ids: items.slice(0, 2).map((j) => j.id) })).json()).toEqual({ done: 2 });
    expect((await failed()).count).toBe(1);
    const kept = must(await t.api.get('/api/staff/discarded-jobs', { as: system.as })).json<DiscardedPage>();
    expect(kept.items.slice(0, 2)).toMatchObject([{ kind: deliver.name, by: '石磊', reason: '考次已停考，不再通知' }, { kind: deliver.name }]);
    await expect(t.db.deleteFrom('discarded_job').execute()).rejects.toThrow('permission denied');
  });

  it('are dealt with by the system administrator only, each act with its reason in the log', async () => {
    expect((await resend({}, exam.as)).status).toBe(403);
    expect((await discard({}, exam.as)).status).toBe(403);
    expect((await t.api.get('/api/staff/failed-jobs', { as: exam.as })).status).toBe(200);
    expect((await resend({ reason: '好' })).status).toBe(422);
    const { rows } = await t.asOwner("select distinct action, reason from audit_event where action like 'operations.%' and action not like '%refused' order by action");
    expect(rows).toEqual([{ action: 'operations.discard_jobs', reason: '考次已停考，不再通知' }, { action: 'operations.resend_jobs', reason: '运营商已恢复' }]);
  });
});
