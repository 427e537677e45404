import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationId } from '#contracts/ids.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { LETTER_VERSION, letterText } from '#server/modules/commitments/index.ts';
import { flattenFields } from '#server/platform/http/form-fields.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { applicationPaths as paths } from './paths.ts';

let t: TestApp;
let sitting: Sitting;

beforeAll(async () => {
  t = await testApp();
  const found = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!found) throw new Error('一级建造师 is not open');
  sitting = found.sitting;
}, 120_000);
afterAll(() => t.stop());

const key = () => ({ _key: randomUUID() });
const show = async (c: Candidate, url: string, headers: Record<string, string> = {}) => t.page.get(url, { as: c.as, headers });
const fill = async (c: Candidate, changes: Record<string, unknown> = {}) => {
  const { captcha: _, ...form } = await formFor(t, c, changes);
  return { ...flattenFields(form), 'captcha.proof': 'pass', ...key() };
};

/** The whole text of a letter but its first and last paragraph, which name the place. */
const lettersFor = (letter: 'notification' | 'instructions') => letterText(letter, 'zh', { exam: { zh: '一级建造师', en: '' }, year: sitting.year, province: { zh: '山东省', en: '' }, phone: '', name: '', maskedDocument: '' }).slice(1, -1);

describe('the pages of an application', () => {
  test('from 我的报考 to 待缴费, every step by its form, without JavaScript', async () => {
    const c = await readyCandidate(t, { name: '欧阳倩' });
    const list = await show(c, paths.list);
    expect(list.status).toBe(200);
    expect(list.body).toContain('您还没有报考任何考试');
    const choose = await show(c, paths.choose);
    expect(choose.body).toContain('一级建造师');
    expect(choose.body).toContain(`href="${paths.chooseConfirm(sitting.id)}"`);
    expect((await show(c, paths.chooseConfirm(sitting.id))).body).toContain('确认');

    const started = await t.page.post(paths.chooseConfirm(sitting.id), { sittingId: sitting.id, ...key() }, { as: c.as });
    expect(started.status).toBe(303);
    const id = /applications\/([0-9a-f-]{36})\/province/.exec(started.location ?? '')?.[1] as ApplicationId;
    const province = await show(c, paths.province(id));
    expect(province.body.match(/name="province"/g)).toHaveLength(32);
    expect((await t.page.post(paths.province(id), { province: '37', ...key() }, { as: c.as })).location).toBe(paths.notice(id));
    const notice = await show(c, paths.notice(id));
    expect(notice.body).toContain('我已阅知并同意');
    for (const point of lettersFor('notification')) expect(notice.body).toContain(point);
    expect((await t.page.post(paths.notice(id), { decision: 'agree', version: LETTER_VERSION.notification, ...key() }, { as: c.as })).location).toBe(paths.instructions(id));
    const instructions = await show(c, paths.instructions(id));
    expect(instructions.body).toContain('已阅读并知晓');
    expect(instructions.body).toContain('href="/guide"');
    for (const point of lettersFor('instructions')) expect(instructions.body).toContain(point);
    expect((await t.page.post(paths.instructions(id), { decision: 'agree', version: LETTER_VERSION.instructions, ...key() }, { as: c.as })).location).toBe(paths.form(id));

    const form = await show(c, paths.form(id));
    expect(form.body).toContain('山东大学');
    const saved = await t.page.post(paths.form(id), await fill(c), { as: c.as });
    expect(saved.location, saved.body.slice(0, 3000)).toBe(paths.commitment(id));
    expect((await show(c, paths.commitment(id))).body).toContain('现郑重承诺');
    expect((await t.page.post(paths.commitment(id), { accept: 'agree', version: LETTER_VERSION.commitment, ...key() }, { as: c.as })).location).toBe(paths.check(id));
    const check = await show(c, paths.check(id));
    expect(check.body).toContain('您的报名信息是否正确？点击确定按钮保存。');
    expect(check.body).toContain('04 考全科');
    expect((await t.page.post(paths.check(id), key(), { as: c.as })).location).toBe(paths.status(id));
    expect((await show(c, paths.status(id))).body).toContain('待信息确认');
    const confirm = await show(c, paths.confirm(id));
    expect(confirm.body).toContain('您是新考生, 无档案号!');
    expect((await show(c, paths.confirmFinal(id))).body).toContain('请认真核对报名信息, 确保报名信息完整准确, 确定吗?');
    expect((await t.page.post(paths.confirm(id), key(), { as: c.as })).location).toBe(paths.status(id));
    const status = await show(c, paths.status(id));
    expect(status.body).toContain('待缴费');
    expect(status.body).toContain('自动核验通过');
    expect((await show(c, paths.print(id))).body).toContain(paths.formPdf(id));
    expect((await show(c, paths.list)).body).toContain('缴费');
  }, 60_000);

  test('the form comes back with every fault at its field, and a draft is there again', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
    const short = await t.page.post(paths.form(id), await fill(c, { yearsInProfession: 1, employer: '' }), { as: c.as });
    expect(short.status).toBe(422);
    expect(short.body).toContain('href="#f-employer"');
    const judged = await t.page.post(paths.form(id), await fill(c, { yearsInProfession: 1 }), { as: c.as });
    expect(judged.body).toContain('您填写 1 年');
    const english = await t.page.post(paths.form(id), await fill(c, { yearsInProfession: 1 }), { as: c.as, headers: { 'accept-language': 'en' } });
    expect(english.body).toContain('you stated 1 year');
    expect((await t.api.put(paths.draft(id), { employer: '青岛建设集团', workHistory: [{ from: '2014', duty: '施工' }], subjectCodes: ['1'] }, { as: c.as })).status).toBe(200);
    const again = await show(c, paths.form(id));
    expect(again.body).toContain('青岛建设集团');
    expect(again.body).toContain('name="workHistory.0.duty"');
  }, 60_000);

  test('a wrong captcha sends the form back with everything typed, and nothing is saved (R-X-01)', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
    const typed = await fill(c, { employer: '青岛建设集团' });
    const wrong = await t.page.post(paths.form(id), { ...typed, 'captcha.proof': 'used-before' }, { as: c.as });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#f-captcha"');
    expect(wrong.body).toContain('value="青岛建设集团"');
    expect((await t.api.get(`/api/applications/${id}`, { as: c.as })).json<{ state: string }>().state).toBe('S2');
    const reply = await t.api.put(`/api/applications/${id}/data`, await formFor(t, c, { captcha: { proof: 'used-before' } }), { as: c.as });
    expect(reply.json<{ refusals: { code: string; path?: string }[] }>().refusals).toMatchObject([{ code: 'request.captcha_failed', path: 'captcha' }]);
  }, 60_000);

  test('rows are added and choices refreshed by buttons', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
    const more = await t.page.post(paths.form(id), { levelCode: '04', prefecture: '3702', _edit: 'add-workHistory', ...key() }, { as: c.as });
    expect(more.status).toBe(200);
    expect(more.body).toContain('name="workHistory.0.from"');
    expect(more.body).toContain('value="3702-01"');
    const choices = await t.api.get(`/api/applications/${id}/choices?level=04&specialty=15`, { as: c.as });
    expect(choices.json<{ subjects: unknown[]; conditions: unknown[] }>().subjects).toHaveLength(4);
    const refreshed = await t.page.post(paths.form(id), { levelCode: '04', specialtyCode: '15', _edit: 'refresh', ...key() }, { as: c.as });
    expect(refreshed.body).toContain('建设工程经济');
    expect(refreshed.body).toContain('报考条件');
  }, 60_000);

  test('rows of titles and certificates show with the levels that ask for them, and send nothing otherwise', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
    const groups = async (levelCode: string) => {
      const { body } = await t.page.post(paths.form(id), { levelCode, _edit: 'refresh', ...key() }, { as: c.as });
      return [...body.matchAll(/<fieldset class="group" data-only-with="([\d ]+)"( hidden disabled)?>/g)].map((m) => ({ asked: m[1], off: m[2] !== undefined }));
    };
    expect(await groups('')).toEqual([{ asked: '02', off: true }, { asked: '02 01', off: true }]);
    expect(await groups('04')).toEqual([{ asked: '02', off: true }, { asked: '02 01', off: true }]);
    expect(await groups('02')).toEqual([{ asked: '02', off: false }, { asked: '02 01', off: false }]);
    expect(await groups('01')).toEqual([{ asked: '02', off: true }, { asked: '02 01', off: false }]);
  }, 60_000);

  test('放弃报名 on a notice leads to its own page, and only there it is given up', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'province' });
    expect((await t.page.post(paths.notice(id), { decision: 'give_up', version: LETTER_VERSION.notification, ...key() }, { as: c.as })).location).toBe(paths.giveUp(id));
    expect((await show(c, paths.giveUp(id))).body).toContain('放弃报名并退出考试');
    expect((await t.page.post(paths.giveUp(id), key(), { as: c.as })).location).toBe(paths.list);
    expect((await show(c, paths.status(id))).body).toContain('已放弃');
  }, 60_000);

  test('a page out of its time leads to the right one, and somebody else’s application is not found', async () => {
    const c = await readyCandidate(t);
    const stranger = await readyCandidate(t, { name: '刘洋' });
    const id = await apply(t, c, { sittingId: sitting.id, until: 'province' });
    for (const early of [paths.form(id), paths.commitment(id), paths.check(id), paths.confirm(id)]) expect((await show(c, early)).location, early).toBe(paths.notice(id));
    for (const url of [paths.status(id), paths.province(id), paths.form(id), paths.giveUp(id)]) expect((await show(stranger, url)).status, url).toBe(404);
  }, 60_000);

  test('without the commitment the way goes over proofs; the confirmation is taken back by 是', async () => {
    const c = await readyCandidate(t);
    const id = await apply(t, c, { sittingId: sitting.id, until: 'saved' });
    expect((await show(c, paths.decline(id))).body).toContain('不采用告知承诺制');
    expect((await t.page.post(paths.decline(id), key(), { as: c.as })).location).toBe(paths.check(id));
    const other = await readyCandidate(t, { name: '赵磊' });
    const confirmed = await apply(t, other, { sittingId: sitting.id });
    expect((await show(other, paths.modify(confirmed))).body).toContain('是否取消报名确认');
    expect((await t.page.post(paths.modify(confirmed), key(), { as: other.as })).location).toBe(paths.form(confirmed));
    expect((await show(other, paths.form(confirmed))).body).toContain('济南城建集团有限公司');
  }, 60_000);
});
