import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ApplicationView } from '#contracts/applications.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { FeeSchedule, StaffExam } from '#contracts/exam-editing.ts';
import type { PointTouched, StaffPoint } from '#contracts/place-editing.ts';
import type { ReviewCase } from '#contracts/review.ts';
import type { EditEffect } from '#contracts/sittings.ts';
import { findReviewPoint, listExams, listFees, listOpenSittings, listProvinces, listReviewPoints } from '#server/modules/catalogue/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { apply, must, readyCandidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let nation: Colleague;
let shandong: Colleague;
let jinan: Colleague;
let openId: string;

beforeAll(async () => {
  t = await testApp();
  nation = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  shandong = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
  jinan = await colleague(t, { name: '孙敏', roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3701' } });
  openId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
}, 180_000);
afterAll(() => t.stop());

const refusals = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string; text: string }[] }>().refusals;
const codes = (reply: Reply) => refusals(reply).map((r) => r.code);
const points = async (who: Colleague) => must(await t.api.get('/api/staff/review-points', { as: who.as })).json<{ points: StaffPoint[] }>().points;
const point = async (who: Colleague, id: string) => {
  const found = (await points(who)).find((p) => p.id === id);
  if (!found) throw new Error(`${id} is not seen`);
  return found;
};

describe('review points', () => {
  test('a city sees and edits its own, another province’s do not exist', async () => {
    expect(new Set((await points(jinan)).map((p) => p.prefecture))).toEqual(new Set(['3701']));
    expect(new Set((await points(shandong)).map((p) => p.province))).toEqual(new Set(['37']));
    const content = { name: { zh: '济南市高新区审核点', en: 'Jinan High-tech Zone point' }, address: '济南市舜华路 750 号', phone: '0531-01234567', hours: { zh: '工作日 9:00–17:00', en: 'weekdays 9:00–17:00' }, capacityPerDay: 120 };
    const { id } = must(await t.api.post('/api/staff/review-points', { prefecture: '3701', content }, { as: jinan.as })).json<{ id: string }>();
    expect(await t.inTx((tx) => findReviewPoint(tx, id))).toMatchObject({ name: content.name, capacityPerDay: 120, closed: false });
    must(await t.api.put(`/api/staff/review-points/${id}`, { version: 1, content: { ...content, capacityPerDay: 80 }, reason: '' }, { as: jinan.as }));
    expect((await t.api.post('/api/staff/review-points', { prefecture: '3702', content }, { as: jinan.as })).status).toBe(404);
    expect((await t.api.put('/api/staff/review-points/3601-01', { version: 1, content, reason: '' }, { as: shandong.as })).status).toBe(404);
    const [stale] = refusals(await t.api.put(`/api/staff/review-points/${id}`, { version: 1, content, reason: '' }, { as: shandong.as }));
    expect(stale?.text).toMatch(/孙敏.*capacityPerDay/);
    must(await t.api.post(`/api/staff/review-points/${id}/closure`, { version: 2, reason: '场地收回，停止办理', successor: null }, { as: jinan.as }));
    expect((await t.inTx((tx) => listReviewPoints(tx, { province: '37', prefecture: '3701' }))).map((p) => p.id)).not.toContain(id);
    must(await t.api.post(`/api/staff/review-points/${id}/opening`, { version: 3, reason: '' }, { as: jinan.as }));
    expect((await t.inTx((tx) => listReviewPoints(tx, { province: '37', prefecture: '3701' }))).map((p) => p.id)).toContain(id);
  });

  test('closing hands over who is waiting: state, history, message and the reviewers’ jurisdiction', async () => {
    const waiting = await awaitingReview(t, openId, { point: '3702-01', name: '欧阳倩' });
    const draft = await readyCandidate(t, { name: '王晓沛' });
    await apply(t, draft, { sittingId: openId, until: 'notices' });
    const from = await colleague(t, { jurisdiction: { kind: 'points', points: ['3702-01'] } });
    const to = await colleague(t, { jurisdiction: { kind: 'points', points: ['3702-02'] } });
    const readCase = (who: Colleague) => t.api.get(`/api/staff/applications/${waiting.id}`, { as: who.as });
    expect([(await readCase(from)).status, (await readCase(to)).status]).toEqual([200, 404]);
    const before = await point(shandong, '3702-01');
    expect(before.waiting).toBe(1);
    const close = (successor: string | null) => t.api.post('/api/staff/review-points/3702-01/closure', { version: before.version, reason: '并入第二审核点', successor }, { as: shandong.as });
    expect(codes(await close(null))).toEqual(['catalogue.successor_needed']);
    expect(codes(await close('3601-01'))).toEqual(['catalogue.successor_unfit']);
    expect(codes(await close('3702-01'))).toEqual(['catalogue.successor_unfit']);
    must(await close('3702-02'));
    await t.runJobs({ all: true });
    expect((await point(shandong, '3702-01'))).toMatchObject({ waiting: 0, successor: '3702-02', work: { total: 1, done: 1, finishedAt: expect.any(Number) } });
    expect([(await readCase(from)).status, (await readCase(to)).status]).toEqual([404, 200]);
    expect((await readCase(to)).json<ReviewCase>().history.at(-1)).toMatchObject({ note: expect.stringContaining('审核点') });
    const view = must(await t.api.get(`/api/applications/${waiting.id}`, { as: waiting.candidate.as })).json<ApplicationView>();
    expect(view.reviewPoint?.name.zh).toBe((await point(shandong, '3702-02')).name.zh);
    const told = (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { limit: 100 }))).filter((m) => m.template === 'review_point_moved');
    expect(told).toHaveLength(1);
    expect(codes(await t.api.post('/api/staff/review-points/3702-01/closure', { version: before.version + 1, reason: '再次关闭', successor: null }, { as: shandong.as }))).toEqual(['catalogue.review_point_closed']);
  });

  test('a change while files wait needs its reason, says what it touches, and reaches who is to come on site in their language', async () => {
    const jiangxi = await colleague(t, { name: '周岚', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '36' } });
    const english = await awaitingReview(t, openId, { how: 'on_site', name: '阿依古丽·买买提' });
    await awaitingReview(t, openId, { how: 'on_site', name: '王晓沛' });
    await t.asOwner('update account set lang = $2 where account_id = $1', [english.candidate.accountId, 'en']);
    await t.asOwner(`insert into review_day (review_point_id, day, planned, booked) values ('3601-01', $1, 8, 3)`, [beijingDay(t.clock.now() + 2 * 86_400_000)]);
    const seen = async () => must(await t.api.get('/api/staff/review-points', { as: jiangxi.as })).json<{ points: StaffPoint[] }>().points.find((p) => p.id === '3601-01');
    const before = await seen();
    if (!before) throw new Error('the point is not seen');
    const content = { name: before.name, address: '南昌市东湖区阳明路 9 号', phone: before.phone, hours: { zh: '工作日 9:00–12:00', en: 'weekdays 9:00–12:00' }, capacityPerDay: before.capacityPerDay };
    const change = (reason: string, version = before.version, more = {}) => t.api.put('/api/staff/review-points/3601-01', { version, content: { ...content, ...more }, reason }, { as: jiangxi.as });
    expect(must(await t.api.get('/api/staff/review-points/3601-01/effect', { as: jiangxi.as })).json<PointTouched>()).toEqual({ waiting: 2, onSite: 2, appointments: 3 });
    expect((await t.api.get('/api/staff/review-points/3601-01/effect', { as: shandong.as })).status).toBe(404);
    expect(refusals(await change('搬'))).toMatchObject([{ code: 'catalogue.point_needs_reason', path: 'reason', text: expect.stringContaining('2 件报考') }]);
    expect(must(await change('搬迁新址办公')).json()).toEqual({ version: before.version + 1, told: 2 });
    await t.runJobs({ all: true });
    const told = async () => (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { limit: 200 }))).flatMap((m) => (m.template === 'review_point_changed' ? [m.text ?? ''] : []));
    const heard = await told();
    expect(heard.every((text) => text.includes('南昌市东湖区阳明路 9 号'))).toBe(true);
    expect(new Set(heard.map((text) => (text.includes('weekdays 9:00–12:00') ? 'en' : text.includes('工作日 9:00–12:00') ? 'zh' : text)))).toEqual(new Set(['en', 'zh']));
    expect(await seen()).toMatchObject({ address: content.address, work: { kind: 'tell_changed', total: 2, done: 2, finishedAt: expect.any(Number) } });
    const [line] = (await t.asOwner(`select reason, by_name from catalogue_change where kind = 'review_point' and subject = '3601-01' order by at desc`)).rows as { reason: string; by_name: string }[];
    expect(line).toEqual({ reason: '搬迁新址办公', by_name: '周岚' });
    // how many are received a day concerns nobody's way there; it needs its reason all the same
    expect(codes(await change('', before.version + 1, { capacityPerDay: 200 }))).toEqual(['catalogue.point_needs_reason']);
    expect(must(await change('增设两个窗口', before.version + 1, { capacityPerDay: 200 })).json()).toMatchObject({ told: 0 });
    await t.runJobs({ all: true });
    expect(await told()).toHaveLength(heard.length);
    // of two changes soon after each other only the later one is told
    must(await change('电话号码更换', before.version + 2, { phone: '0791-01111111' }));
    must(await change('电话号码更换', before.version + 3, { phone: '0791-02222222' }));
    await t.runJobs({ all: true });
    const later = await told();
    expect(later.some((text) => text.includes('0791-02222222'))).toBe(true);
    expect(later.some((text) => text.includes('0791-01111111'))).toBe(false);
  });

  test('the last open point of a prefecture closes only into another', async () => {
    const all = await points(shandong);
    const lonely = all.find((p) => all.filter((x) => x.prefecture === p.prefecture && !x.closed).length === 1);
    if (!lonely) throw new Error('every prefecture has several points');
    const close = (successor: string | null) => t.api.post(`/api/staff/review-points/${lonely.id}/closure`, { version: lonely.version, reason: '机构调整', successor }, { as: shandong.as });
    expect(codes(await close(null))).toEqual(['catalogue.last_review_point']);
    must(await close('3701-01'));
  });
});

