import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { AccountId } from '#contracts/ids.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';

let t: TestApp;
let sitting: Sitting;
let config: ProvinceConfig;

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  const found = open.find((o) => o.exam.code === '034');
  if (!found) throw new Error('一级建造师 is not open');
  sitting = found.sitting;
  const shandong = await t.inTx((tx) => findProvinceConfig(tx, sitting.id, '37'));
  if (!shandong) throw new Error('山东 does not hold it');
  config = shandong;
}, 120_000);
afterAll(() => t.stop());

const view = async (c: Candidate, id: string): Promise<ApplicationView> => must(await t.api.get(`/api/applications/${id}`, { as: c.as })).json<ApplicationView>();
const codes = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => r.code);

describe('an application from 选择考试 to its review', () => {
  test('committed and verified goes to 待缴费 by itself, with number, snapshot and PDF', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id });
    const status = await view(c, id);
    expect(status.state).toBe('S10');
    expect(status.number).toMatch(/^\d{18}$/);
    expect(status.dimensions).toMatchObject({ commitment: 'signed', data: 'confirmed', review: 'automatic', payment: 'unpaid' });
    expect(status.dueInFen).toBeGreaterThan(0);
    expect(status.history.map((h) => h.act)).toEqual(['choose_province', 'accept_notices', 'save', 'sign_commitment', 'check_saved', 'confirm', 'route_automatic']);
    const pdf = must(await t.api.get(`/api/applications/${id}/form`, { as: c.as }));
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.body.startsWith('%PDF-')).toBe(true);
  }, 60_000);

  test('who last read English is written to in English and pays on an English page; the order keeps the Chinese words', async () => {
    const c = await readyCandidate(t);
    await t.page.get('/exams?lang=en', { as: c.as });
    const id = await apply(t, c, { sittingId: sitting.id });
    const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, AccountId.parse(c.accountId)));
    const told = await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { phone: account?.phone ?? '' }, limit: 20 }));
    expect(told.find((m) => m.template === 'application_confirmed')?.text).toMatch(/Your application for .*Constructor.* is confirmed/);
    const page = await t.page.get(`/my/applications/${id}/pay?lang=en`, { as: c.as });
    expect(page.body).toContain('Place of application');
    expect(page.body).not.toMatch(/建造师|姓名|报考级别/);
    const { orderNumber } = must(await t.api.post(`/api/applications/${id}/orders`, {}, { as: c.as })).json<{ orderNumber: string }>();
    expect((await t.page.get(`/my/orders/${orderNumber}?lang=en`, { as: c.as })).body).not.toContain('建造师');
    expect((await t.page.get(`/my/orders/${orderNumber}?lang=zh`, { as: c.as })).body).toContain('一级建造师');
  }, 60_000);

  test('without the commitment proofs are demanded before confirming', async () => {
    const c = await readyCandidate(t, { name: '欧阳倩' });
    const id = await apply(t, c, { sittingId: sitting.id, commitment: 'decline', until: 'checked' });
    expect((await view(c, id)).state).toBe('S4');
    expect(codes(await t.api.post(`/api/applications/${id}/confirmation`, {}, { as: c.as }))).toEqual(['application.wrong_state']);
    expect(codes(await t.api.post(`/api/applications/${id}/materials-submission`, {}, { as: c.as }))).toEqual(['application.materials_missing']);
  });

  test('too few years are refused with the condition that is missed, and nothing is saved', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
    const reply = await t.api.put(`/api/applications/${id}/data`, await formFor(t, c, { yearsInProfession: 1 }), { as: c.as });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('您填写 1 年');
    expect((await view(c, id)).state).toBe('S2');
  });

  test('fields that cannot be read do not hide what the rules say of the others, nor a missing captcha', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
    const { captcha: _, ...form } = await formFor(t, c, { yearsInProfession: 1, phone: '12', employer: '', subjectCodes: ['9'], degreeId: crypto.randomUUID() });
    const reply = await t.api.put(`/api/applications/${id}/data`, form, { as: c.as });
    expect(codes(reply)).toEqual(expect.arrayContaining(['identity.phone_format', 'field.required', 'application.degree_unknown', 'catalogue.subject_not_offered', 'application.not_eligible', 'request.captcha_failed']));
    // years that cannot be read leave the conditions unjudged: they are asked for, nothing is guessed
    const unread = await t.api.put(`/api/applications/${id}/data`, { ...form, yearsInProfession: 'many' }, { as: c.as });
    expect(codes(unread)).not.toContain('application.not_eligible');
  });

  test('all faults of a form are told at once, each at its field', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
    const reply = await t.api.put(`/api/applications/${id}/data`, await formFor(t, c, { yearsInProfession: 12, reviewPointId: '4401-01', subjectCodes: ['9'], educationId: c.accountId }), { as: c.as });
    expect(codes(reply)).toEqual(expect.arrayContaining(['application.review_point_elsewhere', 'application.education_unknown', 'application.years_inconsistent']));
  });
});

