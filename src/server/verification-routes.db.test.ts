import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import type { VerificationHistory, VerificationQueue, VerificationView } from '#contracts/verification.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { accountRegistered, findAccount, rowsAdded } from './modules/accounts/index.ts';
import { readMessages, sendMessage } from './modules/notices/index.ts';
import { verificationModule, verificationOf, type Registries } from './modules/verification/index.ts';
import { registerPerson, type TestPerson } from './testing/account.ts';
import { testApp, type Browser, type TestApp } from './testing/app.ts';

const NOON = Date.parse('2026-09-01T12:00:00+08:00');
const HOUR = 3_600_000;

/** Registries that know nobody's certificates: identities pass but 赵敏's, rows fail. */
const registries: Registries = {
  identity: { ask: ({ name }) => Promise.resolve(name === '赵敏' ? { kind: 'answered', verdict: 'failed', reason: 'name_mismatch', reference: 'SF-2' } : { kind: 'answered', verdict: 'passed', reason: null, reference: 'SF-1' }) },
  education: { ask: () => Promise.resolve({ kind: 'answered', verdict: 'failed', reason: 'certificate_unknown', reference: 'XL-1' }) },
  degree: { ask: () => Promise.resolve({ kind: 'no_answer', why: 'busy' }) },
};

const STAFF: Record<string, { name: string; permissions: readonly Permission[]; jurisdiction: Jurisdiction }> = {
  '0192a000-0000-7000-8000-000000000001': { name: '周建军', permissions: ['verification.decide'], jurisdiction: { kind: 'nation' } },
  '0192a000-0000-7000-8000-000000000002': { name: '何丽', permissions: ['verification.decide'], jurisdiction: { kind: 'province', province: '37' } },
  '0192a000-0000-7000-8000-000000000003': { name: '冯涛', permissions: ['review.see'], jurisdiction: { kind: 'nation' } },
};
const [NATIONAL = '', PROVINCIAL = '', READER = ''] = Object.keys(STAFF);

const education = { certificateNumber: '106101201605003391', institution: '四川大学', graduatedIn: '201606', major: '安全工程', level: 'bachelor', mode: 'full_time' } as const;
const degree = { certificateNumber: '1061042016003391', institution: '四川大学', awardedIn: '201606', major: '工学', level: 'bachelor' } as const;

let t: TestApp;
let li: AccountId;
let liBrowser: Browser;
/** Moves the clock and signs in again: a sign-in does not outlast the jump. */
const moveTo = async (at: number) => {
  t.clock.set(at);
  liBrowser = await t.signInCandidate(li);
};
const register = (person: TestPerson) => t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, person));

beforeAll(async () => {
  t = await testApp({
    at: NOON, withReferenceData: false,
    modules: () => [{ name: 'lower', jobs: [accountRegistered, rowsAdded, sendMessage] }, verificationModule(registries)],
    people: { staffActor: (id) => Promise.resolve(STAFF[id]), candidateName: () => Promise.resolve('李娜') },
  });
  li = await register({ name: '李娜', documentNumber: '510107199411114063', rows: { educations: [education, { ...education, certificateNumber: '川大毕字第0391号', graduatedIn: '199906' }], degrees: [degree] } });
  await t.runJobs();
  liBrowser = await t.signInCandidate(li);
});
afterAll(() => t.stop());

const view = async (as: Browser = liBrowser) => (await t.api.get('/api/verification', { as })).json<VerificationView>();

