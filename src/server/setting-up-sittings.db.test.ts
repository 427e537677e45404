import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ApplicationView } from '#contracts/applications.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { EditedWindows, ProvinceTerms, SittingPreview, StaffSitting, WindowEffect } from '#contracts/sittings.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { lapseApplications } from '#server/modules/applications/index.ts';
import { findSitting, getSitting, listOpenSittings, listProvinceConfigs } from '#server/modules/catalogue/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { newId } from '#server/platform/ids.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { apply, must, readyCandidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const DAY = 86_400_000;

let t: TestApp;
let nation: Colleague;
let shandong: Colleague;
let jiangxi: Colleague;
let openId: string;

beforeAll(async () => {
  t = await testApp();
  nation = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  shandong = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  jiangxi = await colleague(t, { name: '周岚', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '36' } });
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  openId = open.find((o) => o.exam.code === '034')?.sitting.id ?? '';
}, 180_000);
afterAll(() => t.stop());

const refusals = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string; text: string }[] }>().refusals;
const codes = (reply: Reply) => refusals(reply).map((r) => r.code);
const read = async (who: Colleague, id: string) => must(await t.api.get(`/api/staff/sittings/${id}`, { as: who.as })).json<StaffSitting>();
const mine = (sitting: StaffSitting, province = '37') => {
  const found = sitting.provinces.find((p) => p.province === province);
  if (!found) throw new Error(`${province} is not in ${sitting.id}`);
  return found;
};
const put = (who: Colleague, id: string, version: number, terms: ProvinceTerms, more: { province?: string; reason?: string; tell?: boolean } = {}) =>
  t.api.put(`/api/staff/sittings/${id}/provinces/${more.province ?? '37'}`, { version, terms, reason: more.reason ?? '', tell: more.tell ?? false }, { as: who.as });
const later = (w: EditedWindows, days: number): EditedWindows => ({
  ...w, apply: { ...w.apply, closesAt: w.apply.closesAt + days * DAY }, confirm: { ...w.confirm, closesAt: w.confirm.closesAt + days * DAY }, pay: { ...w.pay, closesAt: w.pay.closesAt + days * DAY },
});
/** Gives a sitting of the data files a frame with room around its provinces. */
async function widen(id: string, days = 10): Promise<StaffSitting> {
  const before = await read(nation, id);
  const { frame } = before;
  const roomy = { ...later(frame, days), ticket: null, score: null, review: { ...frame.review, closesAt: frame.review.closesAt + days * DAY } };
  must(await t.api.put(`/api/staff/sittings/${id}`, { version: before.version, settings: before.settings, frame: roomy, reason: '为各省延长预留时间' }, { as: nation.as }));
  return read(nation, id);
}