test('one candidate, two sittings at a time, each with its own state and page (R-X-05)', async () => {
  const c = await readyCandidate(t);
  const other = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code !== '034');
  if (!other) throw new Error('only one exam is open');
  const first = await apply(t, c, { sittingId: sitting.id });
  const { id: second } = must(await t.api.post('/api/applications', { sittingId: other.sitting.id }, { as: c.as })).json<{ id: string }>();
  expect([(await view(c, first)).state, (await view(c, second)).state]).toEqual(['S10', 'S1']);
  const { applications } = must(await t.api.get('/api/applications', { as: c.as })).json<{ applications: { id: string; state: string }[] }>();
  expect(new Map(applications.map((a) => [a.id, a.state]))).toEqual(new Map([[first, 'S10'], [second, 'S1']]));
  const list = await t.page.get('/my/applications', { as: c.as });
  for (const name of ['一级建造师', other.exam.name.zh]) expect(list.body).toContain(name);
  expect((await t.page.get(`/my/applications/${first}`, { as: c.as })).body).not.toContain(other.exam.name.zh);
  expect((await t.page.get(`/my/applications/${second}`, { as: c.as })).body).toContain(other.exam.name.zh);
  must(await t.api.delete(`/api/applications/${second}`, { as: c.as }));
  expect((await view(c, first)).state).toBe('S10');
});

describe('what is refused', () => {
  test('another candidate’s application does not exist', async () => {
    const owner = await readyCandidate(t);
    const stranger = await readyCandidate(t, { name: '刘洋' });
    const id = await apply(t, owner, { sittingId: sitting.id, until: 'saved' });
    for (const reply of [
      await t.api.get(`/api/applications/${id}`, { as: stranger.as }), await t.api.delete(`/api/applications/${id}`, { as: stranger.as }),
      await t.api.post(`/api/applications/${id}/commitment`, { accept: 'agree', version: LETTER_VERSION.commitment }, { as: stranger.as }),
      await t.api.post(`/api/applications/${id}/confirmation`, {}, { as: stranger.as }), await t.api.get(`/api/applications/${id}/form`, { as: stranger.as }),
      await t.api.put(`/api/applications/${id}/draft`, { employer: 'x' }, { as: stranger.as }),
    ]) expect([404, 409]).toContain(reply.status);
    expect((await view(owner, id)).state).toBe('S3');
  });

  test('a second application to the same sitting, also when both come at once', async () => {
    const c = await readyCandidate(t);
    const replies = await Promise.all(Array.from({ length: 6 }, () => t.api.post('/api/applications', { sittingId: sitting.id }, { as: c.as })));
    expect(replies.filter((r) => r.status === 200)).toHaveLength(1);
    for (const reply of replies.filter((r) => r.status !== 200)) expect(codes(reply)).toEqual(['application.already_live']);
  });

  test('choosing an exam while the verification runs, or without a photo (R-2.2.1-06)', async () => {
    const c = await readyCandidate(t, { verify: false, photo: false });
    expect(codes(await t.api.post('/api/applications', { sittingId: sitting.id }, { as: c.as }))).toEqual(['application.photo_missing', 'verification.identity_unfinished', 'verification.education_unfinished']);
    await t.runJobs();
  });

  test('an outdated letter', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'saved' });
    expect(codes(await t.api.post(`/api/applications/${id}/commitment`, { accept: 'agree', version: '2019-1' }, { as: c.as }))).toEqual(['commitment.text_outdated']);
  });
});