describe('fees', () => {
  const schedule = async (who: Colleague, province: string) => must(await t.api.get('/api/staff/fees/034', { as: who.as })).json<{ schedules: FeeSchedule[] }>().schedules.find((s) => s.province === province);

  test('a change counts for what is confirmed afterwards, never for what was confirmed or ordered', async () => {
    const early = await awaitingReview(t, openId, { name: '张伟' });
    const dueOf = async (id: string) => Number((await t.asOwner(`select due_in_fen from application where id = '${id}'`)).rows[0]?.['due_in_fen']);
    const snapshotOf = async (id: string) => Buffer.from((await t.asOwner(`select digest from application_snapshot where application_id = '${id}'`)).rows[0]?.['digest']).toString('hex');
    const [due, digest] = [await dueOf(early.id), await snapshotOf(early.id)];
    const before = await schedule(shandong, '37');
    if (!before) throw new Error('no schedule');
    const lines = [{ levelCode: null, subjectType: null, from: null, to: null, amountInFen: 9_900, legalBasis: '鲁发改成本〔2026〕88 号' }];
    const [noReason] = refusals(await t.api.put('/api/staff/fees/034/37', { version: before.version, lines, reason: '' }, { as: shandong.as }));
    expect(noReason).toMatchObject({ code: 'catalogue.reason_while_applying', path: 'reason', text: expect.stringContaining('一级建造师') });
    must(await t.api.put('/api/staff/fees/034/37', { version: before.version, lines, reason: '收费标准调整' }, { as: shandong.as }));
    expect(await t.inTx((tx) => listFees(tx, '034', '37', 2027))).toMatchObject([{ amountInFen: 9_900, legalBasis: '鲁发改成本〔2026〕88 号' }]);
    expect([await dueOf(early.id), await snapshotOf(early.id)]).toEqual([due, digest]);
    const late = await awaitingReview(t, openId, { name: '𠮷田健' });
    expect(await dueOf(late.id)).toBe(4 * 9_900);
    expect(due).not.toBe(4 * 9_900);
    const [stale] = refusals(await t.api.put('/api/staff/fees/034/37', { version: before.version, lines, reason: '收费标准调整' }, { as: shandong.as }));
    expect(stale?.code).toBe('catalogue.changed_meanwhile');
    expect((await t.api.put('/api/staff/fees/034/36', { version: 0, lines, reason: '' }, { as: shandong.as })).status).toBe(404);
    expect(await schedule(shandong, '36')).toBeUndefined();
  });

  test('say before they change how many stand where: only what is not confirmed pays by the new ones', async () => {
    const effect = async () => must(await t.api.get('/api/staff/fees/034/37/effect', { as: shandong.as })).json<EditEffect>();
    const before = await effect();
    expect(before.applying).toEqual(['一级建造师']);
    const draft = await readyCandidate(t, { name: '阿依古丽·买买提' });
    await apply(t, draft, { sittingId: openId, until: 'notices' });
    await awaitingReview(t, openId, { name: '张伟' });
    expect((await effect()).standing).toEqual({ ...before.standing, drafts: before.standing.drafts + 1, awaitingReview: before.standing.awaitingReview + 1 });
    const rows = (await t.asOwner(`select count(*)::int as n from application where province = '37' and sitting_id = $1 and ended is null`, [openId])).rows as { n: number }[];
    expect(Object.values((await effect()).standing).reduce((a, b) => a + b, 0)).toBe(rows[0]?.n);
    expect((await t.api.get('/api/staff/fees/034/36/effect', { as: shandong.as })).status).toBe(404);
    expect((await t.api.get('/api/staff/provinces/36/effect', { as: shandong.as })).status).toBe(404);
    expect(must(await t.api.get('/api/staff/provinces/37/effect', { as: shandong.as })).json<EditEffect>().standing.drafts).toBeGreaterThan(0);
  });

  test('lines that overlap or leave papers without a fee are all told', async () => {
    const line = { levelCode: null, subjectType: 'objective', from: null, to: null, amountInFen: 100, legalBasis: '收费文件' };
    expect(new Set(codes(await t.api.put('/api/staff/fees/034/37', { version: 1, lines: [line, line], reason: '收费标准调整' }, { as: shandong.as })))).toEqual(new Set(['catalogue.fee_lines_overlap', 'catalogue.fee_missing_for']));
  });
});