describe('a sitting from nothing', () => {
  let id: string;

  test('is prepared by the nation, with the usual frame, and candidates do not see it', async () => {
    const made = must(await t.api.post('/api/staff/sittings', { examCode: '034', examOn: ['2027-09-11', '2027-09-12'], from: null }, { as: nation.as })).json<{ id: string }>();
    id = made.id;
    expect(id).toBe('034-2027-2');
    expect(await t.inTx((tx) => findSitting(tx, id))).toBeUndefined();
    expect((await t.api.get(`/api/sittings/${id}/specialties?level=04`)).status).toBe(404);
    const sitting = await read(nation, id);
    expect(sitting).toMatchObject({ state: 'preparing', version: 1, provinces: [], mayEdit: true, frameGiven: true });
    expect(sitting.findings.filter((f) => f.kind === 'no')).toEqual([]);
    expect(codes(await t.api.post('/api/staff/sittings', { examCode: '034', examOn: ['2027-11-06'], from: null }, { as: nation.as }))).toEqual(['sitting.exists']);
    expect(codes(await t.api.post(`/api/staff/sittings/${id}/announcement`, { version: 1 }, { as: nation.as }))).toEqual(['sitting.no_province']);
  });

  test('two provinces join with different policies, each only itself', async () => {
    const proposed = (await read(shandong, id)).proposal;
    expect(proposed).toMatchObject({ province: '37', version: 0 });
    if (!proposed) throw new Error('nothing proposed');
    must(await put(shandong, id, 0, { ...proposed.terms, modifyPolicy: 'UNTIL_CONFIRM', expectedCandidates: 90_000, notice: { zh: '驻济高校集中报名请联系学校', en: 'Universities in Jinan apply together' } }));
    const other = (await read(jiangxi, id)).proposal;
    if (!other) throw new Error('nothing proposed');
    must(await put(jiangxi, id, 0, { ...other.terms, paymentMode: 'on_site', expectedCandidates: 40_000 }, { province: '36' }));
    expect((await read(shandong, id)).provinces.map((p) => p.province)).toEqual(['37']);
    expect((await read(nation, id)).provinces.map((p) => [p.province, p.terms.modifyPolicy, p.terms.paymentMode])).toEqual([['36', expect.any(String), 'on_site'], ['37', 'UNTIL_CONFIRM', expect.any(String)]]);
    expect((await read(nation, id)).opening[0]).toMatchObject({ provinces: ['36', '37'], expected: 130_000, perSecond: 468, heavy: false });
    expect((await put(shandong, id, 0, proposed.terms, { province: '36' })).status).toBe(404);
    expect((await put(jiangxi, id, 1, proposed.terms)).status).toBe(404);
  });

  test('announced, every process sees it at once, and the log says who did what', async () => {
    must(await t.api.post(`/api/staff/sittings/${id}/announcement`, { version: 1 }, { as: nation.as }));
    expect(await t.inTx((tx) => findSitting(tx, id))).toMatchObject({ id, examOn: ['2027-09-11', '2027-09-12'] });
    expect((await t.inTx((tx) => listProvinceConfigs(tx, id))).map((c) => c.province).toSorted()).toEqual(['36', '37']);
    expect((await t.api.get(`/api/sittings/${id}/specialties?level=04`)).status).toBe(200);
    expect(codes(await t.api.post(`/api/staff/sittings/${id}/announcement`, { version: 2 }, { as: nation.as }))).toEqual(['sitting.announced_already']);
    const { changes } = must(await t.api.get(`/api/staff/sittings/${id}/changes`, { as: nation.as })).json<{ changes: { act: string; by: string; subject: string }[] }>();
    expect(changes.map((c) => [c.act, c.by])).toEqual([['announce', '李明'], ['create', '周岚'], ['create', '王琳'], ['create', '李明']]);
    const own = must(await t.api.get(`/api/staff/sittings/${id}/changes`, { as: shandong.as })).json<{ changes: { by: string }[] }>();
    expect(own.changes.map((c) => c.by)).toEqual(['李明', '王琳', '李明']);
  });

  test('a newer start with the same or other data files leaves it alone', async () => {
    const before = await read(nation, id);
    const catalogue = t.app.modules.find((m) => m.name === 'catalogue');
    await t.asOwner(`update reference_edition set seed_digest = 'older files'`);
    await catalogue?.atStart?.({ db: t.db, kit: t.kit });
    expect({ ...(await read(nation, id)), now: 0 }).toEqual({ ...before, now: 0 });
  });

  test('the preview says at any moment what the portal will say then', async () => {
    const terms = mine(await read(shandong, id)).terms;
    const at = async (moment: number) => must(await t.api.get(`/api/staff/sittings/${id}/preview?at=${String(moment)}`, { as: shandong.as })).json<SittingPreview>();
    expect(await at(terms.windows.apply.opensAt - 1)).toMatchObject({ listed: 'before', provinces: [{ province: '37', mayApply: false }] });
    const open = await at(terms.windows.apply.opensAt);
    expect(open).toMatchObject({ listed: 'open', provinces: [{ mayApply: true, notice: '驻济高校集中报名请联系学校' }] });
    expect(open.provinces[0]?.told.find((x) => x.topic === '修改报名信息')?.text).toContain('确认前可以修改');
    expect(await at(terms.windows.apply.closesAt)).toMatchObject({ provinces: [{ mayApply: false }] });
    const portal = (await t.inTx((tx) => listOpenSittings(tx, terms.windows.apply.opensAt))).find((o) => o.sitting.id === id);
    expect(portal?.phase.openProvinces).toBe(open.openProvinces);
  });
});