describe('the clock', () => {
  const at = async (moment: number, work: () => Promise<void>) => {
    const before = t.clock.now();
    t.clock.set(moment);
    try {
      await work();
    } finally {
      t.clock.set(before);
    }
  };

  test('a confirmation one moment too late is refused, the last moment counts', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'checked' });
    const session = () => t.signInCandidate(c.accountId);
    await at(config.windows.confirm.closesAt, async () => {
      expect(codes(await t.api.post(`/api/applications/${id}/confirmation`, {}, { as: await session() }))).toEqual(['application.confirm_closed']);
    });
    await at(config.windows.confirm.closesAt - 5_000, async () => {
      must(await t.api.post(`/api/applications/${id}/confirmation`, {}, { as: await session() }));
    });
  });

  test('what is not finished in time lapses once, with a message, and the paid is left alone (T23)', async () => {
    const saved = await readyCandidate(t);
    const id = await apply(t, saved, { sittingId: sitting.id, until: 'checked' });
    const { lapseApplications } = await import('./index.ts');
    await at(config.windows.confirm.closesAt + 60_000, async () => {
      await t.inTx((tx) => lapseApplications(tx, t.kit, t.clock.now()));
      const as = await t.signInCandidate(saved.accountId);
      const status = must(await t.api.get(`/api/applications/${id}`, { as })).json<ApplicationView>();
      expect(status.state).toBe('X2');
      expect(status.history.filter((h) => h.act === 'lapse')).toHaveLength(1);
    });
  });
});

test('amending takes back the confirmation, keeps the old one frozen, and needs a new signature (T16)', async () => {
  const c = await readyCandidate(t);
  const id = await apply(t, c, { sittingId: sitting.id });
  const reply = await t.api.delete(`/api/applications/${id}/confirmation`, { as: c.as });
  if (config.modifyPolicy !== 'UNTIL_PAY') {
    expect(codes(reply)).toEqual(['application.policy_forbids_change']);
    return;
  }
  must(reply);
  const status = await view(c, id);
  expect(status.state).toBe('S2');
  expect(status.acts.map((a) => a.act)).toContain('save');
});

test('confirming twice at once confirms once', async () => {
  const c = await readyCandidate(t);
  const id = await apply(t, c, { sittingId: sitting.id, until: 'checked' });
  const replies = await Promise.all([1, 2, 3, 4].map(() => t.api.post(`/api/applications/${id}/confirmation`, {}, { as: c.as })));
  expect(replies.filter((r) => r.status === 200)).toHaveLength(1);
  expect((await view(c, id)).history.filter((h) => h.act === 'confirm')).toHaveLength(1);
});

test('a sitting that has photos reviewed holds the confirmation until an officer approved the photo (S5, T8)', async () => {
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  const reviewed = open.find((o) => o.exam.code === '026' && o.sitting.photoReview !== 'none');
  if (!reviewed) throw new Error('执业药师 is not open, or reviews no photos');
  const province = await t.inTx(async (tx) => {
    for (const code of ['37', '11', '44', '32']) if (await findProvinceConfig(tx, reviewed.sitting.id, code).then((c) => c && c.windows.apply.opensAt <= t.clock.now() && t.clock.now() < c.windows.apply.closesAt)) return code;
    return undefined;
  });
  if (!province) throw new Error('none of the tried provinces is open');
  const c = await readyCandidate(t, { educations: [{ certificateNumber: '102471201405001203', institution: '沈阳药科大学', graduatedIn: '201406', major: '药学', level: 'bachelor', mode: 'full_time' }] });
  const id = await apply(t, c, {
    sittingId: reviewed.sitting.id, province, until: 'checked',
    form: { levelCode: '04', specialtyCode: '01', majorClass: 'pharmacy', subjectCodes: ['1', '2', '3', '4'], prefecture: `${province}01`, reviewPointId: `${province}01-01` },
  });
  const status = await view(c, id);
  expect(status.state).toBe('S5');
  expect(codes(await t.api.post(`/api/applications/${id}/confirmation`, {}, { as: c.as }))).toEqual(['application.photo_not_approved']);
});
