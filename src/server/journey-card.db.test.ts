import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ApplicationId } from '#contracts/ids.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from './testing/app.ts';
import { awaitingReview } from './testing/awaiting.ts';
import { apply, readyCandidate, type Candidate } from './testing/candidates.ts';
import { colleague } from './testing/staff.ts';

let t: TestApp;
let zhang: Candidate;
let id: ApplicationId;
let sittingId: string;

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((one) => one.exam.code === '034')?.sitting.id ?? '';
  zhang = await readyCandidate(t, { name: '张伟' });
  id = await apply(t, zhang, { sittingId });
});
afterAll(() => t.stop());

const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const card = async (as = zhang.as, lang = 'zh') => text((await t.page.get(`/my/applications?lang=${lang}`, { as })).body);

describe('the journey card', () => {
  test('says of an application how far it is, whose turn it is, what comes next and until when, and of the account how it stands', async () => {
    const said = await card();
    expect(said).toMatch(/第 \d 步，共 \d+ 步：缴费/);
    expect(said).toContain('现在轮到 您办理');
    expect(said).toContain('缴费截止：');
    expect(said).not.toContain('报名截止：');
    for (const part of ['我的账号', '身份核验', '通过', '照片', '站内消息', '还没有人看过']) expect(said).toContain(part);
    expect(await card(zhang.as, 'en')).toMatch(/Step \d of \d+: Pay/);
  });

  test('hands the turn to the reviewer while they have it, and tells which office looked, without the person', async () => {
    const waiting = await awaitingReview(t, sittingId, { name: '欧阳倩' });
    expect(await card(waiting.candidate.as)).toContain('现在轮到 审核人员');
    const reviewer = await colleague(t, { name: '高明' });
    await t.api.get(`/api/staff/applications/${waiting.id}`, { as: reviewer.as });
    const said = await card(waiting.candidate.as);
    expect(said).toContain('资格核验：报考信息');
    expect(said).not.toContain('高明');
  });

  test('shows nobody anything of anybody else', async () => {
    const other = await readyCandidate(t, { name: '阿依古丽·买买提' });
    const said = await card(other.as);
    expect(said).toContain('您还没有报考任何考试');
    expect(said).not.toContain('张伟');
    expect((await t.page.get('/my/applications')).status).toBe(303);
  });
});

describe('the calendar file of one’s own dates', () => {
  const file = async (as = zhang.as, lang = 'zh') => t.api.get(`/my/calendar.ics?lang=${lang}`, { as });
  const events = (body: string) => new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));

  test('holds what is still ahead of this application, with reminders, and leads back to it', async () => {
    const reply = await file();
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(reply.headers['cache-control']).toContain('no-store');
    const all = events(reply.body);
    expect(all.map((e) => e.summary).some((s) => s.includes('一级建造师') && s.includes('缴费截止'))).toBe(true);
    expect(all.map((e) => e.summary).some((s) => s.includes('报名截止'))).toBe(false);
    expect(all.every((e) => e.component.getAllSubcomponents('valarm').length > 0)).toBe(true);
    expect(new Set(all.map((e) => e.uid)).size).toBe(all.length);
    expect(reply.body.replaceAll(/\r\n /g, '')).toContain(`/my/applications/${id}`);
  });

  test('keeps the name, document, phone and application number out', async () => {
    const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, zhang.accountId));
    const { body } = await file(zhang.as, 'en');
    for (const secret of [account?.documentNumber, account?.documentNumber.slice(-6), account?.name, account?.phone, account?.mail, account?.userName]) expect(body).not.toContain(secret ?? 'none');
  });

  test('loses what was done: after giving up nothing is left, and without a sign-in there is no file', async () => {
    const gone = await readyCandidate(t, { name: '王晓[沛]' });
    const application = await apply(t, gone, { sittingId, until: 'saved' });
    expect(events((await file(gone.as)).body).length).toBeGreaterThan(0);
    expect((await t.api.delete(`/api/applications/${application}`, { as: gone.as })).status).toBe(200);
    expect(events((await file(gone.as)).body)).toEqual([]);
    expect((await t.api.get('/my/calendar.ics')).status).toBe(401);
  });
});
