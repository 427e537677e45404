import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { z } from 'zod';
import { chooseExam } from './support/apply.ts';
import { faultsOf } from './support/axe.ts';

test.describe('without a network', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('what was typed stays on the page, and is sent once when the network returns', async ({ page, context }) => {
    let sent = 0;
    page.on('request', (request) => { if (request.method() === 'POST') sent++; });
    await page.goto('/recover');
    await page.locator('[name=name]').fill('张伟');
    await context.setOffline(true);
    await page.locator('main button.button--main').click();
    await page.locator('main button.button--main').click({ force: true }); // 连点两次
    await expect(page.locator('[data-unreachable-note]')).toContainText('没有丢失');
    expect(await faultsOf(page)).toEqual([]);
    await expect(page.locator('[name=name]')).toHaveValue('张伟');
    expect(sent).toBe(0);
    await context.setOffline(false);
    await page.waitForLoadState('load');
    await expect.poll(() => sent).toBe(1);
    await expect(page.locator('[data-unreachable-note]')).toHaveCount(0);
    await expect(page.locator('[name=name]')).toHaveValue('张伟');
  });

  test('one may choose not to have it sent', async ({ page, context }) => {
    let sent = 0;
    page.on('request', (request) => { if (request.method() === 'POST') sent++; });
    await page.goto('/recover');
    await page.locator('[name=name]').fill('欧阳倩');
    await context.setOffline(true);
    await page.locator('main button.button--main').click();
    await page.getByRole('button', { name: '不再自动提交' }).click();
    await context.setOffline(false);
    await expect(page.locator('[data-unreachable-note]')).toHaveCount(0);
    await expect(page.locator('[name=name]')).toHaveValue('欧阳倩');
    await page.locator('main button.button--main').click();
    await expect.poll(() => sent).toBe(1);
  });

  test('nothing of a form without a draft is kept in the browser', async ({ page, context }) => {
    await page.goto('/recover');
    await page.locator('[name=name]').fill('阿依古丽·买买提');
    await context.setOffline(true);
    await page.locator('main button.button--main').click();
    await expect(page.locator('[data-unreachable-note]')).toBeVisible();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await context.setOffline(false);
  });
});

test.describe('a page that cannot be had for now', () => {
  test.use({ serviceWorkers: 'block' }); // what the worker of the offline page asks the network for passes by what is said here

  test('opens by itself', async ({ page }) => {
    let away = true;
    await page.route('**/guide', async (route) => {
      if (!away) return route.continue();
      const real = await route.fetch();
      const waiting = z.looseObject({ 'waiting.js': z.string() }).parse(JSON.parse(readFileSync('dist/portal/manifest.json', 'utf8')))['waiting.js'];
      const html = (await real.text()).replace('<main', '<main data-retry').replace('</head>', `<script type="module" src="/assets/${waiting}"></script></head>`);
      await route.fulfill({ response: real, status: 503, body: html });
    });
    await page.goto('/guide');
    await expect(page.locator('[data-retry]')).toHaveCount(1);
    away = false;
    await expect(page.locator('[data-retry]')).toHaveCount(0, { timeout: 60_000 });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('操作流程');
  });
});

/** The browser keeps the offline page a moment after the first page stands. */
const keptIn = (page: Page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  return (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat();
});

test.describe('a page that is opened without a network', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('is our own page, which opens the wanted one when the network is back; nothing else is kept', async ({ page, context }) => {
    await page.goto('/');
    const kept = await keptIn(page);
    expect(kept.filter((path) => !path.startsWith('/assets/') && !path.startsWith('/site/'))).toEqual(['/offline']);
    await context.setOffline(true);
    await page.goto('/exams/034');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('暂时连不上网站');
    await expect(page.getByRole('heading', { name: 'The site cannot be reached for now' })).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.top') ?? document.body).backgroundColor)).toBe('rgb(16, 41, 79)');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '现在重试' }).click();
    await expect(page.getByText('还是连不上，本页会继续自动重试。')).toBeVisible();
    await expect(page.locator('a[href^="tel:"]').first()).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('一级建造师', { timeout: 30_000 });
    expect(new URL(page.url()).pathname).toBe('/exams/034');
    expect(await keptIn(page)).toEqual(kept);
  });

  test('opens by itself, too', async ({ page, context }) => {
    await page.goto('/');
    await keptIn(page);
    await context.setOffline(true);
    await page.goto('/guide');
    await expect(page.getByRole('button', { name: '现在重试' })).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('操作流程', { timeout: 60_000 });
  });

  test('in the console it is the browser’s own affair', async ({ page, context }) => {
    await page.goto('/');
    await keptIn(page);
    await context.setOffline(true);
    await expect(page.goto('/console')).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await context.setOffline(false);
  });
});

test('a page may make one policy only, once, and name no worker without it', async ({ page }) => {
  await page.goto('/');
  await keptIn(page);
  const refused = await page.evaluate(async () => {
    const factory: unknown = Reflect.get(window, 'trustedTypes');
    const make = (name: string) => {
      try {
        Reflect.apply(Reflect.get(Object(factory), 'createPolicy'), factory, [name, { createScriptURL: (url: string) => url }]);
        return 'made';
      } catch {
        return 'refused';
      }
    };
    const plain = await navigator.serviceWorker.register('/offline-worker.js').then(() => 'registered', () => 'refused');
    return [make('another'), make('offline-worker'), plain];
  });
  expect(refused).toEqual(['refused', 'refused', 'refused']);
});

test.describe('an application that is being filled in without a network', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  const drafts = (page: Page) => page.evaluate(() => Object.entries(sessionStorage).filter(([name]) => name.startsWith('draft:')).map(([, kept]) => String(kept)));

  test('comes back after a reload, without telephone and address, and is forgotten when it is saved and at the sign-out', async ({ page, context }) => {
    await context.request.post('/api/demo/sign-ins', { data: { person: 'jiang-mao' } });
    await chooseExam(page);
    await keptIn(page);
    await page.locator('[name=yearsOfWork]').fill('9');
    await expect(page.locator('[data-saved]')).toContainText('已自动保存');
    expect(await drafts(page)).toEqual([]);

    // what a page sends in its last moment may pass by the line that was cut for it: the draft is held back for sure
    await page.route('**/draft', (route) => route.abort('internetdisconnected'));
    await context.setOffline(true);
    await page.locator('[name=employer]').fill('长春市轨道交通集团有限公司');
    await page.locator('[name=phone]').fill('13901009999');
    await page.locator('[name=address]').fill('长春市人民大街 1 号');
    const [kept = ''] = await drafts(page);
    expect(kept).toContain('长春市轨道交通集团有限公司');
    expect(kept).not.toMatch(/13901009999|人民大街|_key|captcha/);

    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('暂时连不上网站');
    await page.unroute('**/draft');
    await context.setOffline(false);
    await expect(page.locator('[name=employer]')).toHaveValue('长春市轨道交通集团有限公司', { timeout: 60_000 });
    await expect(page.getByText('断网时在本页填写的内容已恢复')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await expect(page.locator('[data-saved]')).toContainText('已自动保存');
    await expect.poll(() => drafts(page)).toEqual([]);

    await page.route('**/draft', (route) => route.abort('connectionfailed'));
    await page.locator('[name=employer]').fill('另一家公司');
    await expect.poll(() => drafts(page)).toHaveLength(1);
    await page.getByRole('button', { name: '退出' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/my'));
    expect(await drafts(page)).toEqual([]);
  });
});