describe('a copy of an earlier sitting', () => {
  test('has every province, moved by whole weeks, and lists what to look at', async () => {
    const source = await read(nation, openId);
    const made = must(await t.api.post('/api/staff/sittings', { examCode: '034', examOn: ['2028-03-18', '2028-03-19'], from: openId }, { as: nation.as })).json<{ id: string }>();
    const copy = await read(nation, made.id);
    expect(copy).toMatchObject({ state: 'preparing', copiedFrom: openId, settings: { ruleYear: 2028, examOn: ['2028-03-18', '2028-03-19'] } });
    expect(copy.provinces.map((p) => p.province)).toEqual(source.provinces.map((p) => p.province));
    const by = mine(copy).terms.windows.apply.opensAt - mine(source).terms.windows.apply.opensAt;
    expect(by % (7 * DAY)).toBe(0);
    for (const p of copy.provinces) expect(p.terms.windows.pay.closesAt - mine(source, p.province).terms.windows.pay.closesAt).toBe(by);
    expect(copy.findings.map((f) => f.code)).toContain('expected_unknown');
    expect(codes(await t.api.post('/api/staff/sittings', { examCode: '001', examOn: ['2028-11-04'], from: openId }, { as: nation.as }))).toEqual(['sitting.source_other_exam']);
  });
});

describe('bad input', () => {
  test('everything wrong with a province is told at once, each at its field', async () => {
    const sitting = await read(shandong, openId);
    const { version, terms } = mine(sitting);
    const wrong = { ...terms, examCities: ['4401'], reviewModeByLevel: { 99: 'online' as const }, windows: { ...terms.windows, apply: { opensAt: terms.windows.apply.closesAt, closesAt: terms.windows.apply.opensAt } } };
    const reply = await put(shandong, openId, version, wrong);
    expect(reply.status).toBe(422);
    expect(refusals(reply).map((r) => `${r.path ?? ''} ${r.code}`)).toEqual(expect.arrayContaining([
      'terms.windows.apply sitting.window_reversed', 'terms.examCities sitting.city_not_here', 'terms.reviewModeByLevel.99 catalogue.level_not_offered', 'reason sitting.reason_needed', 'terms.windows.apply sitting.opened_already',
    ]));
  });

  test('outside the national frame by a minute is outside; the nation may widen it', async () => {
    const { version, terms } = mine(await widen(openId));
    const frame = (await read(nation, openId)).frame;
    const beyond = { ...terms, windows: { ...terms.windows, pay: { ...terms.windows.pay, closesAt: frame.pay.closesAt + 60_000 } } };
    expect(codes(await put(shandong, openId, version, beyond, { reason: '延长缴费时间' }))).toEqual(['sitting.window_outside_frame']);
    const narrow = await read(nation, openId);
    const tight = { ...narrow.frame, apply: { ...narrow.frame.apply, closesAt: narrow.frame.apply.opensAt + DAY } };
    const reply = await t.api.put(`/api/staff/sittings/${openId}`, { version: narrow.version, settings: narrow.settings, frame: tight, reason: '压缩报名时间' }, { as: nation.as });
    expect(codes(reply)).toContain('sitting.provinces_outside_frame');
  });

  test('days of another half-year, and unknown levels stop the national part', async () => {
    const sitting = await read(nation, openId);
    const settings = { ...sitting.settings, examOn: ['2030-01-05'], levels: [...sitting.settings.levels, '77'] };
    const reply = await t.api.put(`/api/staff/sittings/${openId}`, { version: sitting.version, settings, frame: sitting.frame, reason: '试一试' }, { as: nation.as });
    expect(codes(reply)).toEqual(expect.arrayContaining(['sitting.year_fixed', 'sitting.level_not_of_exam', 'sitting.reason_needed']));
  });

  test('two editors at once: one wins, the other is told who changed what and loses nothing', async () => {
    const colleague2 = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    const { version, terms } = mine(await read(shandong, openId));
    const [a, b] = await Promise.all([
      put(shandong, openId, version, { ...terms, sampleRatePercent: 20 }, { reason: '提高抽查比例' }),
      put(colleague2, openId, version, { ...terms, sampleRatePercent: 15 }, { reason: '提高抽查比例' }),
    ]);
    expect([a.status, b.status].toSorted()).toEqual([200, 409]);
    const [lost] = refusals(a.status === 409 ? a : b);
    expect(lost?.code).toBe('catalogue.changed_meanwhile');
    expect(lost?.text).toMatch(/(王琳|赵建国).*sampleRatePercent/);
  });

  test('the nation’s acts are closed to provinces, and every act to those without the permission', async () => {
    const reviewer = await colleague(t);
    expect((await t.api.get('/api/staff/sittings', { as: reviewer.as })).status).toBe(403);
    expect((await t.api.post('/api/staff/sittings', { examCode: '034', examOn: ['2029-09-08'], from: null }, { as: shandong.as })).status).toBe(403);
    const economy = await colleague(t, { roles: ['national_exam_manager'], jurisdiction: { kind: 'nation', exams: ['001'] } });
    expect((await t.api.get(`/api/staff/sittings/${openId}`, { as: economy.as })).status).toBe(404);
    expect((await t.api.post('/api/staff/sittings', { examCode: '034', examOn: ['2029-09-08'], from: null }, { as: economy.as })).status).toBe(404);
  });
});