describe('exams', () => {
  const read = async (code: string) => must(await t.api.get(`/api/staff/exams/${code}`, { as: nation.as })).json<StaffExam>();

  test('a draft is nobody’s but the editors’ until it is published; the log keeps both versions', async () => {
    const { published, version } = await read('034');
    if (!published) throw new Error('not published');
    const content = { ...published, name: { ...published.name, zh: '一级建造师（新名）' } };
    must(await t.api.put('/api/staff/exams/034/draft', { version: 0, content }, { as: nation.as }));
    expect((await t.inTx(listExams)).find((e) => e.code === '034')?.name.zh).toBe('一级建造师');
    expect((await read('034')).fields).toEqual([{ path: 'name.zh', before: '一级建造师', after: '一级建造师（新名）' }]);
    expect(codes(await t.api.put('/api/staff/exams/034/draft', { version: 0, content }, { as: nation.as }))).toEqual(['catalogue.changed_meanwhile']);
    must(await t.api.post('/api/staff/exams/034/publication', { version: 1, reason: '更名' }, { as: nation.as }));
    const exam = (await t.inTx(listExams)).find((e) => e.code === '034');
    expect(exam?.name.zh).toBe('一级建造师（新名）');
    expect(exam?.rules.length).toBeGreaterThan(0);
    expect(await read('034')).toMatchObject({ version: version + 1, draft: null });
    const log = must(await t.api.get('/api/staff/exams/034/changes', { as: nation.as })).json<{ changes: { act: string; by: string; reason: string | null }[] }>().changes;
    expect(log[0]).toMatchObject({ by: expect.any(String) });
    expect(log.find((c) => c.act === 'publish')).toMatchObject({ by: '李明', reason: '更名' });
  });

  test('what is wrong with a draft is kept, told, and not published', async () => {
    const { published } = await read('039');
    if (!published) throw new Error('not published');
    const [level] = published.levels;
    if (!level) throw new Error('no level');
    const content = { ...published, levels: [...published.levels, level], subjects: published.subjects.map((s, at) => (at === 0 ? { ...s, levels: ['77'] } : s)) };
    must(await t.api.put('/api/staff/exams/039/draft', { version: 0, content }, { as: nation.as }));
    expect((await read('039')).problems.length).toBeGreaterThanOrEqual(2);
    const reply = await t.api.post('/api/staff/exams/039/publication', { version: 1, reason: '' }, { as: nation.as });
    expect(reply.status).toBe(422);
    expect(codes(reply)).toEqual(expect.arrayContaining(['catalogue.code_repeated', 'catalogue.level_unknown']));
    must(await t.api.delete('/api/staff/exams/039/draft/1', { as: nation.as }));
    expect((await read('039')).draft).toBeNull();
  });

  test('a new exam begins as a draft beside one like it', async () => {
    const asked = { code: '090', slug: 'auctioneer', name: { zh: '拍卖师', en: 'Auctioneer' }, from: '039' };
    expect(codes(await t.api.post('/api/staff/exams', { ...asked, code: '034' }, { as: nation.as }))).toEqual(['catalogue.exam_exists']);
    must(await t.api.post('/api/staff/exams', asked, { as: nation.as }));
    expect((await t.inTx(listExams)).some((e) => e.code === '090')).toBe(false);
    must(await t.api.post('/api/staff/exams/090/publication', { version: 1, reason: '' }, { as: nation.as }));
    expect((await t.inTx(listExams)).find((e) => e.code === '090')).toMatchObject({ slug: 'auctioneer', name: { zh: '拍卖师' } });
    expect((await t.api.get('/exams/090')).status).toBe(200);
  });
});

test('a province’s phones and notice are its own to change', async () => {
  const change = (reason: string) => t.api.put('/api/staff/provinces/37', { version: 1, phones: ['0531-01234567'], notice: { zh: '节假日暂停现场办理', en: 'Counters are closed on holidays' }, reason }, { as: shandong.as });
  expect(refusals(await change(''))).toMatchObject([{ code: 'catalogue.reason_while_applying', path: 'reason', text: expect.stringContaining('正在报名') }]);
  must(await change('节假日安排调整'));
  expect((await t.inTx(listProvinces)).find((p) => p.code === '37')).toMatchObject({ phones: ['0531-01234567'], notice: { zh: '节假日暂停现场办理' } });
  expect((await t.api.put('/api/staff/provinces/36', { version: 1, phones: ['0531-01234567'], notice: null, reason: '' }, { as: shandong.as })).status).toBe(404);
  expect((await t.api.get('/api/staff/provinces/36', { as: shandong.as })).status).toBe(404);
});
