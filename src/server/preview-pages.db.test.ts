import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { SittingId } from '#contracts/catalogue.ts';
import type { StaffSitting } from '#contracts/sittings.ts';
import { sealPreview, type PreviewTicket } from '#server/modules/catalogue/editing/previews/preview-ticket.ts';
import { createFieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { must, readyCandidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const MINUTE = 60_000;
const ID = '034-2027-2';

let t: TestApp;
let nation: Colleague;
let shandong: Colleague;
let jiangxi: Colleague;
let opensAt: number;
let closesAt: number;

beforeAll(async () => {
  t = await testApp();
  nation = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  shandong = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  jiangxi = await colleague(t, { name: '周岚', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '36' } });
  must(await t.api.post('/api/staff/sittings', { examCode: '034', examOn: ['2027-09-11', '2027-09-12'], from: null }, { as: nation.as }));
  for (const [who, province, phone] of [[shandong, '37', '0531-88001122'], [jiangxi, '36', '0791-86001122']] as const) {
    const { proposal } = must(await t.api.get(`/api/staff/sittings/${ID}`, { as: who.as })).json<StaffSitting>();
    if (!proposal) throw new Error('nothing proposed');
    must(await t.api.put(`/api/staff/sittings/${ID}/provinces/${province}`, { version: 0, terms: { ...proposal.terms, phone }, reason: '', tell: false }, { as: who.as }));
    ({ opensAt, closesAt } = proposal.terms.windows.apply);
  }
}, 180_000);
afterAll(() => t.stop());

const ask = (who: Colleague, province: string, at: number, more = '&page=exam&language=zh') => t.api.get(`/api/staff/sittings/${ID}/provinces/${province}/preview-address?at=${String(at)}${more}`, { as: who.as });
const addressOf = async (...of: Parameters<typeof ask>) => must(await ask(...of)).json<{ address: string; until: number }>().address;
const look = async (...of: Parameters<typeof ask>) => t.page.get(await addressOf(...of));
/** The card of the candidate's own province. */
const card = (body: string) => body.slice(body.indexOf('山东省</h'), body.indexOf('<details class="fold">'));

describe('the candidate’s page at another moment', () => {
  test('shows what is in preparation, and candidates still see nothing of it', async () => {
    const { status, body, headers } = await look(shandong, '37', opensAt);
    expect(status).toBe(200);
    expect(card(body)).toContain('0531-88001122');
    expect(body.replaceAll(/<[^>]+>/g, '')).toContain('2027-09-11、2027-09-12');
    expect([headers['cache-control'], headers['x-robots-tag']]).toEqual(['no-store', 'noindex, nofollow']);
    for (const address of ['/exams/034?province=37', '/exams', '/']) expect((await t.page.get(address)).body, address).not.toMatch(/0531-88001122|2027-09-11/);
  });

  test('stands at the edges of the window as the portal will', async () => {
    for (const [at, says] of [[opensAt - MINUTE, '未开始'], [opensAt, '报名中'], [closesAt - MINUTE, '报名中'], [closesAt, '已截止']] as const) {
      const shown = card((await look(shandong, '37', at)).body);
      expect(shown.match(/<span class="tag[^"]*">.*?<\/svg>([^<]*)<\/span>/s)?.[1], new Date(at).toISOString()).toBe(says);
    }
  });

  test('says in both languages that it is a preview, of whom and when, and that it is not announced', async () => {
    const zh = (await look(shandong, '37', Date.parse('2027-08-01T09:00:00+08:00'))).body;
    const band = zh.slice(zh.indexOf('<aside class="preview"'), zh.indexOf('</aside>'));
    for (const says of ['预览', '山东省', '2027-08-01 09:00', '尚未公布', '链接和按钮不起作用']) expect(band).toContain(says);
    expect(zh).toContain('<title>预览：');
    const en = (await look(shandong, '37', opensAt, '&page=exams&language=en')).body;
    expect(en).toMatch(/<html lang="en".*<aside class="preview" aria-label="Preview">.*not announced/s);
    expect(en).toContain('<title>Preview: ');
  });

  test('has nothing to act on and nobody signed in, whoever looks', async () => {
    const candidate = await readyCandidate(t, { name: '欧阳倩' });
    const { body, headers } = await t.page.get(await addressOf(shandong, '37', opensAt), { as: candidate.as });
    expect(body).not.toContain('欧阳倩');
    expect(body).not.toMatch(/<script|<a[^>]*\shref=|\saction=|\smethod=|type="submit"/);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain('; sandbox allow-same-origin');
    expect(policy).not.toMatch(/allow-(forms|scripts|popups|top)/);
    expect((await t.page.post(await addressOf(shandong, '37', opensAt), {})).status).toBe(404);
  });

  test('is also the choice of a province, with its edges and without anybody in it', async () => {
    const choice = async (who: Colleague, at: number, language = 'zh') => (await look(who, '37', at, `&page=province&language=${language}`)).body;
    /** What stands at 山东 in the list. */
    const option = (body: string) => body.slice(body.indexOf('value="37"'), body.indexOf('value="41"'));
    expect(option(await choice(shandong, opensAt - 8 * 24 * 60 * MINUTE))).toContain('未开始');
    expect(option(await choice(shandong, opensAt - MINUTE))).toContain('现在可以先填好');
    const open = await choice(shandong, opensAt);
    expect(open).toContain('2027');
    expect(open).toContain('（考生姓名）');
    expect(open).toMatch(/<aside class="preview"/);
    expect(open).not.toMatch(/<script|<a[^>]*\shref=|\saction=|\smethod=|type="submit"/);
    expect(option(open)).toContain('报名截止');
    expect(option(await choice(shandong, closesAt))).toContain('截止');
    // 江西 is in preparation: its officer's terms stay theirs, the nation sees them
    const notOffered = (body: string) => body.split('不组织本次考试报名').length - 1;
    expect([notOffered(open), notOffered(await choice(nation, opensAt))]).toEqual([31, 30]);
    expect(await choice(shandong, opensAt, 'en')).toContain('<html lang="en"');
  });

  test('shows a province’s officer nobody else’s preparation; the nation sees all of it', async () => {
    expect((await look(shandong, '37', opensAt)).body).not.toContain('0791-86001122');
    expect((await look(nation, '37', opensAt)).body).toContain('0791-86001122');
  });
});

describe('the address', () => {
  test('is given within the jurisdiction only, and who asked for it is on record', async () => {
    expect((await ask(jiangxi, '37', opensAt)).status).toBe(404);
    expect((await ask(shandong, '36', opensAt)).status).toBe(404);
    expect((await ask(nation, '11', opensAt)).status).toBe(404);
    await addressOf(shandong, '37', opensAt);
    const { rows } = await t.asOwner(`select count(*)::int as n from audit_event where action = 'sitting.preview_page' and subject = $1`, [`sitting:${ID}/37`]);
    expect((rows as { n: number }[])[0]?.n).toBeGreaterThan(0);
  });

  test('ends after ten minutes', async () => {
    const address = await addressOf(shandong, '37', opensAt);
    const start = t.clock.now();
    t.clock.set(start + 9 * MINUTE);
    expect((await t.page.get(address)).status).toBe(200);
    t.clock.set(start + 10 * MINUTE);
    expect((await t.page.get(address)).status).toBe(404);
    t.clock.set(start);
  });

  test('forged, altered, of another installation or for another use is not found', async () => {
    const address = await addressOf(shandong, '37', opensAt);
    const ticket: PreviewTicket = { sittingId: SittingId.parse(ID), province: '37', page: 'exam', language: 'zh', at: opensAt, whole: true, made: t.clock.now() };
    const altered = Buffer.from(address.slice('/previews/'.length), 'base64url');
    altered[20] = (altered[20] ?? 0) ^ 1;
    const plain = t.kit.crypto.open('catalogue.preview', Buffer.from(address.slice('/previews/'.length), 'base64url'));
    const otherUse = t.kit.crypto.seal('staff.sign_in_ticket', plain);
    const otherKeys = createFieldCrypto(new Map([[1, Buffer.alloc(32, 7)]]), 'aes').seal('catalogue.preview', plain);
    const forged = ['x', '019aaf0e-2f7d-7a39-9f5b-4f1b8d1f2a10', ...[altered, otherUse, otherKeys, Buffer.from(plain)].map((bytes) => bytes.toString('base64url'))];
    for (const text of forged) expect((await t.page.get(`/previews/${text}`)).status, text.slice(0, 60)).toBe(404);
    expect((await t.page.get(`/previews/${sealPreview(t.kit.crypto, ticket)}`)).status).toBe(200);
    expect((await t.page.get(`/previews/${sealPreview(t.kit.crypto, { ...ticket, made: t.clock.now() + MINUTE })}`)).status).toBe(404);
  });
});
