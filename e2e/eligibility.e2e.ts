import { expect, test } from '@playwright/test';
import { faultsOf } from './support/axe.ts';

for (const lang of ['zh', 'en'] as const) {
  test(`somebody without an account finds out on a phone what is missing, from when on, and what else is open (${lang})`, async ({ browser }) => {
    // without a script: the path must not need one
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });
    const page = await context.newPage();
    const says = lang === 'zh'
      ? { next: '下一步，填写条件', ask: '看看能不能报', missing: '您填写 2 年', from: /自 20\d\d-01-01 起举行的考试可以报考/, others: '这些条件还能报考哪些考试', yes: /可以报考：.*考全科/, share: '复制这个地址，打开就是同样的结果' }
      : { next: 'Next: my facts', ask: 'Can I apply?', missing: 'you stated 2 years', from: /exams held from 20\d\d-01-01 on/, others: 'Which other exams could I sit?', yes: /you could apply for: .*All/i, share: 'Copy this address: it opens the same result' };
    await page.goto(`/eligibility?lang=${lang}`);
    await page.locator('select[name=exam]').selectOption('034');
    await page.getByRole('button', { name: says.next }).click();
    await page.locator('select[name=level]').selectOption('bachelor');
    await page.locator('input[name=major]').fill('土木工程');
    await page.locator('input[name=month]').fill('2022-07');
    await page.locator('input[name=work]').fill('2');
    await page.locator('input[name=profession]').fill('2');
    await page.getByRole('button', { name: says.ask }).click();
    await expect(page.getByText(says.missing).first()).toBeVisible();
    await expect(page.getByText(says.from).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    const shared = await page.getByRole('link', { name: says.share }).getAttribute('href');
    expect(shared).toMatch(/^\/eligibility\?exam=034&year=\d{4}&level=bachelor/);
    await page.getByRole('link', { name: says.others }).click();
    await expect(page.getByRole('row')).toHaveCount(19);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.goto((shared ?? '').replace('work=2', 'work=3').replace('profession=2', 'profession=3'));
    await expect(page.getByText(says.yes).first()).toBeVisible();
    await context.close();
  });

  test(`the self-test has no accessibility fault in any state (${lang})`, async ({ page }) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const query of ['', 'exam=048', 'exam=034&level=bachelor&month=banana&year=2027', 'exam=034&year=2027&level=bachelor&mode=full_time&major=%E5%9C%9F%E6%9C%A8%E5%B7%A5%E7%A8%8B&month=202207&work=2&profession=2']) {
        await page.goto(`/eligibility?${query}&lang=${lang}`);
        expect(await faultsOf(page, { rules: 'all' }), query).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      }
      await page.goto(`/eligibility/exams?exam=034&year=2027&level=bachelor&month=202207&work=2&profession=2&lang=${lang}`);
      expect(await faultsOf(page, { rules: 'all' })).toEqual([]);
    }
  });
}
