import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AuditChain, AuditPage } from '#contracts/oversight.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { sealAudit, verifyAudit } from '#server/platform/audit/seal-audit.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { readyCandidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { AREAS } from './domain/act-words.ts';
import { checkAuditChain } from './oversight.jobs.ts';

let t: TestApp;
let auditor: Colleague;
let reviewer: Colleague;
let waiting: Awaited<ReturnType<typeof awaitingReview>>;
let number: string;
let candidate: Browser;

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  waiting = await awaitingReview(t, open.find((o) => o.exam.code === '034')?.sitting.id ?? '', { name: '欧阳倩' });
  number = (await t.inTx((tx) => findAccount(tx, t.kit.crypto, waiting.candidate.accountId)))?.documentNumber ?? '';
  candidate = waiting.candidate.as;
  auditor = await colleague(t, { name: '沈毅', roles: ['auditor'], jurisdiction: { kind: 'nation' } });
  reviewer = await colleague(t, { name: '高明' });
  await t.api.get(`/api/staff/applications/${waiting.id}`, { as: reviewer.as });
  await t.api.post(`/api/staff/applications/${waiting.id}/unmasking`, { what: 'phone', reason: '核对来电人身份' }, { as: reviewer.as });
});
afterAll(() => t.stop());

const search = (body: unknown, as = auditor.as) => t.api.post('/api/staff/audit/searches', body, { as });
const page = async (body: unknown) => (await search(body)).json<AuditPage>();
const codes = (r: Reply) => r.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((f) => `${f.path ?? ''} ${f.code}`);

describe('searching the audit log', () => {
  it('finds who did what and why, by the member of staff', async () => {
    const { lines } = await page({ staff: reviewer.userName });
    expect(lines.map((l) => l.action)).toEqual(['review.unmask', 'review.read']);
    expect(lines[0]).toMatchObject({ actorText: `高明 (${reviewer.userName})`, subject: `application:${waiting.id}`, reason: '核对来电人身份' });
  });

  it('names the member of staff an act was about', async () => {
    await t.api.post('/api/staff/sign-ins', { userName: reviewer.userName, password: reviewer.password, captcha: { proof: 'pass' } });
    expect((await page({ subject: `staff:${reviewer.id}` })).lines.map((l) => l.subjectText)).toEqual([`高明 (${reviewer.userName})`]);
  });

  it('finds everything about one person by the document number, their own acts too, and keeps the number out of the log', async () => {
    const { lines } = await page({ documentNumber: number });
    expect(lines.map((l) => l.action)).toContain('review.unmask');
    expect(lines.some((l) => l.actorKind === 'candidate')).toBe(true);
    const { rows } = await t.inTx((tx) => sql<{ n: number }>`select count(*)::int as n from audit_event where concat(subject, reason) like ${`%${number}%`}`.execute(tx));
    expect(rows[0]?.n).toBe(0);
  });

  it('narrows by act, by kind of act, by subject and by day, and pages without losing or repeating a line', async () => {
    expect((await page({ action: 'review.unmask' })).lines).toHaveLength(1);
    expect((await page({ action: 'review.', subject: `application:${waiting.id}` })).lines.length).toBeGreaterThan(1);
    expect((await page({ to: '2001-01-01' })).lines).toEqual([]);
    for (let n = 0; n < 55; n += 1) await t.api.get(`/api/staff/applications/${waiting.id}`, { as: reviewer.as });
    const first = await page({ staff: reviewer.userName });
    const second = await page({ staff: reviewer.userName, after: first.next });
    expect(new Set([...first.lines, ...second.lines].map((l) => l.id)).size).toBe(57);
    expect(second.next).toBeNull();
  });

  it('says everything that is wrong with a question at once, and nothing to others', async () => {
    expect(codes(await search({ staff: 'meiyouren', documentNumber: '110101199003074477', from: '2026-02-02', to: '2026-01-01' })).toSorted())
      .toEqual(['documentNumber audit.document_unknown', 'staff audit.staff_unknown', 'to audit.days_reversed']);
    expect((await search({ action: "review.' or 1=1" })).status).toBe(422);
    expect((await search({}, reviewer.as)).status).toBe(403);
  });
});

describe('the chain', () => {
  const check = async () => {
    await t.inTx((tx) => enqueue(tx, checkAuditChain, {}));
    await t.runJobs();
    return (await t.api.get('/api/staff/audit/chain', { as: auditor.as })).json<AuditChain>();
  };

  it('is shown whole after the nightly check, and broken once a row was altered behind the program’s back', async () => {
    // a transaction open anywhere on the server puts off the sealing of what came after it: sealed again until all is in
    await vi.waitFor(async () => {
      await t.inTx((tx) => sealAudit(tx, t.clock.now(), t.kit.signatures));
      const whole = await check();
      expect(whole.brokenAt).toBeNull();
      expect(whole.checkedSeals).toBeGreaterThan(0);
      expect(whole.sealedEvents).toBeGreaterThan(50);
    }, { timeout: 30_000, interval: 200 });
    await t.asOwner("update audit_event set reason = '另一个理由' where action = 'review.unmask'");
    const { brokenAt } = await check();
    expect(brokenAt).toBeGreaterThan(0);
    expect((await t.inTx((tx) => verifyAudit(tx))).brokenAt).toBe(brokenAt);
    await t.asOwner("update audit_event set reason = '核对来电人身份' where action = 'review.unmask'");
    expect((await check()).brokenAt).toBeNull();
  });
});

describe('谁查看过我的资料', () => {
  it('tells the candidate when which office looked and acted, without naming the person', async () => {
    const newest = await t.page.get('/my/profile/looks', { as: candidate });
    expect(newest.status).toBe(200);
    expect(newest.body).toContain('审核员（初审）');
    expect(newest.body).toContain('资格核验：报考信息');
    expect(newest.body).not.toContain('高明');
    expect(newest.body).not.toContain('核对来电人身份');
    const older = /href="(\/my\/profile\/looks\?after=[^"]+)"/.exec(newest.body)?.[1];
    expect((await t.page.get(older ?? '', { as: candidate })).body).toContain('查看完整号码');
  });

  it('tells nobody about anybody else', async () => {
    const other = await readyCandidate(t, { name: '张伟' });
    expect((await t.page.get('/my/profile/looks', { as: other.as })).body).toContain('还没有人查看过');
  });
});

it('every act has English words for its part of the program', () => {
  const areas = t.app.modules.flatMap((m) => m.endpoints ?? []).flatMap((e) => (e.audit === null ? [] : [e.audit.split('.')[0] ?? '']));
  expect([...new Set(areas.filter((a) => AREAS[a] === undefined))]).toEqual([]);
});
