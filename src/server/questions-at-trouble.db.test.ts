import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusalCode } from '#contracts/refusals.ts';
import { QUESTIONS, questionsOfCodes, questionsOfPage, type Answered, type General } from '#portal/questions.ts';
import { manualQuestions } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from './testing/app.ts';
import { readyCandidate } from './testing/candidates.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); }, 120_000);
afterAll(() => t.stop());

const rows = Object.entries<Answered | General>(QUESTIONS);
const answered = rows.flatMap(([id, row]) => ('general' in row ? [] : [{ id, ...row }]));

describe('questions where trouble occurs (R-3)', () => {
  test('every link leads to a question that stands there, in both languages', async () => {
    for (const lang of ['zh', 'en']) {
      const { body } = await t.page.get(`/questions?lang=${lang}`);
      expect(rows.map(([id]) => id).filter((id) => !body.includes(`id="${id}"`)), lang).toEqual([]);
    }
  });

  test('every question of the manual is led to from somewhere, or is said to be general', () => {
    const ids = manualQuestions.zh.groups.flatMap((group) => group.items).map((item) => item.id);
    expect(ids.filter((id) => !rows.some(([known]) => known === id))).toEqual([]);
    expect(answered.filter((row) => row.codes.length + row.pages.length === 0).map((row) => row.id)).toEqual([]);
  });

  test('every code is a refusal, every page is a page', () => {
    // a form that comes back is shown at the address it was sent to
    const pages = t.app.modules.flatMap((m) => [...(m.pages ?? []).map((page) => page.path), ...(m.forms ?? []).map((form) => form.path ?? form.page.path)]).map((path) => path.replaceAll(/:[A-Za-z]+/g, '*'));
    expect(answered.flatMap((row) => row.codes).filter((code) => !isRefusalCode(code))).toEqual([]);
    expect(answered.flatMap((row) => row.pages).filter((page) => !pages.includes(page))).toEqual([]);
  });

  test('a form that comes back leads to the answer of what was wrong', async () => {
    const as = t.browser();
    await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
    await t.api.post('/api/registration/notes', {}, { as });
    const back = await t.page.post('/register/form', { name: '王wei', _key: 'k1' }, { as });
    expect(back.status).toBe(422);
    expect(back.body).toMatch(/class="problems"[^]*href="\/questions#rare-name"[^]*<form|<form[^]*class="problems"[^]*href="\/questions#rare-name"/);
  });

  test('pages lead to the questions people have there, and others to none', async () => {
    const c = await readyCandidate(t, { photo: false });
    expect((await t.page.get('/my/photo', { as: c.as })).body).toContain('href="/questions#photo"');
    expect((await t.page.get('/my/applications/choose', { as: c.as })).body).toContain('href="/questions#photo"');
    expect((await t.page.get('/sign-in')).body).toContain('href="/questions#forgot"');
    expect((await t.page.get('/tickets')).body).toContain('href="/questions#ticket"');
    expect((await t.page.get('/scores')).body).toContain('href="/questions#score"');
    expect((await t.page.get('/exams')).body).not.toContain('class="asked"');
    expect(questionsOfPage('/my/applications/019ab000-0000-7000-8000-000000000001/pay?x=1').map((q) => q.id)).toEqual(['paid', 'no-jump', 'no-jump-still']);
    expect(questionsOfPage('/my/applications/choose')).toEqual([]);
    expect(questionsOfCodes(['account.code_wrong', undefined]).map((q) => q.id)).toEqual(['no-code', 'phone-lost']);
  });
});
