import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SELF_TEST_FIELDS, SELF_TEST_LINK_MAX } from '#contracts/self-test.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { applicationPaths as paths } from './paths.ts';

let t: TestApp;
let sittingId: string;
let link: string;

beforeAll(async () => {
  t = await testApp();
  const found = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!found) throw new Error('一级建造师 is not open');
  sittingId = found.sitting.id;
  link = new URLSearchParams({ exam: '034', year: String(found.sitting.year), level: 'bachelor', mode: 'full_time', major: '土木工程', month: '201406', work: '11', profession: '9' }).toString();
}, 120_000);
afterAll(() => t.stop());

const show = (c: Candidate, url: string) => t.page.get(url, { as: c.as });
const escaped = (text: string) => text.replaceAll('&', '&amp;');

/** Confirms a sitting with these facts and goes on to the form. */
async function formOf(c: Candidate, selfTest: string): Promise<{ id: string; body: string }> {
  const started = await t.page.post(`${paths.chooseConfirm(sittingId)}?${selfTest}`, { sittingId, selfTest, _key: randomUUID() }, { as: c.as });
  const id = /applications\/([0-9a-f-]{36})\/province/.exec(started.location ?? '')?.[1] ?? '';
  expect(id, started.body.slice(0, 500)).not.toBe('');
  const key = () => ({ _key: randomUUID() });
  await t.page.post(paths.province(id as never), { province: '37', ...key() }, { as: c.as });
  for (const page of [paths.notice(id as never), paths.instructions(id as never)]) {
    const version = /name="version" value="([^"]+)"/.exec((await show(c, page)).body)?.[1] ?? '';
    await t.page.post(page, { decision: 'agree', version, ...key() }, { as: c.as });
  }
  return { id, body: (await show(c, paths.form(id as never))).body };
}

describe('用这些填写: the facts of a self-test in a new application', () => {
  test('lead from the answer, by the choice of the exam and its confirmation, into the form, which says what was taken over', async () => {
    const c = await readyCandidate(t, { name: '欧阳倩' });
    expect((await t.page.get(`/eligibility?${link}`)).body).toContain(`href="/my/applications/choose?${escaped(link)}"`);
    const choose = (await show(c, `${paths.choose}?${link}`)).body;
    expect(choose).toContain('将用自测中的内容填写');
    expect(choose).toContain(`href="${paths.chooseConfirm(sittingId)}?${escaped(link)}"`);
    expect((await show(c, `${paths.chooseConfirm(sittingId)}?${link}`)).body).toContain(`name="selfTest" value="${escaped(link)}"`);
    const { id, body } = await formOf(c, link);
    expect(body).toContain('带入：专业工作年限、工作年限、学历。');
    expect(body).toMatch(/name="yearsInProfession"[^>]*value="9"/);
    expect(body).toMatch(/name="yearsOfWork"[^>]*value="11"/);
    expect(body).toMatch(/name="phone"[^>]*value="1\d{10}"/);
    // changed once, it is the candidate's own
    await t.api.put(`/api/applications/${id}/draft`, { yearsOfWork: '12' }, { as: c.as });
    const again = (await show(c, paths.form(id as never))).body;
    expect(again).not.toContain('带入：');
    expect(again).toMatch(/name="yearsOfWork"[^>]*value="12"/);
  });

  test('of another exam, or facts that cannot be read, take nothing over and stop nobody', async () => {
    for (const other of [link.replace('exam=034', 'exam=001'), 'exam=034&level=nonsense', '%%%']) {
      const c = await readyCandidate(t);
      expect((await formOf(c, other)).body, other).not.toContain('带入：');
    }
  });

  test('whoever is not signed in comes back to the choice with the facts', async () => {
    const reply = await t.page.get(`${paths.choose}?${link}`);
    expect(reply.status).toBe(303);
    expect(new URL(reply.location ?? '', 'http://x').searchParams.get('next')).toBe(`${paths.choose}?${link}`);
  });

  test('a link with every fact is no longer than what a sign-in leads on to, and names nobody', async () => {
    const full = new URLSearchParams(SELF_TEST_FIELDS.map((field) => [field, /^major|degreeMajor/.test(field) ? '学'.repeat(60) : 'intermediate'])).toString();
    expect(`${paths.choose}?${full}`.length).toBeLessThan(SELF_TEST_LINK_MAX + 100);
    expect(SELF_TEST_FIELDS.filter((field) => /name|number|phone|mail|document|address/.test(field))).toEqual([]);
  });
});
