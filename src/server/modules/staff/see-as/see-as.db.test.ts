import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberView } from '#contracts/staff-people.ts';
import type { StaffSession } from '#contracts/staff.ts';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const shandong = { kind: 'province', province: '37' };
const reason = '考生投诉看不到审核按钮，核实界面';
let t: TestApp;
let viewer: Colleague;
let seen: Colleague;
beforeAll(async () => {
  t = await testApp({ at: Date.parse('2026-03-16T09:00:00+08:00') });
  viewer = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: shandong });
  seen = await colleague(t, { name: '高明', roles: ['reviewer'], jurisdiction: { kind: 'points', points: ['3701-01'] } });
});
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const begin = (as: Browser, staffId: string) => t.api.post('/api/staff/see-as', { staffId, reason }, { as });
const session = async (as: Browser) => (await t.api.get('/api/staff/session', { as })).json<StaffSession>();
async function looking(): Promise<Browser> {
  const as = await t.signInStaff(viewer.id);
  expect((await begin(as, seen.id)).status).toBe(200);
  return as;
}

describe('seeing as a colleague', () => {
  it('shows at once what they may do and where, and says who looks', async () => {
    const as = await looking();
    const now = await session(as);
    expect(now).toMatchObject({ name: '赵建国', jurisdiction: { kind: 'points', points: ['3701-01'] }, seeingAs: { staffId: seen.id, name: '高明', roles: ['reviewer'] } });
    expect(Math.round(((now.seeingAs?.until ?? 0) - now.now) / 60_000)).toBe(15);
    expect(now.permissions).toEqual(expect.arrayContaining(['review.see', 'review.decide']));
    expect(now.permissions).not.toContain('person.unmask');
    expect(now.permissions).not.toContain('staff.manage');
    expect((await t.api.get('/api/staff/review/queue', { as })).status).toBe(200);
    expect((await t.api.get('/api/staff/members', { as })).status).toBe(403);
  });

  it('refuses every write and the colleague’s own affairs, of every endpoint there is', async () => {
    const as = await looking();
    const staff = t.app.modules.flatMap((m) => m.endpoints ?? []).filter((e): e is AnyEndpoint => typeof e.access === 'object' && e.seeAs !== 'open');
    const closed = staff.filter((e) => e.method !== 'GET' || e.seeAs === 'closed');
    expect(closed.length).toBeGreaterThan(20);
    for (const e of closed) {
      const reply = await t.app.http.inject({ method: e.method, url: e.path.replaceAll(/:[A-Za-z]+/g, () => newId()), cookies: as.cookies, ...(e.method !== 'GET' && { payload: {} }) });
      expect([reply.statusCode, reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)], `${e.method} ${e.path}`).toEqual([403, ['staff.see_as_read_only']]);
    }
    expect((await t.asOwner('select count(*)::int as n from audit_event where acting_as_id is not null and action not in (\'review.list\', \'staff.see_as_read\')')).rows).toEqual([{ n: 0 }]);
  });

  it('writes down every read with both, and stands in the colleague’s history', async () => {
    const as = await looking();
    await t.api.get('/api/staff/review/queue', { as });
    await t.api.get('/api/staff/review/choices', { as });
    const rows = await t.asOwner(`select action from audit_event where actor_id = $1 and acting_as_id = $2 order by at, id`, [viewer.id, seen.id]);
    expect(rows.rows.map((r: { action: string }) => r.action)).toEqual(expect.arrayContaining(['review.list', 'staff.see_as_read']));
    const began = await t.asOwner(`select reason, subject from audit_event where actor_id = $1 and action = 'staff.see_as' order by id desc limit 1`, [viewer.id]);
    expect(began.rows).toEqual([{ reason, subject: `staff:${seen.id}` }]);
    const history = (await t.api.get(`/api/staff/members/${seen.id}`, { as: viewer.as })).json<MemberView>().history;
    expect(history).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'seen_as', note: reason, by: { id: viewer.id, name: '赵建国' } })]));
  });

  it('ends by the button: the own view and the own acts are back at once', async () => {
    const as = await looking();
    const endsAt = (await session(as)).endsAt;
    expect((await t.api.delete('/api/staff/see-as', { as })).status).toBe(200);
    expect(await session(as)).toMatchObject({ seeingAs: null, jurisdiction: shandong, endsAt });
    expect((await t.api.get('/api/staff/members', { as })).status).toBe(200);
    expect(codes(await t.api.delete('/api/staff/see-as', { as }))).toEqual(['staff.see_as_over']);
  });

  it('ends by itself after a quarter of an hour', async () => {
    const as = await looking();
    t.clock.set(t.clock.now() + 14 * 60_000);
    expect((await session(as)).seeingAs).not.toBeNull();
    t.clock.set(t.clock.now() + 2 * 60_000);
    expect(await session(as)).toMatchObject({ seeingAs: null, jurisdiction: shandong });
  });

  it('leaves no sign-in behind: the exchanged one opens nothing', async () => {
    const as = await t.signInStaff(viewer.id);
    const old = { cookies: { ...as.cookies } };
    await begin(as, seen.id);
    expect(as.cookies).not.toEqual(old.cookies);
    expect((await t.api.get('/api/staff/session', { as: old })).status).toBe(401);
    expect((await t.api.delete('/api/staff/sign-ins/current', { as })).status).toBe(200);
    expect((await t.api.get('/api/staff/session', { as })).status).toBe(401);
  });

  it('is never as an administrator of the system, of security or of the log, as oneself, as somebody suspended, or outside the jurisdiction', async () => {
    const security = await colleague(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
    for (const role of ['system_admin', 'security_admin', 'auditor']) {
      const other = await colleague(t, { name: '沈毅', roles: [role], jurisdiction: { kind: 'nation' } });
      expect(codes(await begin(security.as, other.id))).toEqual(['staff.see_as_not_these']);
    }
    expect(codes(await begin(security.as, security.id))).toContain('staff.see_as_not_self');
    const foreign = await colleague(t, { name: '江涛', roles: ['reviewer'], jurisdiction: { kind: 'province', province: '36' } });
    expect(codes(await begin(viewer.as, foreign.id))).toEqual(['staff.not_found']);
    await t.api.post(`/api/staff/members/${foreign.id}/suspension`, { reason: '离任，停用账号' }, { as: (await colleague(t, { name: '石磊', roles: ['system_admin'], jurisdiction: { kind: 'nation' } })).as });
    expect(codes(await begin(security.as, foreign.id))).toEqual(['staff.suspended']);
    expect((await begin(seen.as, viewer.id)).status).toBe(403);
  });

  it('is over when either may no longer: the colleague becomes an auditor, or the viewer loses the power', async () => {
    const other = await colleague(t, { name: '孙敏', roles: ['reviewer'], jurisdiction: shandong });
    const as = await t.signInStaff(viewer.id);
    await begin(as, other.id);
    await t.asOwner(`update staff_role set role = 'auditor' where staff_id = $1`, [other.id]);
    expect((await session(as)).seeingAs).toBeNull();
    const again = await looking();
    await t.asOwner(`update staff_role set role = 'city_officer' where staff_id = $1`, [viewer.id]);
    expect(await session(again)).toMatchObject({ seeingAs: null, roles: ['city_officer'] });
  });
});
