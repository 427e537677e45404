import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ok } from '#server/kernel/result.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Fault } from '../outside/fault.ts';
import { openOutside } from '../outside/outside.ts';
import { reportOnce, reportProcess } from './report-process.ts';
import { thisProcess } from './this-process.ts';

const register = defineEndpoint({
  method: 'POST', path: '/api/probe', summary: 'probe', access: 'public', audit: 'probe.act', limit: 'write', body: z.strictObject({ name: z.string() }), output: z.object({}),
  prepare: async ({ kit }) => ok(await kit.outside.ask({ service: 'registry:identity', what: 'ask', timeoutMs: 1_000 }, () => Promise.reject(new Fault('timeout')))),
  handle: () => Promise.resolve(ok({})),
});

const MACHINE = { diskTotal: 1_000, diskFree: 900, memoryUsed: 100, loopLagMs: 1 };
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ withReferenceData: false, modules: () => [{ name: 'probe', endpoints: [register] }] });
});
afterAll(() => t.stop());

const rows = async (text: string) => (await t.asOwner(text)).rows as Record<string, unknown>[];

test('a service that is away while a request is prepared is a refusal with words, not a fault of ours', async () => {
  const reply = await t.api.post('/api/probe', { name: '张伟' });
  expect(reply.status).toBe(503);
  expect(reply.json<{ refusals: { code: string }[] }>().refusals).toMatchObject([{ code: 'request.service_away' }]);
  expect(await rows("select * from audit_event where action like 'probe%'")).toEqual([]);
});

test('two processes write what each of them saw; written again it is not counted twice', async () => {
  const [one, other] = [openOutside(), openOutside()];
  const [first, second] = [thisProcess('web'), thisProcess('worker')];
  const call = { service: 'sms:aliyun' as const, what: 'send', timeoutMs: 1_000 };
  await one.ask(call, () => Promise.resolve(1));
  for (let i = 0; i < 5; i++) await other.ask(call, () => Promise.reject(new Fault('busy'))).catch(() => undefined);
  await reportOnce(t.db, { outside: one }, first, MACHINE);
  await one.ask(call, () => Promise.resolve(1));
  await reportOnce(t.db, { outside: one }, first, MACHINE);
  await reportOnce(t.db, { outside: other }, second, MACHINE);
  expect(await rows("select breaker, last_fault from outside_health where service = 'sms:aliyun' order by breaker")).toEqual([{ breaker: 'closed', last_fault: null }, { breaker: 'open', last_fault: 'busy' }]);
  expect(await rows("select sum(calls)::int as calls, sum((faults->>'busy')::int)::int as busy, sum((select sum(n) from unnest(lengths) n))::int as counted from outside_minute where service = 'sms:aliyun'")).toEqual([{ calls: 7, busy: 5, counted: 7 }]);
});

test('a process says that it lives, and at the end that it ended', async () => {
  const self = thisProcess('all');
  const end = reportProcess({ db: t.db, kit: t.kit }, self);
  await expect.poll(() => rows(`select role, version, ended_at, disk_free > 0 as room from program_process where id = '${self.id}'`)).toEqual([{ role: 'all', version: self.version, ended_at: null, room: true }]);
  await end();
  expect((await rows(`select ended_at is not null as ended from program_process where id = '${self.id}'`))[0]).toEqual({ ended: true });
});
