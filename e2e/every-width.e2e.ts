import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { answerForm, goOn, proved, under } from './support/answer-form.ts';
import { lastSittingReady } from './support/last-sitting.ts';
import { layoutOf, widest } from './support/pages/look.ts';
import { newPerson } from './support/people.ts';
import { codeSentTo, must, verified, withPhoto } from './support/ready.ts';
import { scriptsHaveCome, sound, test } from './support/watched.ts';

type Way = { lang: 'zh' | 'en'; width: number };

test.describe.configure({ mode: 'parallel' });

// by names of fields and by what a control is, never by its words: the same hands in both languages
for (const way of [360, 768, 1280].flatMap((width): Way[] => [{ lang: 'zh', width }, { lang: 'en', width }])) {
  test.describe(`${String(way.width)} px, ${way.lang}`, () => {
    test.use({ viewport: { width: way.width, height: way.width < 500 ? 740 : 900 }, ...(way.width < 500 && { isMobile: true, hasTouch: true }) });

    test('registers, applies, pays, prints and reads the score of an exam that is over', async ({ page, request, baseURL }) => {
      await page.context().addCookies([{ name: 'lang', value: way.lang, url: baseURL ?? '' }]);
      await registers(page, request, way);
      await applies(page, way);
      await paysAndPrints(page, way);
      await readsScore(page, request, way);
    });
  });
}

/** From the first page to the account, as its forms ask for it, and the sign-in. */
async function registers(page: Page, outside: APIRequestContext, way: Way): Promise<void> {
  const person = newPerson({ name: '阿依古丽·买买提' }, 'woman');
  await page.goto('/');
  await stands(page, way);
  await page.getByRole('main').locator('a[href="/register"]').first().click();
  await stands(page, way, '/register');
  await page.locator('[data-long-end]').scrollIntoViewIfNeeded();
  await goOn(page);
  await stands(page, way, '/register/notes');
  await goOn(page);
  await stands(page, way, '/register/form');
  const { name, documentNumber, certificateNumber, mail, phone, userName, password } = person;
  const education = { certificateNumber, graduatedIn: '201406', level: 'bachelor' };
  await answerForm(page.getByRole('main'), { name, documentNumber, mail, phone, userName, password, passwordAgain: password, recoveryQuestion: 'first_school', recoveryAnswer: '历城实验小学', ...under('educations.0', { ...education, institution: '山东大学', major: '土木工程', mode: 'full_time' }) });
  await proved(page);
  await goOn(page);
  await answerForm(page.getByRole('dialog'), { name, documentType: 'resident_id', documentNumber, ...under('educations.0', education) });
  await goOn(page);
  await stands(page, way, '/register/phone');
  await page.getByRole('main').locator('button[formaction], button[name]').first().click();
  await page.locator('[name="code"]').fill(await codeSentTo(outside, phone));
  await goOn(page);
  await page.getByRole('dialog').getByRole('link').first().click();
  await stands(page, way, '/sign-in');
  await answerForm(page.getByRole('main'), { userName, password });
  await proved(page);
  await goOn(page);
  await stands(page, way, '/my/photo');
  await withPhoto(page);
  await verified(page);
}