test('whatever the jurisdiction: what is listed, what opens and what can be changed agree', async () => {
  const jurisdictions = fc.oneof(
    fc.constant<Jurisdiction>({ kind: 'nation' }), fc.constantFrom('37', '36', '44').map((province): Jurisdiction => ({ kind: 'province', province })),
    fc.constantFrom('37', '36').map((province): Jurisdiction => ({ kind: 'province', province, exams: ['001'] })), fc.constant<Jurisdiction>({ kind: 'nation', exams: ['034'] }),
  );
  await fc.assert(fc.asyncProperty(jurisdictions, fc.constantFrom('37', '36', '44'), async (jurisdiction, province) => {
    const who = await colleague(t, { roles: [jurisdiction.kind === 'nation' ? 'national_exam_manager' : 'provincial_exam_officer'], jurisdiction });
    const within = covers(jurisdiction, { province, exam: '034' });
    const listed = must(await t.api.get('/api/staff/sittings', { as: who.as })).json<{ sittings: { id: string }[] }>().sittings.some((s) => s.id === openId);
    const shown = await t.api.get(`/api/staff/sittings/${openId}`, { as: who.as });
    expect(shown.status).toBe(listed ? 200 : 404);
    expect(shown.status === 200 && shown.json<StaffSitting>().provinces.some((p) => p.province === province)).toBe(within);
    const { terms } = mine(await read(nation, openId), province);
    const tried = await t.api.post(`/api/staff/sittings/${openId}/provinces/${province}/effect`, { windows: terms.windows }, { as: who.as });
    expect(tried.status).toBe(within ? 200 : 404);
    expect((await put(who, openId, 999, terms, { province })).status).toBe(within ? 409 : 404);
  }), { numRuns: 12 });
}, 120_000);

