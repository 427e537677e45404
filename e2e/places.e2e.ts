import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { seen, test } from './support/watched.ts';

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

const ZH = {
  home: '专业技术人员资格考试网上报名', byPlace: '按报名地查看', places: '各省报名政策及业务咨询电话', shandong: '山东', page: '山东省报名指南', find: '查找报名地', findAct: '查找', point: '济南市', ask: '咨询和办理', next: '近期日程',
  calendar: '报考日历', place: '报名地', placeName: '山东省', show: '查看', table: '一览表', ics: /加入日历/, busy: '拥挤预报', busyTitle: '报名拥挤预报', basis: '依据', closes: 'END:VCALENDAR',
};
const EN: typeof ZH = {
  home: 'Register for professional qualification examinations', byPlace: 'By place of application', places: 'Provinces: policies and enquiry telephones', shandong: 'SD Shandong', page: 'Applying in Shandong Province', find: 'Find a place', findAct: 'Find', point: 'Jinan', ask: 'Whom to ask', next: 'Next dates',
  calendar: 'Calendar of exams', place: 'Place of application', placeName: 'Shandong Province', show: 'Show', table: 'Table', ics: /Add to calendar/, busy: 'Crowded hours', busyTitle: 'Crowded hours', basis: 'What this is computed from', closes: 'END:VCALENDAR',
};

for (const [lang, w] of [['zh', ZH], ['en', EN]] as const) {
  test(`on a phone one finds the place, whom to ask, what is open until when, and keeps the dates (${lang})`, async ({ page }) => {
    await page.goto(`/?lang=${lang}`);
    await seen(page, w.home);
    await expect(page.getByRole('heading', { name: w.next, level: 2 })).toBeVisible();
    await page.getByRole('link', { name: w.byPlace }).click();
    await seen(page, w.places);

    // every cell of the chart is as large as a thumb
    const cells = page.locator('.chart__link');
    await expect(cells).toHaveCount(32);
    expect(await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect()).filter((box) => box.width < 44 || box.height < 44).length)).toBe(0);
    await page.getByLabel(w.find).fill('shan dong');
    await page.getByRole('button', { name: w.findAct, exact: true }).click();
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await page.getByRole('link', { name: new RegExp(`^${w.shandong}`) }).first().click();
    await seen(page, w.page);
    for (const heading of [w.ask, w.next]) await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.getByText('0531-00003701').first()).toBeVisible();
    await page.locator('summary').filter({ hasText: w.point }).click();
    await expect(page.locator('.points li').filter({ visible: true }).first()).toBeVisible();

    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: w.ics }).first().click()]);
    expect(file.suggestedFilename()).toMatch(/\.ics$/);
    expect(await readFile(await file.path(), 'utf8')).toContain(w.closes);

    await page.goto('/calendar');
    await seen(page, w.calendar);
    await page.getByLabel(w.place).selectOption({ label: w.placeName });
    await page.getByRole('button', { name: w.show, exact: true }).click();
    await page.getByRole('link', { name: w.table }).click();
    await seen(page, w.calendar);
    await expect(page.getByRole('link', { name: w.ics }).first()).toBeVisible();
    await page.getByRole('link', { name: w.busy }).click();
    await seen(page, w.busyTitle);
    await expect(page.getByRole('heading', { name: w.basis })).toBeVisible();
  });
}

test('the chart is walked by keyboard in the order it is seen, and places print with their review points unfolded', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/provinces');
  await seen(page, '各省报名政策及业务咨询电话');
  await page.locator('.chart__link').first().focus();
  const walked: string[] = [];
  for (let n = 0; n < 6; n++) {
    walked.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? ''));
    await page.keyboard.press('Tab');
  }
  expect(walked).toEqual(['65', '23', '66', '15', '11', '22'].map((code) => `/provinces/${code}`));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await seen(page, '吉林省报名指南');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.points').first()).toBeVisible();
  await expect(page.locator('.menu')).toBeHidden();
});
