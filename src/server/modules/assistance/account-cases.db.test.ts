import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseItems, CaseView, FoundAccounts } from '#contracts/assistance.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { person, registerPerson, type Person } from '#server/testing/people.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate } from '#server/testing/candidates.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { breachDesk } from '#server/testing/breaches.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const SHANDONG = { kind: 'province', province: '37' };
const SCAN = readFileSync(projectPath('seeds/demo/photos/portrait-03.jpg'));
type Of = { accountId: string; caseId: string };

let t: TestApp;
let adviser: Colleague;
let approver: Colleague;

beforeAll(async () => {
  t = await testApp();
  adviser = await colleague(t, { name: '秦悦', roles: ['consultant'], jurisdiction: SHANDONG });
  approver = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: SHANDONG });
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const at = (of: Of) => `/api/staff/account-cases/${of.accountId}/${of.caseId}`;
const propose = (accountId: string, wish: Record<string, unknown>, who = adviser) => t.api.post('/api/staff/account-cases', { accountId, wish, reason: '本人持身份证到窗口申请，已核对原件' }, { as: who.as });
const attach = (of: Of, who = adviser, bytes = SCAN) => t.api.upload(`/api/staff/cases/${of.accountId}/${of.caseId}/files`, multipartOf({}, [{ field: 'files', fileName: '身份证.jpg', contentType: 'image/jpeg', bytes }]), { as: who.as });
const read = async (of: Of, who = approver) => must(await t.api.get(at(of), { as: who.as })).json<CaseView>();
const decide = async (of: Of, who = approver, body: Record<string, unknown> = {}) => t.api.post(`${at(of)}/decision`, { decision: 'approve', version: (await read(of)).version, ...body }, { as: who.as });
const account = async (id: string) => t.inTx(async (tx) => {
  const found = await findAccount(tx, t.kit.crypto, id as never);
  if (!found) throw new Error('no account');
  return found;
});
const signIn = (p: Person) => t.api.post('/api/sign-ins', { userName: p.userName, password: p.password, captcha: { proof: 'pass' } }, { as: t.browser() });

/** Proposed with its proof, ready for the second member. */
async function proposed(accountId: string, wish: Record<string, unknown>): Promise<Of> {
  const of = must(await propose(accountId, wish)).json<Of>();
  must(await attach(of));
  return of;
}

/** What the hourly job does about merges that wait, as if it were this moment. */
async function finishMerges(now: number): Promise<void> {
  const handler = t.app.modules.flatMap((m) => m.handlers ?? []).find((h) => h.job.name === 'assistance.finish-merges');
  if (!handler) throw new Error('nobody finishes merges');
  await t.inTx((tx) => handler.work({ tx, kit: t.kit, now }, {}, undefined));
}

/** Two open sittings, the one whose exam is first first. */
async function twoSittings(): Promise<[{ id: string; lastDay: string }, { id: string; lastDay: string }]> {
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).map((o) => ({ id: o.sitting.id, code: o.exam.code, lastDay: o.sitting.examOn.toSorted().at(-1) ?? '' }));
  const [a, b] = [open.find((o) => o.code === '034'), open.find((o) => o.code !== '034')];
  if (!a || !b) throw new Error('fewer than two sittings are open');
  return [a, b];
}

describe('finding a person', () => {
  test('takes name and number exactly; what is shown is masked and recorded', async () => {
    const { accountId, person: p } = await registerPerson(t, person({ name: '欧阳倩' }));
    const found = must(await t.api.post('/api/staff/account-look-ups', { name: '欧阳倩', documentNumber: p.documentNumber }, { as: adviser.as })).json<FoundAccounts>();
    expect(found.accounts).toHaveLength(1);
    expect(found.accounts[0]).toMatchObject({ accountId, state: 'active', documentNumber: `${p.documentNumber.slice(0, 10)}****${p.documentNumber.slice(-4)}`, phone: '138********' });
    expect(JSON.stringify(found)).not.toContain(p.documentNumber);
    expect(codes(await t.api.post('/api/staff/account-look-ups', { name: '欧阳', documentNumber: p.documentNumber }, { as: adviser.as }))).toEqual(['assistance.nobody_found']);
    expect((await t.api.post('/api/staff/account-look-ups', { name: '欧阳倩', documentNumber: p.documentNumber }, { as: approver.as })).status).toBe(403);
    const audited = await t.db.selectFrom('audit_event').select(['account_id']).where('action', '=', 'account-case.look_up').where('actor_id', '=', adviser.id).where('account_id', 'is not', null).execute();
    expect(audited).toEqual([{ account_id: accountId }]);
  });
});

