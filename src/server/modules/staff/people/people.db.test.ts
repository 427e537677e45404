import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FirstPasswordShown, MemberList, MemberView, PostingList } from '#contracts/staff-people.ts';
import type { StaffSignInAnswer } from '#contracts/staff-security.ts';
import type { StaffSession } from '#contracts/staff.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const captcha = { proof: 'pass' };
const shandong = { kind: 'province', province: '37' };
const jiangxi = { kind: 'province', province: '36' };
const reason = '新入职，负责济南审核点';
let t: TestApp;
let system: Colleague;
let security: Colleague;
let provincial: Colleague;
beforeAll(async () => {
  t = await testApp({ at: Date.parse('2026-03-16T09:00:00+08:00') });
  system = await colleague(t, { name: '石磊', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
  security = await colleague(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
  provincial = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: shandong });
});
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const open = (as: Browser, person: Record<string, unknown>) => t.api.post('/api/staff/members', { name: '欧阳倩', roles: ['reviewer'], jurisdiction: { kind: 'points', points: ['3701-01'] }, reason, ...person }, { as });
const view = async (as: Browser, id: string) => (await t.api.get(`/api/staff/members/${id}`, { as })).json<MemberView>();
const decide = (as: Browser, posting: string, decision: 'approve' | 'decline') => t.api.post(`/api/staff/postings/${posting}/decision`, { decision, reason: '已核对任命文件' }, { as });
const waiting = async (as: Browser, staffId: string) => (await t.api.get('/api/staff/postings', { as })).json<PostingList>().items.find((p) => p.member.id === staffId);

/** Signs in with a made password and chooses an own one. */
async function chooseOwn(who: { userName: string; password: string }, as: Browser): Promise<Reply> {
  const answer = (await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha }, { as })).json<StaffSignInAnswer>();
  if (answer.step !== 'first') throw new Error(`unexpected step ${answer.step}`);
  return t.api.post('/api/staff/sign-ins/first', { ticket: answer.ticket, password: 'da4-ming2-hu2', passwordAgain: 'da4-ming2-hu2' }, { as });
}

describe('opening an account', () => {
  it('gives a password once, no powers, and a posting that a second person approves', async () => {
    const made = (await open(provincial.as, { userName: 'ouyang.qian' })).json<FirstPasswordShown>();
    const as = t.browser();
    expect((await chooseOwn(made, as)).json<StaffSession>()).toMatchObject({ passwordTemporary: false, permissions: [], roles: [] });

    const posting = await waiting(security.as, made.staffId);
    expect(posting).toMatchObject({ roles: ['reviewer'], reason, proposedBy: { name: '赵建国' }, cannotDecide: null, was: { roles: [] } });
    expect((await decide(security.as, posting?.id ?? '', 'approve')).status).toBe(200);
    expect((await t.api.get('/api/staff/session', { as })).json<StaffSession>()).toMatchObject({ roles: ['reviewer'], jurisdiction: { kind: 'points', points: ['3701-01'] } });
    const after = await view(provincial.as, made.staffId);
    expect(after.history.map((e) => [e.kind, e.by?.name])).toEqual(expect.arrayContaining([['opened', '赵建国'], ['posting_proposed', '赵建国'], ['password_changed', '欧阳倩'], ['posting_approved', '安然']]));
    expect(after.postings).toMatchObject([{ state: 'approved', decidedBy: { name: '安然' }, decisionReason: '已核对任命文件' }]);
  });

  it('tells every no at once, and keeps a provincial administrator to the province', async () => {
    expect(codes(await open(provincial.as, { userName: 'x', roles: ['reviewer'], reason: '无' })).sort()).toEqual(['staff.reason_too_short', 'staff.user_name_format']);
    expect(codes(await open(provincial.as, { userName: 'wai.sheng', roles: ['provincial_admin'], jurisdiction: jiangxi }))).toEqual(['staff.role_not_yours_to_give', 'staff.wider_jurisdiction']);
    expect((await open(security.as, { userName: 'an.ran2' })).status).toBe(403);
    await open(provincial.as, { userName: 'chong.ming' });
    expect(codes(await open(provincial.as, { userName: 'chong.ming' }))).toEqual(['staff.user_name_taken']);
  });
});