describe('a change while people apply', () => {
  test('shows whom it touches, then moves their deadlines in the background, telling them', async () => {
    await widen(openId, 20);
    const waiting = await awaitingReview(t, openId, { name: '欧阳倩' });
    const draft = await readyCandidate(t, { name: '王晓沛' });
    const draftId = await apply(t, draft, { sittingId: openId, until: 'notices' });
    const { version, terms } = mine(await read(shandong, openId));
    const windows = later(terms.windows, 5);
    const effect = must(await t.api.post(`/api/staff/sittings/${openId}/provinces/37/effect`, { windows }, { as: shandong.as })).json<WindowEffect>();
    expect(effect).toMatchObject({ started: 2, confirmed: 1, awaitingReview: 1, unpaid: 0, earlier: 0, later: 2, lapsesAtOnce: 0 });
    expect(codes(await put(shandong, openId, version, { ...terms, windows }))).toEqual(['sitting.reason_needed']);
    const saved = must(await put(shandong, openId, version, { ...terms, windows }, { reason: '系统中断两小时，按规定延长', tell: true })).json<{ work: { id: string; total: number } }>();
    expect(saved.work.total).toBe(2);
    await t.runJobs({ all: true });
    const due = async (id: string) => Number((await t.asOwner(`select extract(epoch from lapses_at) * 1000 as due from application where id = '${id}'`)).rows[0]?.['due']);
    expect(await due(waiting.id)).toBe(windows.pay.closesAt);
    expect(await due(draftId)).toBe(windows.apply.closesAt);
    expect((await read(shandong, openId)).work[0]).toMatchObject({ kind: 'retime', total: 2, done: 2 });
    const told = (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { limit: 50 }))).filter((m) => m.template === 'deadline_moved');
    expect(told).toHaveLength(1);
  });

  test('a shorter window ends drafts at the next sweep, never confirmed ones before their own deadline', async () => {
    const other = await readyCandidate(t, { name: '阿依古丽·买买提' });
    const id = await apply(t, other, { sittingId: openId, province: '36', form: { prefecture: '3601', reviewPointId: '3601-01' }, until: 'notices' });
    const { version, terms } = mine(await read(jiangxi, openId), '36');
    const now = t.clock.now();
    const windows = { ...terms.windows, apply: { ...terms.windows.apply, closesAt: now - 60_000 } };
    const effect = must(await t.api.post(`/api/staff/sittings/${openId}/provinces/36/effect`, { windows }, { as: jiangxi.as })).json<WindowEffect>();
    expect(effect).toMatchObject({ earlier: 1, lapsesAtOnce: 1 });
    must(await put(jiangxi, openId, version, { ...terms, windows }, { province: '36', reason: '名额已满，提前截止' }));
    await t.runJobs({ all: true });
    await t.inTx((tx) => lapseApplications(tx, t.kit, now));
    const state = async () => must(await t.api.get(`/api/applications/${id}`, { as: other.as })).json<ApplicationView>().state;
    expect(await state()).toBe('X2');
  });

  test('opening in the past stays where it was', async () => {
    const { version, terms } = mine(await read(shandong, openId));
    const windows = { ...terms.windows, apply: { ...terms.windows.apply, opensAt: terms.windows.apply.opensAt + DAY } };
    expect(codes(await put(shandong, openId, version, { ...terms, windows }, { reason: '推迟报名开始时间' }))).toEqual(expect.arrayContaining(['sitting.opened_already']));
  });
});

test('an unknown sitting is not found, by whatever act', async () => {
  expect((await t.api.get('/api/staff/sittings/034-2099-1', { as: nation.as })).status).toBe(404);
  expect((await t.api.get(`/api/staff/sittings/${newId()}`, { as: nation.as })).status).toBe(404);
  expect(await t.inTx((tx) => getSitting(tx, openId))).toMatchObject({ examCode: '034' });
});

test('a change of policy alone, while people apply: its reason, its count, the log, and nobody’s deadline moved', async () => {
  const draft = await readyCandidate(t, { name: '王晓沛' });
  const applicationId = await apply(t, draft, { sittingId: openId, until: 'notices' });
  const lapses = async () => (await t.asOwner(`select id, lapses_at from application where sitting_id = $1 order by id`, [openId])).rows;
  const { version, terms } = mine(await read(shandong, openId));
  const changed = { ...terms, modifyPolicy: terms.modifyPolicy === 'UNTIL_CONFIRM' ? 'UNTIL_PAY' as const : 'UNTIL_CONFIRM' as const };
  const effect = must(await t.api.post(`/api/staff/sittings/${openId}/provinces/37/effect`, { windows: terms.windows }, { as: shandong.as })).json<WindowEffect>();
  expect(effect).toMatchObject({ earlier: 0, later: 0, lapsesAtOnce: 0 });
  expect(effect.standing.drafts).toBeGreaterThan(0);
  expect(refusals(await put(shandong, openId, version, changed))).toMatchObject([{ code: 'sitting.reason_needed', path: 'reason' }]);
  const before = await lapses();
  expect(must(await put(shandong, openId, version, changed, { reason: '统一修改政策' })).json()).toEqual({ version: version + 1, work: null });
  await t.runJobs({ all: true });
  expect(await lapses()).toEqual(before);
  expect((await t.inTx((tx) => listProvinceConfigs(tx, openId))).find((c) => c.province === '37')).toMatchObject({ modifyPolicy: changed.modifyPolicy, windows: terms.windows });
  const { changes } = must(await t.api.get(`/api/staff/sittings/${openId}/changes`, { as: shandong.as })).json<{ changes: { reason: string | null; fields: { path: string; before: string | null; after: string | null }[] }[] }>();
  expect(changes[0]).toMatchObject({ reason: '统一修改政策', fields: [{ path: 'modifyPolicy', before: terms.modifyPolicy, after: changed.modifyPolicy }] });
  expect((await t.api.get(`/api/applications/${applicationId}`, { as: draft.as })).status).toBe(200);
});