describe('assisted recovery', () => {
  test('sends a code to the new phone after two people agreed; name, number, phone and code together open the way to a new password', async () => {
    const { accountId, person: p } = await registerPerson(t);
    const phone = '13911112222';
    const of = must(await propose(accountId, { kind: 'recovery', phone })).json<Of>();
    expect(codes(await decide(of))).toEqual(['assistance.evidence_needed']);
    must(await attach(of));
    expect(codes(await attach(of))).toEqual(['files: assistance.same_file']);
    const own = await colleague(t, { name: '刘芳', roles: ['consultant', 'provincial_admin'], jurisdiction: SHANDONG });
    expect((await decide(of, adviser)).status).toBe(403);
    const both = await Promise.all([decide(of), decide(of, own)]);
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409]);

    const [message] = (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { phone }, limit: 5 }))).filter((m) => m.template === 'code_assist');
    const code = /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
    const told = await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { phone: p.phone }, limit: 5 }));
    expect(told[0]?.text).toContain('更换绑定手机为 139********');
    const as = t.browser();
    expect((await t.page.get('/recover/assisted', { as })).status).toBe(200);
    const body = { name: p.name, documentNumber: p.documentNumber, phone, code, captcha: { proof: 'pass' } };
    expect(codes(await t.api.post('/api/recoveries/by-assistance', { ...body, code: code === '000000' ? '000001' : '000000' }, { as }))).toEqual(['code: assistance.code_wrong']);
    expect(codes(await t.api.post('/api/recoveries/by-assistance', { ...body, name: '王五' }, { as }))).toEqual(['code: assistance.code_wrong']);
    must(await t.api.post('/api/recoveries/by-assistance', body, { as }));
    must(await t.api.post('/api/recoveries/password', { password: 'xin1-mi4-ma3-long', passwordAgain: 'xin1-mi4-ma3-long' }, { as }));
    expect((await signIn(p)).status).toBe(422);
    expect((await signIn({ ...p, password: 'xin1-mi4-ma3-long' })).status).toBe(200);
    expect((await account(accountId)).phone).toBe(phone);
    expect(codes(await t.api.post('/api/recoveries/by-assistance', body, { as }))).toEqual(['code: assistance.code_wrong']);
  }, 60_000);
});

describe('correcting an identity', () => {
  test('a wrong name and number become right, the claims with them, and the person is verified anew', async () => {
    const wrong = person({ name: '张伟' });
    const right = person({ name: '张炜' });
    const { accountId } = await registerPerson(t, wrong);
    await t.runJobs();
    const of = await proposed(accountId, { kind: 'identity_correction', name: right.name, documentType: 'resident_id', documentNumber: right.documentNumber });
    must(await decide(of));
    expect(await account(accountId)).toMatchObject({ name: '张炜', documentNumber: right.documentNumber, state: 'active' });
    const steps = await t.db.selectFrom('verification_event').select('action').where('account_id', '=', accountId).where('kind', '=', 'identity').orderBy('at').execute();
    expect(steps.map((s) => s.action)).toContain('correct');
    // the old pair is free again, the new one is taken
    await registerPerson(t, { ...person(), name: wrong.name, documentNumber: wrong.documentNumber });
    await expect(registerPerson(t, { ...person(), name: right.name, documentNumber: right.documentNumber })).rejects.toThrow('account.identity_registered');
  }, 60_000);

  test('of two corrections to one identity at once, one wins; the other is told to merge', async () => {
    const target = person({ name: '阿依古丽·买买提' });
    const [one, two] = [await registerPerson(t), await registerPerson(t)];
    const wish = { kind: 'identity_correction', name: target.name, documentType: 'resident_id', documentNumber: target.documentNumber };
    const cases = [await proposed(one.accountId, wish), await proposed(two.accountId, wish)];
    const replies = await Promise.all(cases.map((of) => decide(of)));
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
    const lost = replies.findIndex((r) => r.status === 409);
    expect(codes(replies[lost] ?? ({} as Reply))).toEqual(['wish.name: assistance.identity_taken']);
    expect((await read(cases[lost] ?? ({} as Of))).state).toBe('waiting');
  }, 60_000);

  test('a bracketed character gets its code point; a name without brackets has nothing to correct, nor may the new one have any', async () => {
    const { accountId } = await registerPerson(t, person({ name: '王晓[沛]', glyphDescription: '艹下加北' }));
    const nation = await colleague(t, { name: '部里', roles: ['consultant'], jurisdiction: { kind: 'nation' } });
    const queue = must(await t.api.get('/api/staff/rare-names', { as: nation.as })).json<{ items: { accountId: string }[] }>();
    expect(queue.items.map((i) => i.accountId)).toContain(accountId);
    expect(must(await t.api.get('/api/staff/rare-names', { as: adviser.as })).json<{ items: unknown[] }>().items).toEqual([]);
    expect(codes(await propose(accountId, { kind: 'rare_name', name: '王晓[北]' }))).toEqual(['wish.name: assistance.name_has_brackets']);
    for (const wish of [{ kind: 'rare_name', name: '王𰀡' }, { kind: 'name_change', name: '王𰀡' }, { kind: 'identity_correction', name: '王𰀡', documentType: 'resident_id', documentNumber: person().documentNumber }]) {
      expect(codes(await propose(accountId, wish)), wish.kind).toEqual(['wish.name: identity.name_not_drawn']);
    }
    expect(await t.db.selectFrom('missing_character').select(['character', 'asked']).execute()).toEqual([{ character: '𰀡', asked: 3 }]);
    must(await decide(await proposed(accountId, { kind: 'rare_name', name: '王晓𦭁' })));
    expect(await account(accountId)).toMatchObject({ name: '王晓𦭁', glyphDescription: undefined });
    expect(codes(await propose(accountId, { kind: 'rare_name', name: '王晓𦭁' }))).toEqual(['assistance.name_has_no_brackets']);
  }, 60_000);
});