describe('approval', () => {
  it('is a second person’s: not the proposer’s, not the subject’s, and the database holds it too', async () => {
    const both = await colleague(t, { name: '马骏', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
    const made = (await open(both.as, { userName: 'ma.li', jurisdiction: shandong })).json<FirstPasswordShown>();
    const posting = await waiting(security.as, made.staffId);
    // whoever proposed it becomes a security administrator before it is decided
    await t.asOwner(`update staff_role set role = 'security_admin' where staff_id = $1`, [both.id]);
    const later = await t.signInStaff(both.id);
    expect(codes(await decide(later, posting?.id ?? '', 'approve'))).toEqual(['staff.two_people']);
    await expect(t.asOwner(`update staff_posting set state = 'approved', decided_by_id = proposed_by_id, decided_at = now() where id = $1`, [posting?.id])).rejects.toThrow(/staff_posting_two_people/);
    await expect(t.asOwner(`update staff_posting set state = 'approved', decided_by_id = staff_id, decided_at = now() where id = $1`, [posting?.id])).rejects.toThrow(/staff_posting_not_own/);
    expect((await decide(system.as, posting?.id ?? '', 'approve')).status).toBe(403);
    expect((await decide(security.as, posting?.id ?? '', 'decline')).status).toBe(200);
    expect(codes(await decide(security.as, posting?.id ?? '', 'approve'))).toEqual(['staff.posting_decided']);
    expect((await view(system.as, made.staffId)).roles).toEqual([]);
  });

  it('happens once, however many approve at the same moment', async () => {
    const made = (await open(provincial.as, { userName: 'tong.shi' })).json<FirstPasswordShown>();
    const posting = await waiting(security.as, made.staffId);
    const others = await Promise.all([1, 2].map(() => colleague(t, { name: '安宁', roles: ['security_admin'], jurisdiction: shandong })));
    const done = await Promise.all([security, ...others].map((one) => decide(one.as, posting?.id ?? '', 'approve')));
    expect(done.map((r) => r.status).sort()).toEqual([200, 409, 409]);
  });

  it('waits alone: a second proposal is refused until the first is withdrawn by whoever made it', async () => {
    const who = await colleague(t, { name: '孙敏', roles: ['reviewer'], jurisdiction: shandong });
    const propose = (as: Browser, roles: string[]) => t.api.post(`/api/staff/members/${who.id}/postings`, { roles, jurisdiction: shandong, reason: '岗位调整，兼任财务' }, { as });
    const { postingId } = (await propose(provincial.as, ['reviewer', 'cashier'])).json<{ postingId: string }>();
    expect(codes(await propose(system.as, ['cashier']))).toEqual(['staff.posting_pending']);
    expect(codes(await propose(provincial.as, ['reviewer']))).toEqual(['staff.posting_unchanged']);
    expect(codes(await t.api.post(`/api/staff/postings/${postingId}/withdrawal`, {}, { as: system.as }))).toEqual(['staff.not_your_proposal']);
    expect((await t.api.post(`/api/staff/postings/${postingId}/withdrawal`, {}, { as: provincial.as })).status).toBe(200);
    expect((await propose(system.as, ['cashier'])).status).toBe(200);
  });

  it('is narrowed: a security administrator of one province does not see another’s', async () => {
    const made = (await open(provincial.as, { userName: 'lin.jing' })).json<FirstPasswordShown>();
    const posting = await waiting(security.as, made.staffId);
    const elsewhere = await colleague(t, { roles: ['security_admin'], jurisdiction: jiangxi });
    expect(await waiting(elsewhere.as, made.staffId)).toBeUndefined();
    expect(codes(await decide(elsewhere.as, posting?.id ?? '', 'approve'))).toEqual(['staff.posting_not_found']);
  });
});

describe('an account', () => {
  it('is suspended with a reason, at once, and restored', async () => {
    const who = await colleague(t, { name: '高明', jurisdiction: shandong });
    const act = (what: string, as = provincial.as) => t.api.post(`/api/staff/members/${who.id}/${what}`, { reason: '借调到外单位半年' }, { as });
    expect((await t.api.get('/api/staff/session', { as: who.as })).status).toBe(200);
    expect((await act('suspension')).status).toBe(200);
    expect(codes(await act('suspension'))).toEqual(['staff.already_suspended']);
    expect(codes(await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha }))).toEqual(['staff.suspended']);
    expect((await t.asOwner('select 1 from web_session where subject_id = $1 and ended_at is null', [who.id])).rows).toEqual([]);
    expect((await act('restoration')).status).toBe(200);
    expect(codes(await act('restoration'))).toEqual(['staff.not_suspended']);
    expect((await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha })).status).toBe(200);
  });

  it('gets a temporary password that ends what is open; its owner chooses another', async () => {
    const who = await colleague(t, { name: '杨柳', jurisdiction: shandong });
    const { password } = (await t.api.post(`/api/staff/members/${who.id}/password-reset`, { reason: '本人忘记密码，已核对工作证' }, { as: provincial.as })).json<FirstPasswordShown>();
    expect(codes(await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha }))).toEqual(['staff.sign_in_failed']);
    const as = t.browser();
    expect((await chooseOwn({ userName: who.userName, password }, as)).json<StaffSession>()).toMatchObject({ passwordTemporary: false, roles: ['reviewer'] });
  });

  it('is freed of the waiting time after wrong tries', async () => {
    const who = await colleague(t, { name: '周岚', jurisdiction: shandong });
    for (let i = 0; i < 6; i += 1) await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: 'not-this-one', captcha });
    expect((await view(provincial.as, who.id)).throttled).toMatchObject({ failures: 5 });
    const unlock = () => t.api.post(`/api/staff/members/${who.id}/unlocking`, { reason: '本人来电，已核实身份' }, { as: provincial.as });
    expect((await unlock()).status).toBe(200);
    expect(codes(await unlock())).toEqual(['staff.not_throttled']);
    expect((await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha })).status).toBe(200);
  });

  it('does not exist outside the manager’s province, and is nobody’s own to manage', async () => {
    const foreign = await colleague(t, { name: '江涛', jurisdiction: jiangxi });
    for (const path of ['suspension', 'restoration', 'password-reset', 'unlocking']) {
      expect([path, codes(await t.api.post(`/api/staff/members/${foreign.id}/${path}`, { reason: '超出辖区的操作' }, { as: provincial.as }))]).toEqual([path, ['staff.not_found']]);
    }
    expect(codes(await t.api.get(`/api/staff/members/${foreign.id}`, { as: provincial.as }))).toEqual(['staff.not_found']);
    expect(codes(await t.api.post(`/api/staff/members/${system.id}/suspension`, { reason: '停用自己的账号' }, { as: system.as }))).toContain('staff.own_account');
    expect(codes(await t.api.post(`/api/staff/members/${provincial.id}/suspension`, { reason: '停用自己的账号' }, { as: provincial.as }))).toEqual(['staff.own_account', 'staff.beyond_manager']);
  });

  it('of the last security administrator of the nation cannot be suspended', async () => {
    const rows = (await t.asOwner(`select m.id from staff_member m join staff_role r on r.staff_id = m.id where r.role = 'security_admin' and m.jurisdiction_kind = 'nation' and m.id <> $1`, [security.id])).rows as { id: string }[];
    for (const { id } of rows) await t.api.post(`/api/staff/members/${id}/suspension`, { reason: '离任，停用账号' }, { as: system.as });
    expect(codes(await t.api.post(`/api/staff/members/${security.id}/suspension`, { reason: '离任，停用账号' }, { as: system.as }))).toEqual(['staff.last_of_role']);
  });
});