describe('核验结果', () => {
  test('shows each line with state, reason, what to do and what it holds up', async () => {
    const { lines, unfinished } = await view();
    expect(lines.map((line) => [line.title, line.stateText, line.blocks])).toEqual([
      ['身份信息', '通过', false], ['学历 1', '未通过', false], ['学历 2', '需人工核验', false], ['学位 1', '核验中', true],
    ]);
    expect(unfinished).toBe(1);
    expect(lines[1]).toMatchObject({ reason: 'certificate_unknown', reasonText: '注册库中查不到该证书编号' });
    expect(lines[3]?.nextAskAt).toBeGreaterThan(NOON);
  });

  test('is a page that masks the number and says every state in words, in both languages', async () => {
    const page = await t.page.get('/my/verification', { as: liBrowser });
    expect(page.status).toBe(200);
    expect(page.body).toContain('5101071994****4063');
    expect(page.body).not.toContain('510107199411114063');
    expect(page.body).toMatch(/当前位置.*核验结果/s);
    expect(page.body).toContain('还有 1 项没有核验结果');
    const english = await t.page.get('/my/verification?lang=en', { as: { cookies: { ...liBrowser.cookies } } });
    expect(english.body).toContain('Manual verification needed');
    expect(english.body).not.toMatch(/需人工核验|未通过/);
  });

  test('is for the signed-in candidate only', async () => {
    expect((await t.api.get('/api/verification')).status).toBe(401);
    expect(await t.page.get('/my/verification')).toMatchObject({ status: 303, location: '/sign-in?next=%2Fmy%2Fverification' });
  });
});

test('the pages of accounts get the status of person and rows in few words (R-2.1.1-34)', async () => {
  const { identity, rows } = await t.inTx(async (tx) => {
    const account = await findAccount(tx, t.kit.crypto, li);
    if (!account) throw new Error('the account is there');
    return verificationOf(tx, account, 'zh');
  });
  expect(identity).toEqual({ tone: 'success', text: '通过' });
  expect([...rows.values()].map((status) => status.text)).toEqual(['未通过', '需人工核验', '核验中']);
  expect([...rows.values()][1]?.hint).toBe('2002年以前取得的学历不在自动核验范围内');
});

describe('重新核验', () => {
  const line = async (n: number) => {
    const { kind, rowId } = (await view()).lines[n] ?? { kind: '', rowId: '' };
    return { kind, rowId };
  };

  test('too soon after an answer is refused in words, at the form and in the API', async () => {
    const failed = await line(1);
    const form = await t.page.post('/my/verification', failed, { as: liBrowser });
    expect(form.status).toBe(409);
    expect(form.body).toContain('刚刚核验过，请在2026-09-01 12:1');
    expect((await t.api.post('/api/verification/requests', failed, { as: liBrowser })).body).toContain('verification.too_soon');
  });

  test.each([[0, 'verification.already_passed'], [2, 'verification.manual_by_rule'], [3, 'verification.wrong_state']])('line %i: %s', async (n, code) => {
    expect((await t.api.post('/api/verification/requests', await line(n), { as: liBrowser })).body).toContain(code);
  });

  test('after a while it is asked again, three times a day at most', async () => {
    const failed = await line(1);
    for (const hours of [1, 2, 3]) {
      await moveTo(NOON + hours * HOUR);
      const sent = await t.page.post('/my/verification', failed, { as: liBrowser });
      expect(sent).toMatchObject({ status: 303, location: '/my/verification?asked=1' });
      expect((await view()).lines[1]?.state).toBe('verifying');
      await t.runJobs();
      expect((await view()).lines[1]?.state).toBe('failed');
    }
    await moveTo(NOON + 4 * HOUR);
    const page = await t.page.get('/my/verification', { as: liBrowser });
    expect(page.body).toContain('24小时内最多重新核验3次，请在2026-09-02 13:0');
    expect((await t.page.post('/my/verification', failed, { as: liBrowser })).status).toBe(409);
    await moveTo(NOON + 5 * HOUR);
  });

  test('what belongs to another account, or to nobody, is not found', async () => {
    const other = await register({ name: '林志远', documentNumber: '350203199404081128' });
    await t.runJobs();
    for (const subject of [{ kind: 'identity', rowId: other }, { kind: 'education', rowId: randomUUID() }, { kind: 'degree', rowId: (await line(1)).rowId }]) {
      const no = await t.api.post('/api/verification/requests', subject, { as: liBrowser });
      expect([no.status, no.body]).toEqual([404, expect.stringContaining('verification.not_found')]);
    }
    expect((await t.api.post('/api/verification/requests', { kind: 'photo', rowId: 'x' }, { as: liBrowser })).status).toBe(422);
  });
});

