import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ok } from '#server/kernel/result.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { declareJob, handleJob } from '../jobs/job.ts';
import { enqueue } from '../jobs/queue.ts';
import { startTracing } from './start-tracing.ts';
import { traceId } from './tracing.ts';

const told = declareJob({ name: 'probe.told', payload: z.object({}), attempts: 1 });
let seen: string | undefined;
const act = defineEndpoint({
  method: 'POST', path: '/api/probe/:id', summary: 'probe', access: 'public', audit: 'probe.act', limit: 'write', params: z.object({ id: z.string() }), body: z.strictObject({ name: z.string() }), output: z.object({}),
  prepare: async ({ kit }) => ok(await kit.outside.ask({ service: 'registry:identity', what: 'ask', timeoutMs: 1_000 }, () => Promise.resolve(1))),
  handle: async ({ tx }) => {
    seen = traceId();
    await enqueue(tx, told, {});
    return ok({});
  },
});

type Sent = { name: string; traceId: string; spanId: string; parentSpanId?: string };
const sent: Sent[] = [];
let bodies = '';
let collector: Server;
let end: () => Promise<void>;
let t: TestApp;
beforeAll(async () => {
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      bodies += body;
      const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Sent[] }[] }[] };
      sent.push(...resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans)));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((listening) => collector.listen(0, '127.0.0.1', listening));
  const address = collector.address();
  const url = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`;
  end = await startTracing(url, 'all');
  t = await testApp({ withReferenceData: false, env: { OTEL_EXPORTER_OTLP_ENDPOINT: url }, modules: () => [{ name: 'probe', endpoints: [act], jobs: [told], handlers: [handleJob(told, { work: () => Promise.resolve() })] }] });
});
afterAll(async () => {
  await t.stop();
  await new Promise((closed) => collector.close(closed));
});

test('a request, what it asks outside, its command and its job are spans; none of them holds what was asked', async () => {
  expect(traceId()).toBeUndefined();
  expect((await t.api.post('/api/probe/13800138000', { name: '张伟' })).status).toBe(200);
  await t.runJobs();
  await end();
  const request = sent.find((s) => s.name === 'POST /api/probe/:id');
  expect(request).toBeDefined();
  expect(sent.find((s) => s.name === 'outside')).toMatchObject({ traceId: request?.traceId, parentSpanId: request?.spanId });
  expect(sent.find((s) => s.name === 'command')).toMatchObject({ traceId: request?.traceId, parentSpanId: request?.spanId });
  expect(sent.map((s) => s.name)).toContain('job');
  expect(seen).toBe(request?.traceId);
  expect(bodies).not.toMatch(/张伟|13800138000/);
});
