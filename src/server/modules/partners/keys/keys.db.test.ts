import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartnerList, PartnerView } from '#contracts/partners.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { newKey, partnerWithKey, type PartnerDesk } from '#server/testing/partners.ts';
import { colleague } from '#server/testing/staff.ts';

const DAY = 86_400_000;
let t: TestApp;
beforeAll(async () => { t = await testApp(); });
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const self = (key: string) => t.api.get('/api/partner/self', { headers: { authorization: `Bearer ${key}` } });
const proposal = { scopes: ['applications.read'], addresses: ['127.0.0.1'], days: 90, reason: '省平台与全国平台对接' };
const at = (desk: Pick<PartnerDesk, 'id'>, keyId: string, what: string) => `/api/staff/partners/${desk.id}/keys/${keyId}/${what}`;

describe('a key of an outside system', () => {
  it('needs two people: whoever proposes it cannot approve it, whoever approves it cannot take it, and the table says so too', async () => {
    const desk = await partnerWithKey(t, ['applications.read']);
    const { keyId } = (await t.api.post(`/api/staff/partners/${desk.id}/keys`, proposal, { as: desk.admin.as })).json<{ keyId: string }>();
    expect(codes(await t.api.post(`/api/staff/partners/${desk.id}/keys`, proposal, { as: desk.admin.as }))).toEqual(['partner.key_waits']);
    expect(codes(await t.api.post(at(desk, keyId, 'decision'), { decision: 'approve', reason: '自己批准自己' }, { as: desk.admin.as }))).toEqual(['request.forbidden']);
    expect(codes(await t.api.post(at(desk, keyId, 'taking'), {}, { as: desk.admin.as }))).toEqual(['partner.key_not_approved']);
    await expect(t.asOwner(`update partner_key set state = 'approved', decided_by_id = proposed_by_id where key_id = $1`, [keyId])).rejects.toThrow('partner_key_two_people');
    expect((await t.api.post(at(desk, keyId, 'decision'), { decision: 'approve', reason: '已核对函件' }, { as: desk.security.as })).status).toBe(200);
    const another = await colleague(t, { name: '李明', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
    expect(codes(await t.api.post(at(desk, keyId, 'taking'), {}, { as: another.as }))).toEqual(['partner.own_proposal']);
    expect((await t.api.post(at(desk, keyId, 'taking'), {}, { as: desk.admin.as })).status).toBe(200);
    expect(codes(await t.api.post(at(desk, keyId, 'taking'), {}, { as: desk.admin.as }))).toEqual(['partner.key_not_approved']);
  });

  it('is taken once, however many ask at the same moment', async () => {
    const desk = await partnerWithKey(t, ['applications.read']);
    const { keyId } = (await t.api.post(`/api/staff/partners/${desk.id}/keys`, proposal, { as: desk.admin.as })).json<{ keyId: string }>();
    const approvers = await Promise.all([1, 2].map(() => colleague(t, { name: '安宁', roles: ['security_admin'], jurisdiction: { kind: 'province', province: '37' } })));
    const decided = await Promise.all(approvers.map((a) => t.api.post(at(desk, keyId, 'decision'), { decision: 'approve', reason: '已核对函件' }, { as: a.as })));
    expect(decided.map((r) => r.status).sort()).toEqual([200, 409]);
    const taken = await Promise.all([1, 2, 3].map(() => t.api.post(at(desk, keyId, 'taking'), {}, { as: desk.admin.as })));
    expect(taken.map((r) => r.status).sort()).toEqual([200, 409, 409]);
  });

  it('is nowhere to be read again: not in the database, not on a screen, not by a repeated submission', async () => {
    const desk = await partnerWithKey(t, ['applications.read']);
    const { keyId } = (await t.api.post(`/api/staff/partners/${desk.id}/keys`, proposal, { as: desk.admin.as })).json<{ keyId: string }>();
    await t.api.post(at(desk, keyId, 'decision'), { decision: 'approve', reason: '已核对函件' }, { as: desk.security.as });
    const shown = await t.api.post(at(desk, keyId, 'taking'), {}, { as: desk.admin.as, key: 'one' });
    const { key } = shown.json<{ key: string }>();
    expect((await t.api.post(at(desk, keyId, 'taking'), {}, { as: desk.admin.as, key: 'one' })).body).not.toContain(key);
    expect((await t.api.get(`/api/staff/partners/${desk.id}`, { as: desk.admin.as })).body).not.toContain(key);
    const kept = await t.asOwner(`select row_to_json(k)::text as text from partner_key k where key_id = $1`, [keyId]);
    expect(JSON.stringify(kept.rows)).not.toContain(key.slice(4, 20));
  });

  it('is replaced with an overlap: the older one goes on for a fortnight, the newer one at once', async () => {
    const desk = await partnerWithKey(t, ['applications.read']);
    const newer = await newKey(t, desk, ['applications.read']);
    expect([(await self(desk.key)).status, (await self(newer.key)).status]).toEqual([200, 200]);
    const before = t.clock.now();
    t.clock.set(before + 14 * DAY);
    expect([(await self(desk.key)).status, (await self(newer.key)).status]).toEqual([401, 200]);
    t.clock.set(newer.expiresAt);
    expect(codes(await self(newer.key))).toEqual(['partner.key_needed']);
    t.clock.set(before);
  });

  it('is revoked by either of the two, and refused at the very next call', async () => {
    for (const who of ['admin', 'security'] as const) {
      const desk = await partnerWithKey(t, ['applications.read']);
      expect((await self(desk.key)).status).toBe(200);
      expect((await t.api.post(at(desk, desk.keyId, 'revocation'), { reason: '密钥外泄，立即吊销' }, { as: desk[who].as })).status).toBe(200);
      expect(codes(await self(desk.key))).toEqual(['partner.key_needed']);
      expect(codes(await t.api.post(at(desk, desk.keyId, 'revocation'), { reason: '密钥外泄，立即吊销' }, { as: desk[who].as }))).toEqual(['partner.key_over']);
    }
    const desk = await partnerWithKey(t, ['applications.read']);
    const looker = await colleague(t, { name: '温岚', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    expect(codes(await t.api.post(at(desk, desk.keyId, 'revocation'), { reason: '只可查看的人' }, { as: looker.as }))).toEqual(['request.forbidden']);
  });

  it('comes from its networks only, and tells when it was last used', async () => {
    const desk = await partnerWithKey(t, ['applications.read'], { addresses: ['203.0.113.0/24'] });
    expect(codes(await self(desk.key))).toEqual(['partner.address_not_allowed']);
    const open = await partnerWithKey(t, ['applications.read'], { addresses: ['203.0.113.7', '127.0.0.0/8'] });
    expect((await self(open.key)).status).toBe(200);
    const view = (await t.api.get(`/api/staff/partners/${open.id}`, { as: open.admin.as })).json<PartnerView>();
    expect(t.clock.now() - (view.keys[0]?.lastUsedAt ?? 0)).toBeLessThan(60_000);
    expect(view.acts.map((a) => a.act)).toEqual(['key_taken', 'key_approved', 'key_proposed', 'entered']);
  });

  it('opens with nothing else', async () => {
    const key = `jbp_${'A'.repeat(43)}`;
    for (const authorization of ['', 'Bearer', 'Bearer jbp_short', 'Basic amluYmFuZw==', `Bearer ${key}`, `bearer ${key}`, `Bearer ${key} x`, `Bearer jbp_${'A'.repeat(4_000)}`]) expect(codes(await t.api.get('/api/partner/self', { headers: { authorization } }))).toEqual(['partner.key_needed']);
  });
});

describe('a system', () => {
  it('is entered within the officer’s own province, and nobody of another sees it', async () => {
    const desk = await partnerWithKey(t, ['applications.read']);
    const jiangxi = await colleague(t, { name: '江涛', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '36' } });
    expect(codes(await t.api.post('/api/staff/partners', { name: '山东的另一系统', contact: '高明', province: '37' }, { as: jiangxi.as }))).toEqual(['partner.wider_jurisdiction']);
    expect(codes(await t.api.post('/api/staff/partners', { name: '全国系统', contact: '高明' }, { as: jiangxi.as }))).toEqual(['partner.wider_jurisdiction']);
    expect((await t.api.get('/api/staff/partners', { as: jiangxi.as })).json<PartnerList>().items).toEqual([]);
    for (const [what, body] of [['keys', proposal], ['hooks', { url: 'https://hooks.example.cn/', events: ['application.paid'] }]] as const) expect(codes(await t.api.post(`/api/staff/partners/${desk.id}/${what}`, body, { as: jiangxi.as }))).toEqual(['partner.not_found']);
    expect(codes(await t.api.get(`/api/staff/partners/${desk.id}`, { as: jiangxi.as }))).toEqual(['partner.not_found']);
  });
});