/** From the list of exams to 报名信息确认, by commitment. */
async function applies(page: Page, way: Way): Promise<void> {
  await page.goto('/my/applications/choose');
  await stands(page, way, '/my/applications/choose');
  await page.locator('a[href^="/my/applications/choose/034-"]').first().click();
  await goOn(page);
  await stands(page, way, '/province');
  await answerForm(page.getByRole('main'), { province: '37' });
  await goOn(page);
  for (const letter of ['/notice', '/instructions']) {
    await stands(page, way, letter);
    await page.locator('[data-long-end]').first().scrollIntoViewIfNeeded();
    await answerForm(page.getByRole('main'), { decision: 'agree' });
    await goOn(page);
  }
  await stands(page, way, '/form');
  await answerForm(page.getByRole('main'), { prefecture: '3701', reviewPointId: '3701-01', territorialTie: 'work', levelCode: '04', specialtyCode: '15', yearsOfWork: '10', yearsInProfession: '8', employer: '济南城建集团有限公司', employerKind: 'state_enterprise', phone: '13800130001', mail: 'ayiguli@example.cn', address: '山东省济南市历下区解放路1号', postcode: '250014' });
  await page.locator('[name="educationId"]').first().check();
  await page.locator('[data-subjects] [name="subjectCodes"]').first().waitFor({ state: 'attached' }); // they come after the level
  for (const box of await page.locator('input[type="checkbox"][name="subjectCodes"]:not([disabled])').all()) await box.check();
  if ((await page.locator('[name="workHistory.0.from"]').count()) === 0) await page.locator('button[name="_edit"][value="add-workHistory"]').first().click();
  await page.locator('[name="workHistory.0.from"]').waitFor();
  await answerForm(page.getByRole('main'), under('workHistory.0', { from: '2014-07-01', employer: '济南城建集团有限公司', duty: '施工管理' }));
  await proved(page);
  await goOn(page);
  await stands(page, way, '/commitment');
  await page.locator('[data-long-end]').first().scrollIntoViewIfNeeded();
  await answerForm(page.getByRole('main'), { accept: 'agree' });
  await goOn(page);
  await stands(page, way, '/check');
  await goOn(page);
  await stands(page, way, '/my/applications/');
  await page.goto(`${page.url()}/confirm`);
  await stands(page, way, '/confirm');
  await page.locator('[data-dialog="confirm-final"]').click();
  await goOn(page);
}

/** 打印报名表 and 缴费 at the stand-in bank, until the platform knows. */
async function paysAndPrints(page: Page, way: Way): Promise<void> {
  await stands(page, way, '/my/applications/');
  const status = new URL(page.url()).pathname;
  await page.goto(`${status}/print`);
  await stands(page, way, '/print');
  const form = await must(await page.request.get((await page.getByRole('main').locator('a.button--main').first().getAttribute('href')) ?? ''));
  expect((await form.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  await page.goto(`${status}/pay`);
  await stands(page, way, '/pay');
  await goOn(page);
  await page.locator('button.pay').first().click();
  await expect(page).toHaveURL(/\/my\/orders\/\d+/);
  // the page asks again by itself until it knows
  await expect.poll(async () => ((await (await page.request.get(`/api${status.slice('/my'.length)}`)).json()) as { state: string }).state, { message: 'the application is paid' }).toBe('S12');
  await page.goto(status);
  await stands(page, way, status);
}

/** 成绩查询 of somebody who sat the last exam, with the ticket it was sat with and the certificate that followed. */
async function readsScore(page: Page, request: APIRequestContext, way: Way): Promise<void> {
  await lastSittingReady(request);
  const { leadsTo } = (await (await must(await page.request.post('/api/demo/sign-ins', { data: { person: 'last-certified' } }))).json()) as { leadsTo: string };
  for (const end of ['/score', '/ticket', '/completion']) {
    await page.goto(`${leadsTo}${end}`);
    await stands(page, way, end);
  }
  await page.goto(`${leadsTo}/score`);
  for (const mark of ['98', '91', '102', '88']) await expect(page.getByRole('main').getByText(new RegExp(`^${mark}(\\.0)?$`)).first()).toBeVisible();
  await page.goto('/my/certificates');
  await page.getByRole('main').locator('a[href^="/my/certificates/"]').first().click();
  await stands(page, way, '/my/certificates/');
}

/** The page of that address, in its language, no wider than the window, nothing cut off and no word forgotten; in English examined for accessibility too (in Chinese `every-page` and the other journeys do it). */
async function stands(page: Page, { lang, width }: Way, address = '/'): Promise<void> {
  await expect(page).toHaveURL(new RegExp(address === '/' ? '/$' : address));
  await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-CN' : 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lang === 'zh' ? /[\u4e00-\u9fff]/ : /[A-Za-z]/);
  await scriptsHaveCome(page);
  const { tooWide, cutOff, small, untranslated } = await layoutOf(page);
  expect({ tooWide, cutOff, small, untranslated, widest: tooWide > 0 ? await widest(page) : [] }, page.url()).toEqual({ tooWide: 0, cutOff: [], small: [], untranslated: [], widest: [] });
  if (lang === 'en' && width < 1280) await sound(page);
}