describe('人工核验', () => {
  const address = (of: AccountId, kind: string, rowId: string) => `/api/staff/accounts/${of}/verifications/${kind}/${rowId}`;

  test('needs the permission, and the whole country in view', async () => {
    const { rowId = '' } = (await view()).lines[2] ?? {};
    const decision = { decision: 'pass', note: '已核对纸质毕业证书原件' };
    const reader = await t.signInStaff(READER);
    const provincial = await t.signInStaff(PROVINCIAL);
    for (const as of [reader, provincial, liBrowser]) {
      const tried = await t.api.post(`${address(li, 'education', rowId)}/decision`, decision, { as });
      expect([401, 403]).toContain(tried.status);
      expect([401, 403]).toContain((await t.api.get('/api/staff/verifications', { as })).status);
    }
    expect((await view()).lines[2]?.state).toBe('needs_manual');
  });

  test('the queue names who waits, masked; a decision needs evidence, is audited, shown and told', async () => {
    const national = await t.signInStaff(NATIONAL);
    const { rowId = '' } = (await view()).lines[2] ?? {};
    const queue = (await t.api.get('/api/staff/verifications', { as: national })).json<VerificationQueue>();
    expect(queue.rows).toContainEqual(expect.objectContaining({ accountId: li, kind: 'education', rowId, detail: '李娜 · 5101071994****4063 · 四川大学 · 安全工程 · 1999-06' }));
    expect((await t.api.post(`${address(li, 'education', rowId)}/decision`, { decision: 'pass', note: '好' }, { as: national })).status).toBe(422);
    const done = await t.api.post(`${address(li, 'education', rowId)}/decision`, { decision: 'pass', note: '已核对纸质毕业证书原件' }, { as: national });
    expect(done.json()).toEqual({ state: 'manual_passed', stateText: '人工核验通过' });
    expect((await view()).lines[2]).toMatchObject({ state: 'manual_passed', staffNote: '已核对纸质毕业证书原件', blocks: false });
    const again = await t.api.post('/api/verification/requests', { kind: 'education', rowId }, { as: liBrowser });
    expect(again.body).toContain('verification.decided_by_staff');
    const { rows } = await t.asOwner(`select action, account_id, reason from audit_event where action = 'verification.decide'`);
    expect(rows).toEqual([{ action: 'verification.decide', account_id: li, reason: '已核对纸质毕业证书原件' }]);
    const history = (await t.api.get(address(li, 'education', rowId), { as: national })).json<VerificationHistory>();
    expect(history.steps.map((step) => [step.action, step.to, step.by])).toEqual([['set_aside', 'needs_manual', 'system'], ['pass_manually', 'manual_passed', 'staff']]);
  });

  test('what is running or passed by a registry is not decided by hand', async () => {
    const national = await t.signInStaff(NATIONAL);
    const lines = (await view()).lines;
    for (const n of [0, 3]) {
      const { kind = '', rowId = '' } = lines[n] ?? {};
      const no = await t.api.post(`${address(li, kind, rowId)}/decision`, { decision: 'pass', note: '已核对证件原件' }, { as: national });
      expect([no.status, no.body]).toEqual([409, expect.stringContaining('verification.wrong_state')]);
    }
    expect((await t.api.post(`${address(li, 'degree', randomUUID())}/decision`, { decision: 'fail', note: '查无此证书' }, { as: national })).status).toBe(404);
  });

  test('an identity passed by hand settles who holds the document', async () => {
    const national = await t.signInStaff(NATIONAL);
    const first = await register({ name: '赵敏', documentNumber: '610103199205052027', phone: '13900001111' });
    const second = await register({ name: '赵珉', documentNumber: '610103199205052027' });
    await t.asOwner(`delete from jobs.job where data->>'accountId' = $1`, [second]);
    await t.runJobs();
    const done = await t.api.post(`${address(first, 'identity', first)}/decision`, { decision: 'pass', note: '户口簿证明曾用名' }, { as: national });
    expect(done.status).toBe(200);
    const states = await t.inTx(async (tx) => [await findAccount(tx, t.kit.crypto, first), await findAccount(tx, t.kit.crypto, second)]);
    expect(states.map((account) => account?.state)).toEqual(['active', 'frozen']);
    const told = await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { phone: '13900001111' } }));
    expect(told.map((message) => message.text)).toContainEqual(expect.stringContaining('身份人工核验通过'));
  });
});
