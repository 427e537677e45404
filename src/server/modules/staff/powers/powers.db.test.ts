import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PowerHistory, PowerList } from '#contracts/staff-powers.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const shandong = { kind: 'province', province: '37' };
const jiangxi = { kind: 'province', province: '36' };
const MORNING = Date.parse('2026-03-16T09:00:00+08:00');
const STEP = 600_000;
let t: TestApp;
let system: Colleague;
let security: Colleague;
let provincial: Colleague;
let auditor: Colleague;
let qian: string;
beforeAll(async () => {
  t = await testApp({ at: MORNING });
  system = await colleague(t, { name: '石磊', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
  security = await colleague(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
  provincial = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: shandong });
  auditor = await colleague(t, { name: '沈毅', roles: ['auditor'], jurisdiction: { kind: 'nation' } });
  qian = must(await t.api.post('/api/staff/members', { userName: 'ouyang.qian', name: '欧阳倩', roles: ['reviewer'], jurisdiction: shandong, reason: '新入职，鲁考办〔2026〕15 号' }, { as: provincial.as })).json<{ staffId: string }>().staffId;
  await approveNext('任命文件已核对');
  t.clock.set(MORNING + STEP);
  must(await t.api.post(`/api/staff/members/${qian}/postings`, { roles: ['reviewer', 'cashier'], jurisdiction: shandong, reason: '兼任财务，鲁考办〔2026〕21 号' }, { as: system.as }));
  await approveNext('同意兼任');
});
afterAll(() => t.stop());

async function approveNext(reason: string): Promise<void> {
  const [posting] = must(await t.api.get('/api/staff/postings', { as: security.as })).json<{ items: { id: string }[] }>().items;
  must(await t.api.post(`/api/staff/postings/${posting?.id ?? ''}/decision`, { decision: 'approve', reason }, { as: security.as }));
}
/** The clock runs on while a test does: moments are told in steps. */
const step = (at: number | null): number | null => (at === null ? null : Math.floor((at - MORNING) / STEP));
const list = async (as: Browser, query = ''): Promise<PowerList> => must(await t.api.get(`/api/staff/powers?${query}`, { as })).json<PowerList>();
const history = (as: Browser, id: string): Promise<Reply> => t.api.get(`/api/staff/powers/${id}`, { as });

describe('the overview of powers', () => {
  it('says who holds what, where, since when, proposed and approved by whom, each role by the posting that first gave it', async () => {
    const { items } = await list(auditor.as, `name=${encodeURIComponent('欧阳')}`);
    expect(items.map((p) => step(p.since))).toEqual([1, 0]);
    expect(items).toMatchObject([
      { role: 'cashier', proposedBy: { name: '石磊' }, approvedBy: { name: '安然' }, reason: '兼任财务，鲁考办〔2026〕21 号' },
      { role: 'reviewer', proposedBy: { name: '赵建国' }, approvedBy: { name: '安然' }, reason: '新入职，鲁考办〔2026〕15 号', jurisdictionText: '山东省', state: 'active' },
    ]);
  });

  it('says of an account made at the command line that nobody proposed it', async () => {
    expect((await list(security.as, 'role=auditor')).items).toMatchObject([{ member: { name: '沈毅' }, proposedBy: null, approvedBy: null, reason: null }]);
  });

  it('is narrowed by role, organisation, state and name, and a name is not a pattern', async () => {
    expect((await list(auditor.as, 'organisation=37')).items.map((p) => p.member.name).sort()).toEqual(['欧阳倩', '欧阳倩', '赵建国']);
    expect((await list(auditor.as, 'organisation=00')).items.map((p) => p.member.name).sort()).toEqual(['安然', '沈毅', '石磊']);
    expect((await list(auditor.as, 'role=cashier')).items.map((p) => p.userName)).toEqual(['ouyang.qian']);
    expect(await list(auditor.as, 'state=suspended')).toEqual({ items: [], next: null, count: 0 });
    expect((await list(auditor.as, 'name=%25')).items).toEqual([]);
    expect((await t.api.get('/api/staff/powers?organisation=99', { as: auditor.as })).status).toBe(422);
  });

  it('ends with the province, and the person of another one does not exist', async () => {
    const elsewhere = await colleague(t, { name: '江涛', roles: ['provincial_admin'], jurisdiction: jiangxi });
    expect((await list(elsewhere.as)).items.map((p) => p.member.name)).toEqual(['江涛']);
    expect((await history(elsewhere.as, qian)).status).toBe(404);
    expect((await list(provincial.as)).items.every((p) => p.jurisdictionText === '山东省')).toBe(true);
  });

  it('is closed to who answers for no powers, and opens nothing else of staff to the auditor', async () => {
    const reviewer = await colleague(t);
    expect([(await t.api.get('/api/staff/powers', { as: reviewer.as })).status, (await history(reviewer.as, qian)).status]).toEqual([403, 403]);
    for (const path of ['/api/staff/members', '/api/staff/postings', `/api/staff/members/${qian}`]) expect((await t.api.get(path, { as: auditor.as })).status).toBe(403);
  });

  it('pages by user name and role without losing or repeating a power, and every look is in the log', async () => {
    for (let i = 0; i < 30; i += 1) {
      const id = (await t.asOwner(`insert into staff_member (id, user_name, name, password_hash, password_temporary, password_changed_at, state, jurisdiction_kind, province, home_province, created_at, changed_at) values (gen_random_uuid(), $1, '古丽娜尔', '-', true, now(), 'active', 'province', '62', '62', now(), now()) returning id`, [`gan${String(i).padStart(2, '0')}`])).rows[0] as { id: string };
      await t.asOwner(`insert into staff_role (staff_id, role) values ($1, 'reviewer'), ($1, 'cashier')`, [id.id]);
    }
    const first = await list(auditor.as, 'organisation=62');
    const second = await list(auditor.as, `organisation=62&after=${first.next ?? ''}`);
    expect([first.items.length, first.count, second.items.length, second.next]).toEqual([50, 60, 10, null]);
    expect(new Set([...first.items, ...second.items].map((p) => `${p.userName}~${p.role}`)).size).toBe(60);
    const looks = (await t.asOwner(`select count(*)::int as n from audit_event where action = 'staff.list_powers' and actor_id = $1`, [auditor.id])).rows[0] as { n: number };
    expect(looks.n).toBeGreaterThanOrEqual(2);
  });
});

describe('a person’s postings', () => {
  it('follow each other without a gap, newest first, also over a suspension', async () => {
    t.clock.set(MORNING + 2 * STEP);
    must(await t.api.post(`/api/staff/members/${qian}/suspension`, { reason: '借调到外单位半年' }, { as: provincial.as }));
    const told = must(await history(auditor.as, qian)).json<PowerHistory>();
    expect(told).toMatchObject({ member: { name: '欧阳倩' }, state: 'suspended', pauses: [{ kind: 'suspended', by: { name: '赵建国' }, reason: '借调到外单位半年' }] });
    expect(told.spells.map((s) => [s.roles, step(s.since), step(s.until), s.approvedBy?.name])).toEqual([[['reviewer', 'cashier'], 1, null, '安然'], [['reviewer'], 0, 1, '安然']]);
    expect(told.spells[1]?.until).toBe(told.spells[0]?.since);
    expect((await list(auditor.as, 'state=suspended')).items).toHaveLength(2);
  });

  it('begin with the account for one made at the command line; the place it was for then is not made up', async () => {
    const who = await colleague(t, { name: '阿依古丽·买买提', roles: ['reviewer'], jurisdiction: { kind: 'points', points: ['3701-01'] } });
    expect(must(await history(auditor.as, who.id)).json<PowerHistory>().spells).toMatchObject([{ roles: ['reviewer'], until: null, approvedBy: null, jurisdictionText: expect.stringContaining('济南') as string }]);
    must(await t.api.post(`/api/staff/members/${who.id}/postings`, { roles: ['cashier'], jurisdiction: shandong, reason: '调任财务，不再审核' }, { as: provincial.as }));
    await approveNext('同意调任');
    const { spells } = must(await history(auditor.as, who.id)).json<PowerHistory>();
    expect(spells).toMatchObject([{ roles: ['cashier'], jurisdictionText: '山东省' }, { roles: ['reviewer'], jurisdictionText: null }]);
    expect(spells[1]?.until).toBe(spells[0]?.since);
  });
});