describe('merging, releasing and closing', () => {
  test('the account kept gets phone and document, the other is suspended and signed out, both are told', async () => {
    const p = person({ name: '刘洋' });
    const kept = await registerPerson(t, p);
    const other = await registerPerson(t, person({ name: '刘扬' }));
    const browser = await t.signInCandidate(other.accountId);
    must(await decide(await proposed(kept.accountId, { kind: 'phone_release' })));
    expect((await account(kept.accountId)).phone).toBeUndefined();
    expect(codes(await propose(kept.accountId, { kind: 'merge', other: kept.accountId }))).toEqual(['wish.other: assistance.merge_self']);
    must(await decide(await proposed(kept.accountId, { kind: 'merge', other: other.accountId })));
    expect(await account(kept.accountId)).toMatchObject({ state: 'active', phone: other.person.phone });
    expect(await account(other.accountId)).toMatchObject({ state: 'frozen', phone: undefined });
    expect((await t.api.get('/api/my/cases/00000000-0000-7000-8000-000000000000', { as: browser })).status).toBe(401);
    expect(codes(await signIn(other.person))).toEqual(['account.frozen']);
    t.clock.set(t.clock.now() + 61_000); // a code a minute to one phone
    await registerPerson(t, person({ name: '彭博', phone: p.phone })); // the released phone is free again
  }, 60_000);

  test('two accounts with applications under way: both go on, the one that goes starts no new one, and they become one when its last exam is over', async () => {
    const [a, b] = await twoSittings();
    const [kept, other] = [await readyCandidate(t, { name: '张伟' }), await readyCandidate(t, { name: '张炜' })];
    const first = await apply(t, kept, { sittingId: a.id });
    await t.asOwner(`update application set payment_state = 'paid' where id = $1`, [first]);
    const second = await apply(t, other, { sittingId: b.id, until: 'started' });
    // only the one that would go has something under way: the other way round is right
    const idle = await registerPerson(t, person({ name: '章伟' }));
    expect(codes(await propose(idle.accountId, { kind: 'merge', other: other.accountId }))).toEqual(['wish.other: assistance.merge_keep_other']);
    const of = await proposed(kept.accountId, { kind: 'merge', other: other.accountId });
    expect((await read(of)).asks.map((l) => l.value).join(' ')).toContain('已缴费');
    expect((await read(of)).asks.at(-1)?.value).toContain(b.lastDay);
    must(await decide(of));
    expect([(await account(kept.accountId)).merging, (await account(other.accountId)).merging]).toEqual(['stays', 'goes']);
    // D-15 across both: neither may apply for the other's sitting, and the one that goes for nothing
    expect(codes(await t.api.post('/api/applications', { sittingId: b.id }, { as: kept.as }))).toEqual(['application.already_live_elsewhere']);
    expect(codes(await t.api.post('/api/applications', { sittingId: a.id }, { as: other.as }))).toEqual(['account.merging']);
    must(await propose(other.accountId, { kind: 'phone_release' }));
    expect((await t.api.get(`/api/applications/${second}`, { as: other.as })).status).toBe(200);
    await finishMerges(t.clock.now());
    expect((await account(other.accountId)).state).toBe('active');
    const messages = async (id: string) => Number((await t.asOwner('select count(*) as n from message where account_id = $1', [id])).rows[0]?.['n']);
    const [mine, theirs] = [await messages(kept.accountId), await messages(other.accountId)];
    const after = Date.parse(`${b.lastDay}T23:59:59+08:00`) + 60_000;
    // a case about the account that goes, opened meanwhile, is settled first
    const zheng = await colleague(t, { name: '郑刚', roles: ['integrity_officer'], jurisdiction: SHANDONG });
    const desk = breachDesk(t);
    const matter = await desk.openAbout(zheng, { name: '张炜', documentNumber: (await account(other.accountId)).documentNumber });
    await finishMerges(after);
    expect((await account(other.accountId)).state).toBe('active');
    must(await desk.versioned(matter, zheng, 'withdrawal', { reason: '与他人混淆，立案有误' }));
    await finishMerges(after);
    expect(await account(other.accountId)).toMatchObject({ state: 'frozen', merging: undefined });
    expect(await account(kept.accountId)).toMatchObject({ state: 'active', merging: undefined });
    expect((await read(of)).state).toBe('ended');
    // nothing is lost: both applications as they were, all messages with the account kept, and who looked at either
    const rows = (await t.asOwner('select payment_state, ended from application where id = any($1) and account_id = any($2) order by payment_state', [[first, second], [kept.accountId, other.accountId]])).rows;
    expect(rows.map((r) => [r['payment_state'], r['ended']])).toEqual([['paid', null], ['unpaid', null]]);
    expect(await messages(kept.accountId)).toBeGreaterThanOrEqual(mine + theirs);
    const page = await t.page.get('/my/profile/looks', { as: await t.signInCandidate(kept.accountId) });
    expect(page.body.match(/协助考生：提出/g)).toHaveLength(2);
  }, 120_000);

  test('both applied for one sitting: the case says which has to end first; after that it goes on', async () => {
    const [a] = await twoSittings();
    const [kept, other] = [await readyCandidate(t, { name: '欧阳倩' }), await readyCandidate(t, { name: '欧阳茜' })];
    await apply(t, kept, { sittingId: a.id });
    const unpaid = await apply(t, other, { sittingId: a.id, until: 'started' });
    expect(codes(await propose(kept.accountId, { kind: 'merge', other: other.accountId }))).toEqual(['wish.other: assistance.merge_same_sitting']);
    must(await t.api.delete(`/api/applications/${unpaid}`, { as: other.as }));
    must(await decide(await proposed(kept.accountId, { kind: 'merge', other: other.accountId })));
    expect((await account(other.accountId)).state).toBe('frozen');
  }, 120_000);

  test('agreed on twice at once, an account goes into one other only', async () => {
    const [x, y, goes] = [await registerPerson(t, person({ name: '李娜' })), await registerPerson(t, person({ name: '李那' })), await registerPerson(t, person({ name: '黎娜' }))];
    const cases = [await proposed(x.accountId, { kind: 'merge', other: goes.accountId }), await proposed(y.accountId, { kind: 'merge', other: goes.accountId })];
    const replies = await Promise.all(cases.map((of) => decide(of)));
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
  }, 60_000);

  test('an account with an open examination matter is neither merged away nor closed, however late it was opened; settled, it is', async () => {
    const zheng = await colleague(t, { name: '郑刚', roles: ['integrity_officer'], jurisdiction: SHANDONG });
    const desk = breachDesk(t);
    const [kept, other] = [await registerPerson(t, person({ name: '王晓沛' })), await registerPerson(t, person({ name: '王小沛' }))];
    const agreed = await proposed(kept.accountId, { kind: 'merge', other: other.accountId });
    const matter = await desk.openAbout(zheng, other.person);
    expect(codes(await decide(agreed))).toEqual(['wish.other: assistance.merge_open_matter']);
    expect([(await read(agreed)).state, (await account(other.accountId)).state]).toEqual(['waiting', 'active']);
    const third = await registerPerson(t, person({ name: '王筱沛' }));
    expect(codes(await propose(third.accountId, { kind: 'merge', other: other.accountId }))).toEqual(['wish.other: assistance.merge_open_matter']);
    // the other way round the case stays where it is
    must(await propose(other.accountId, { kind: 'merge', other: third.accountId }));
    // of a case they were not told of the person sees nothing; whoever is to agree is refused
    const as = await t.signInCandidate(other.accountId);
    expect((await t.page.get('/my/closing', { as })).body).not.toContain('未办结的考试情况事项');
    const closing = must(await t.api.post('/api/my/closing-requests', { reason: '不再报考，申请注销' }, { as })).json<{ caseId: string }>();
    await t.asOwner(`update assistance_case set province = '37' where case_id = $1`, [closing.caseId]); // as of somebody who applied there once
    const asked = { accountId: other.accountId, caseId: closing.caseId };
    const approve = async () => t.api.post(`${at(asked)}/decision`, { decision: 'approve', version: (await read(asked)).version }, { as: approver.as });
    expect(codes(await approve())).toEqual(['assistance.closing_open_matter']);
    must(await t.api.post(`/api/my/cases/${closing.caseId}/withdrawal`, {}, { as }));
    expect(codes(await propose(other.accountId, { kind: 'closing' }))).toEqual(['assistance.closing_open_matter']);
    must(await desk.attach(matter, zheng));
    must(await desk.notify(matter, zheng));
    expect(codes(await t.api.post('/api/my/closing-requests', { reason: '不再报考，申请注销' }, { as }))).toEqual(['assistance.closing_open_matter']);
    expect((await t.page.get('/my/closing', { as })).body).toContain('未办结的考试情况事项');
    must(await desk.versioned(matter, zheng, 'dismissal', { reason: '证据不足，不能认定' }));
    must(await decide(agreed));
    expect((await account(other.accountId)).state).toBe('frozen');
  }, 90_000);

  test('a candidate asks for closing and may take it back; closed, the person may register anew, an account an officer ended may not', async () => {
    const p = person({ name: '何洁' });
    const { accountId } = await registerPerson(t, p);
    const as = await t.signInCandidate(accountId);
    const asked = must(await t.page.post('/my/closing', { reason: '不再报考，申请注销' }, { as }));
    expect(asked.location).toMatch(/^\/my\/cases\//);
    expect(codes(await t.api.post('/api/my/closing-requests', { reason: '再申请一次' }, { as }))).toEqual(['assistance.open_already']);
    const page = await t.page.get(asked.location ?? '', { as });
    expect(page.body).toContain('撤回申请');
    must(await t.page.post(`${asked.location ?? ''}/withdrawal`, {}, { as }));
    must(await t.api.post('/api/my/closing-requests', { reason: '确认不再报考' }, { as }));
    // never having applied anywhere, the person is no matter of a province
    expect(must(await t.api.get('/api/staff/account-cases', { as: approver.as })).json<CaseItems>().items.some((i) => i.accountId === accountId)).toBe(false);

    const ended = await registerPerson(t, person({ name: '涂勇' }));
    must(await decide(must(await propose(ended.accountId, { kind: 'closing' })).json<Of>()));
    expect((await account(ended.accountId)).state).toBe('frozen');
    await expect(registerPerson(t, { ...person(), name: '涂勇', documentNumber: ended.person.documentNumber })).rejects.toThrow('account.identity_registered');
  }, 60_000);
});

test('a case of one province does not exist in another, whatever is asked of it', async () => {
  const { accountId } = await registerPerson(t, person({ name: '陈晨' }));
  const of = await proposed(accountId, { kind: 'phone_release' });
  const jiangxi = await colleague(t, { roles: ['provincial_admin', 'consultant'], jurisdiction: { kind: 'province', province: '36' } });
  const { files } = await read(of);
  const replies = [
    await t.api.get(at(of), { as: jiangxi.as }), await t.api.post(`${at(of)}/decision`, { decision: 'approve', version: 2 }, { as: jiangxi.as }), await t.api.post(`${at(of)}/withdrawal`, {}, { as: jiangxi.as }),
    await attach(of, jiangxi, readFileSync(projectPath('seeds/demo/photos/portrait-04.jpg'))), await t.api.get(files[0]?.url ?? '', { as: jiangxi.as }),
  ];
  expect(replies.map((r) => r.status)).toEqual(replies.map(() => 404));
  expect(must(await t.api.get('/api/staff/account-cases?state=all', { as: jiangxi.as })).json<CaseItems>().items).toEqual([]);
  expect((await t.api.get(files[0]?.url ?? '', { as: approver.as })).status).toBe(200);
  const reviewer = await colleague(t, { roles: ['reviewer'], jurisdiction: SHANDONG });
  expect((await t.api.get(files[0]?.url ?? '', { as: reviewer.as })).status).toBe(404);
  expect((await t.api.get('/api/staff/account-cases', { as: reviewer.as })).status).toBe(403);
}, 60_000);