describe('a power taken away in mid-session', () => {
  const queue = (who: Colleague) => t.api.get('/api/staff/review/queue', { as: who.as });
  const session = (who: Colleague) => t.api.get('/api/staff/session', { as: who.as });

  it('is refused at the very next request after the approval, and the new one holds', async () => {
    const who = await colleague(t, { name: '王晓沛', roles: ['reviewer'], jurisdiction: shandong });
    expect((await queue(who)).status).toBe(200);
    const { postingId } = (await t.api.post(`/api/staff/members/${who.id}/postings`, { roles: ['cashier'], jurisdiction: shandong, reason: '调任财务，不再审核' }, { as: provincial.as })).json<{ postingId: string }>();
    expect((await queue(who)).status).toBe(200);
    expect((await decide(security.as, postingId, 'approve')).status).toBe(200);
    expect(codes(await queue(who))).toEqual(['request.forbidden']);
    expect((await session(who)).json<StaffSession>()).toMatchObject({ roles: ['cashier'] });
  });

  it('by a suspension leaves no request through, also one that was under way with what was remembered', async () => {
    const who = await colleague(t, { name: '𠮷田健', roles: ['reviewer'], jurisdiction: shandong });
    expect((await queue(who)).status).toBe(200);
    const [suspended] = await Promise.all([t.api.post(`/api/staff/members/${who.id}/suspension`, { reason: '借调到外单位半年' }, { as: provincial.as }), ...[1, 2, 3].map(() => queue(who))]);
    expect(suspended.status).toBe(200);
    expect([(await queue(who)).status, (await session(who)).status]).toEqual([401, 401]);
  });

  it('stays when the act that would take it is refused', async () => {
    const who = await colleague(t, { name: '阿依古丽·买买提', roles: ['reviewer'], jurisdiction: jiangxi });
    expect((await queue(who)).status).toBe(200);
    expect(codes(await t.api.post(`/api/staff/members/${who.id}/suspension`, { reason: '超出辖区的操作' }, { as: provincial.as }))).toEqual(['staff.not_found']);
    expect((await queue(who)).status).toBe(200);
  });
});

