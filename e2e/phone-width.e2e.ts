import { expect } from '@playwright/test';
import { chooseExam, confirmApplication, fillApplication, save, signAndCheck } from './support/apply.ts';
import { readyCandidate } from './support/ready.ts';
import { asked, seen, test } from './support/watched.ts';

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

test('the whole way on a phone of 360 px: nothing scrolls sideways, nothing is out of reach', async ({ page }) => {
  await readyCandidate(page, { name: '阿依古丽·买买提' });
  for (const [address, heading] of [['/my/profile', /注册/], ['/my/profile/education', /学历/], ['/my/photo', '注册照片维护'], ['/my/verification', /核验/], ['/exams/034', /一级建造师/], ['/provinces', /省/], ['/majors', /专业对照表/]] as const) {
    await page.goto(address);
    await seen(page, heading);
  }
  await chooseExam(page);
  await fillApplication(page);
  await save(page);
  await signAndCheck(page);
  await seen(page, /一级建造师/);
  await confirmApplication(page);
  await seen(page, /一级建造师/);

  // the questions of the menu are dialogs over the status page
  for (const [act, question] of [['修改报名信息', '取消报名确认'], ['放弃报名', '放弃报名']] as const) {
    const link = page.getByRole('navigation').getByRole('link', { name: act, exact: true });
    await link.click();
    const dialog = await asked(page, question);
    await page.screenshot({ path: test.info().outputPath(`${question}.png`) });
    await dialog.getByRole('link', { name: /否|返回|保留|不/ }).first().click();
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();
  }
});
