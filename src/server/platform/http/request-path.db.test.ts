import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ok, refusedFor, refusedKeeping } from '#server/kernel/result.ts';
import { refuse } from '#contracts/refusals.ts';
import { newId } from '../ids.ts';
import { declareJob, handleJob } from '../jobs/job.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Module } from '../module.ts';
import { verifyAudit, sealAudit } from '../audit/seal-audit.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { defineEndpoint } from './endpoint.ts';

let done: string[] = [];
let handled = 0;
const remember = declareJob({ name: 'trial.remember', payload: z.object({ word: z.string() }), attempts: 3 });

const trial: Module = {
  name: 'trial',
  jobs: [remember],
  handlers: [handleJob(remember, { work: (_ctx, { word }) => { done.push(word); return Promise.resolve(); } })],
  endpoints: [
    defineEndpoint({
      method: 'POST', path: '/api/trial/:id', summary: '试', access: 'public', audit: 'trial.act', limit: 'write',
      params: z.object({ id: z.uuid() }), body: z.object({ word: z.string('field.required').min(1, 'field.required').max(5), count: z.number() }), output: z.object({ word: z.string(), handled: z.number() }),
      async handle(ctx, { params, body }) {
        handled++;
        ctx.note({ subject: `trial:${params.id}` });
        await enqueue(ctx.tx, remember, { word: body.word });
        if (body.word === 'no') return refusedFor('request.forbidden');
        if (body.word === 'keep') return refusedKeeping([refuse('request.forbidden')]);
        if (body.word === 'bug') throw new Error('planted');
        if (body.word === 'big') await sql`select cast(${String(body.count)} as int4)`.execute(ctx.tx);
        return ok({ word: body.word, handled });
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/trial-files', summary: '试', access: 'public', audit: 'trial.files', limit: 'upload', files: { maxBytes: 1_000, maxCount: 1 }, body: z.object({}), output: z.object({ files: z.number() }),
      handle: (_ctx, { files }) => Promise.resolve(ok({ files: files.length })),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/trial-staff', summary: '试', access: { staff: 'audit.read' }, audit: 'trial.read', limit: 'read', output: z.object({}),
      handle: () => Promise.resolve(ok({})),
    }),
  ],
};

describe('one request through the platform', () => {
  let t: TestApp;
  beforeAll(async () => { t = await testApp({ modules: () => [trial] }); });
  afterAll(() => t.stop());
  const id = newId();
  const audited = async () => (await t.asOwner(`select action from audit_event where subject = $1 order by id`, [`trial:${id}`])).rows.map((r: { action: string }) => r.action);

  test('a yes is done, audited and its job does its work', async () => {
    done = [];
    const reply = await t.api.post(`/api/trial/${id}`, { word: 'hello', count: 1 });
    expect(reply.status).toBe(200);
    expect(await audited()).toEqual(['trial.act']);
    await t.runJobs();
    expect(done).toEqual(['hello']);
  });

  test('a no undoes the job and the audit row; a keeping no leaves both', async () => {
    done = [];
    expect((await t.api.post(`/api/trial/${id}`, { word: 'no', count: 1 })).status).toBe(403);
    await t.runJobs();
    expect(done).toEqual([]);
    expect((await t.api.post(`/api/trial/${id}`, { word: 'keep', count: 1 })).status).toBe(403);
    await t.runJobs();
    expect(done).toEqual(['keep']);
    expect(await audited()).toEqual(['trial.act', 'trial.act.refused']);
  });

  test('a number that fits no column is a no and no bug, and leaves nothing', async () => {
    const before = await audited();
    const reply = await t.api.post(`/api/trial/${id}`, { word: 'big', count: 2_147_483_648 });
    expect([reply.status, reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)]).toEqual([400, ['request.bad_format']]);
    expect(await audited()).toEqual(before);
  });

  test('every fault of a body is told at once, with its place and its words', async () => {
    const reply = await t.api.post(`/api/trial/${id}`, { word: 'too long', count: 'x', other: 1 });
    expect(reply.status).toBe(422);
    const { refusals } = reply.json<{ refusals: { code: string; path?: string; text: string }[] }>();
    expect(refusals.map((r) => [r.code, r.path])).toEqual([['field.too_long', 'word'], ['field.invalid', 'count'], ['field.unknown', undefined]]);
    expect(refusals[0]?.text).toBe('最多 5 个字符');
  });

  test('a bug is a number and nothing else', async () => {
    const reply = await t.api.post(`/api/trial/${id}`, { word: 'bug', count: 1 });
    expect(reply.status).toBe(500);
    expect(reply.body).not.toContain('planted');
    expect(reply.json<{ requestId: string }>().requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('the same key twice is one act and the same answer, also when both come at once', async () => {
    const before = handled;
    const replies = await Promise.all([1, 2, 3].map(() => t.api.post(`/api/trial/${id}`, { word: 'once', count: 1 }, { key: 'k1' })));
    expect(handled).toBe(before + 1);
    expect(new Set(replies.map((r) => r.body)).size).toBe(1);
    const handledBefore = handled;
    const noes = await Promise.all([1, 2].map(() => t.api.post(`/api/trial/${id}`, { word: 'keep', count: 1 }, { key: 'k2' })));
    expect(handled).toBe(handledBefore + 1);
    expect(noes.map((r) => r.status)).toEqual([403, 403]);
    const other = await t.api.post(`/api/trial/${id}`, { word: 'other', count: 1 }, { key: 'k1' });
    expect(other.status).toBe(409);
  });

  test('writes from other sites are refused', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await t.api.post(`/api/trial/${id}`, { word: 'hello', count: 1 }, { headers: foreign })).status).toBe(403);
    expect((await t.api.post(`/api/trial/${id}`, { word: 'hello', count: 1 }, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
  });

  test('staff addresses ask for sign-in', async () => {
    expect((await t.api.get('/api/trial-staff')).status).toBe(401);
  });

  test('an address that is no id is not there', async () => {
    expect((await t.api.post('/api/trial/42', { word: 'hello', count: 1 })).status).toBe(404);
  });

  test('an address that is too long, cannot be read or leads nowhere is a refusal with words', async () => {
    for (const [address, status, code] of [[`/api/trial/${'9'.repeat(5_000)}`, 404, 'request.not_found'], ['/api/trial/%ff', 400, 'request.bad_format'], ['/api/nowhere', 404, 'request.not_found']] as const) {
      const reply = await t.api.post(address, { word: 'hello', count: 1 });
      expect(reply.status, address).toBe(status);
      expect(reply.json()).toEqual({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, refusals: [expect.objectContaining({ code, text: expect.stringMatching(/\p{Script=Han}/u) as string })] });
    }
    expect((await t.page.get('/%ff')).body).toContain('<html');
  });

  test('files that are no form are refused: no boundary, or cut off in the middle', async () => {
    const whole = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhello\r\n--x--\r\n';
    const send = (type: string, text: string) => t.api.upload('/api/trial-files', { type, payload: Buffer.from(text) });
    expect((await send('multipart/form-data; boundary=x', whole)).json()).toEqual({ files: 1 });
    for (const [type, text] of [['multipart/form-data', whole], ['multipart/form-data; boundary=x', whole.slice(0, 80)], ['multipart/form-data; boundary=x', 'x']] as const) {
      const reply = await send(type, text);
      expect(reply.status, `${type} ${text}`).toBeLessThan(500);
      expect(reply.status, `${type} ${text}`).toBeGreaterThanOrEqual(400);
    }
  });

  test('the sealed audit log notices an altered row', async () => {
    // a transaction open anywhere on the server puts off the sealing of what came after it: sealed again until all is in
    const written = Number((await t.asOwner('select count(*)::int as n from audit_event')).rows[0]?.['n']);
    expect(written).toBeGreaterThan(2);
    const whole = await vi.waitFor(async () => {
      await t.inTx((tx) => sealAudit(tx, t.clock.now(), t.kit.signatures));
      const sealed = await t.inTx((tx) => verifyAudit(tx));
      expect(sealed.events).toBe(written);
      return sealed;
    }, { timeout: 30_000, interval: 200 });
    expect(whole.brokenAt).toBeUndefined();
    await expect(t.inTx((tx) => tx.updateTable('audit_event').set({ action: 'x' }).execute())).rejects.toThrow(/permission denied/);
    await t.asOwner(`update audit_event set action = 'trial.nothing' where subject = $1`, [`trial:${id}`]);
    expect((await t.inTx((tx) => verifyAudit(tx))).brokenAt).toBeGreaterThan(0);
  });

  test('the API reference is OpenAPI 3.1 and names the endpoint with its shapes', async () => {
    const reply = await t.api.get('/api/openapi.json');
    const doc = reply.json<{ openapi: string; paths: Record<string, { post?: { requestBody?: unknown } }> }>();
    expect(doc.openapi).toBe('3.1.0');
    expect(doc.paths['/api/trial/{id}']?.post?.requestBody).toBeDefined();
  });
});