describe('the list', () => {
  it('is narrowed to the province, filtered, and paged by user name', async () => {
    const list = async (as: Browser, query: string) => (await t.api.get(`/api/staff/members?${query}`, { as })).json<MemberList>();
    const all = await list(provincial.as, '');
    expect(all.items.length).toBeGreaterThan(5);
    for (const one of all.items) expect((await view(provincial.as, one.id)).id).toBe(one.id);
    expect((await list(provincial.as, 'province=36')).items).toEqual([]);
    expect((await list(system.as, 'role=security_admin')).items.every((m) => m.roles.includes('security_admin'))).toBe(true);
    expect((await list(system.as, 'state=suspended')).items.every((m) => m.state === 'suspended')).toBe(true);
    expect((await list(system.as, `name=${encodeURIComponent('高')}`)).items.map((m) => m.name)).toEqual(['高明']);
    expect((await list(system.as, 'name=%25')).items).toEqual([]);
    for (let i = 0; i < 50; i += 1) await t.asOwner(`insert into staff_member (id, user_name, name, password_hash, password_temporary, password_changed_at, state, jurisdiction_kind, home_province, created_at, changed_at) values (gen_random_uuid(), $1, '甘露', '-', true, now(), 'active', 'points', '62', now(), now())`, [`gan${String(i).padStart(2, '0')}`]);
    const gansu = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '62' } });
    const first = await list(gansu.as, '');
    const second = await list(gansu.as, `after=${first.next ?? ''}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 1, null]);
    expect(new Set([...first.items, ...second.items].map((m) => m.id)).size).toBe(51);
  });

  it('is for those who manage staff, and closed to all others', async () => {
    const reviewer = await colleague(t);
    for (const path of ['/api/staff/members', '/api/staff/postings', `/api/staff/members/${system.id}`]) expect((await t.api.get(path, { as: reviewer.as })).status).toBe(403);
  });
});
