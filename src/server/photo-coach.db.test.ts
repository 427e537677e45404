import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { accountRegistered, rowsAdded } from '#server/modules/accounts/index.ts';
import { catalogueModule } from '#server/modules/catalogue/index.ts';
import { photos, stopPhotoProcessing } from '#server/modules/photos/index.ts';
import { housekeeping } from '#server/platform/housekeeping.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { registerPerson } from '#server/testing/account.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { filmOf } from '#server/testing/fake-camera.ts';
import { isBuilt } from '../../scripts/build.mjs';
import { buildPortal } from '../../scripts/build-portal.mjs';

/** The photo coach in a real browser at the width of a phone: camera, hints, shutter, whitening, keeping, handing over. */

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--use-fake-device-for-media-stream'];
const SHOTS = process.env['COACH_SHOTS'];

let t: TestApp;
let address = '';
let browser: Browser | undefined;

beforeAll(async () => {
  if (!isBuilt()) await buildPortal();
  t = await testApp({ modules: () => [housekeeping, catalogueModule({ latestNotices: () => Promise.resolve([]) }), { name: 'accounts', jobs: [accountRegistered, rowsAdded] }, photos({ scanner: standInScanner() })] });
  address = await t.app.http.listen({ host: '127.0.0.1', port: 0 });
}, 120_000);

afterEach(async () => {
  await browser?.close();
  browser = undefined;
});

afterAll(async () => {
  await t.stop();
  await stopPhotoProcessing();
});

/** A room as a camera shows it: a person of the demo before a wall, head so high and so far to the side. */
async function room({ portrait = '08', headHeight = 560, side = 0, wall = '#eef1f4', dim = 1 }: { portrait?: string; headHeight?: number; side?: number; wall?: string; dim?: number }): Promise<Buffer> {
  const person = await sharp(await readFile(projectPath(`seeds/demo/photos/portrait-${portrait}.jpg`))).resize({ height: Math.round(headHeight * 1.79) }).toBuffer();
  const { width = 0, height = 0 } = await sharp(person).metadata();
  const place = { left: Math.round(640 - width / 2 + side), top: Math.max(0, Math.round(422 - height * 0.44)) };
  const above = Math.max(0, Math.round(height * 0.44) - 422);
  const fitting = await sharp(person).extract({ left: 0, top: above, width, height: Math.min(height - above, 960 - place.top) }).toBuffer();
  return sharp({ create: { width: 1280, height: 960, channels: 3, background: wall } }).composite([{ input: fitting, ...place, blend: 'multiply' }]).linear(dim, 0).png().toBuffer();
}

type Seen = { page: Page; context: BrowserContext; faults: string[]; sent: { method: string; path: string; body: boolean }[] };

async function openCoach({ film, allowed = true, signedIn, lang = 'zh-CN' }: { film?: Buffer; allowed?: boolean; signedIn?: { cookies: Record<string, string> }; lang?: string } = {}): Promise<Seen> {
  const file = path.join(tmpdir(), `coach-${process.pid}-${performance.now()}.mjpeg`);
  if (film) await filmOf(film, file);
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: [...FLAGS, `--use-fake-ui-for-media-stream${allowed ? '' : '=deny'}`, ...(film ? [`--use-file-for-fake-video-capture=${file}`] : [])] });
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, isMobile: true, hasTouch: true, locale: lang, acceptDownloads: true });
  if (signedIn) await context.addCookies(Object.entries(signedIn.cookies).map(([name, value]) => ({ name, value, url: address })));
  const page = await context.newPage();
  const faults: string[] = [];
  const sent: Seen['sent'] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (/Content Security Policy|Trusted|Permissions/.test(message.text())) faults.push(message.text()); });
  page.on('request', (request) => { if (request.url().startsWith('http')) sent.push({ method: request.method(), path: request.url().replace(address, ''), body: request.postDataBuffer() !== null }); });
  await page.goto(`${address}/photo-coach`, { waitUntil: 'networkidle' });
  await page.waitForSelector('[data-photo-tool]:not([hidden])');
  return { page, context, faults, sent };
}

async function sound(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap((violation) => violation.nodes.map((node) => `${name}: ${violation.id} ${node.target.join(' ')}`))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(360);
}

async function hint(page: Page, words: string): Promise<void> {
  await page.waitForFunction((text) => document.querySelector('[data-live-hint]')?.textContent.includes(text) === true, words, { timeout: 40_000 })
    .catch(async () => { throw new Error(`never said ${words}, but ${String(await page.textContent('[data-live-hint]'))}; ${String(await page.textContent('[data-status]'))}`); });
}

const finished = (page: Page) => page.waitForSelector('[data-download]:not([hidden])', { timeout: 40_000 });
const pixel = (page: Page, canvas: string, x: number, y: number) => page.$eval(canvas, (element, at) => Array.from((element as HTMLCanvasElement).getContext('2d')?.getImageData(at.x, at.y, 1, 1).data ?? []), { x, y });

describe('before the camera', () => {
  test('张伟 stands well: the guide says so, the shutter goes by itself, the wall is whitened, the photo is kept, and nothing was sent', async () => {
    const { page, faults, sent } = await openCoach({ film: await room({ wall: '#b4bdc8' }) });
    await sound(page, 'coach-start');
    const loaded = await page.evaluate(() => performance.getEntries().reduce((sum, entry) => sum + ('transferSize' in entry ? Number(entry.transferSize) : 0), 0));
    expect(loaded).toBeGreaterThan(5 * 1024);
    expect(loaded).toBeLessThanOrEqual(50 * 1024);
    await page.check('[data-whiten]');
    await page.click('[data-take]');
    await page.waitForSelector('[data-live-hint]:not([hidden])');
    await hint(page, '很好');
    await sound(page, 'coach-ready');
    await finished(page);
    expect(await page.isHidden('[data-video]')).toBe(true);
    await page.waitForSelector('[data-compare]:not([hidden])');
    const after = await pixel(page, '[data-final]', 8, 40);
    const before = await pixel(page, '[data-before]', 8, 40);
    expect(Math.min(...after.slice(0, 3))).toBeGreaterThanOrEqual(252);
    expect(Math.max(...before.slice(0, 3))).toBeLessThan(235);
    await page.focus('[data-compare-slider]');
    await page.keyboard.press('End');
    expect(await page.$eval('[data-before]', (canvas) => (canvas as HTMLElement).style.clipPath)).toContain('0%');
    await page.click('[data-compare-beside]');
    await sound(page, 'coach-finished');
    const [kept] = await Promise.all([page.waitForEvent('download'), page.click('[data-download]')]);
    expect(kept.suggestedFilename()).toBe('报名照片.jpg');
    const file = await readFile(await kept.path());
    expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 295, height: 413, density: 300 });
    expect(file.length).toBeLessThanOrEqual(10 * 1024);
    expect(sent.filter(({ method, body }) => method !== 'GET' || body)).toEqual([]);
    expect(sent.filter(({ path: at }) => !at.startsWith('/assets/') && !at.startsWith('/photo-coach'))).toEqual([]);
    expect(faults).toEqual([]);
  }, 120_000);

  test.each([
    { name: 'far away', film: { headHeight: 300 }, words: '靠近' },
    { name: 'at the side', film: { side: 150 }, words: '请向画面右边' },
    { name: 'in the dark', film: { dim: 0.2 }, words: '太暗' },
  ])('somebody $name is told so, and the shutter waits for the button', async ({ name, film, words }) => {
    const { page, faults } = await openCoach({ film: await room(film) });
    await page.click('[data-take]');
    await hint(page, words);
    expect(await page.textContent('[data-live-spoken]')).toContain(words);
    await sound(page, `coach-${name.replaceAll(' ', '-')}`);
    expect(await page.isVisible('[data-video]')).toBe(true);
    await page.focus('[data-shoot]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-check="face_count"][data-verdict]', { timeout: 40_000 });
    expect(faults).toEqual([]);
  }, 90_000);

  test('with the self-shutter off nothing is taken however well it stands', async () => {
    const { page } = await openCoach({ film: await room({}) });
    await page.click('[data-take]');
    await page.uncheck('[data-auto-shutter]');
    await hint(page, '很好');
    await page.waitForFunction(() => performance.now() > Number((window as unknown as { since?: number }).since ??= performance.now()) + 2_500);
    expect(await page.isVisible('[data-video]')).toBe(true);
    await page.click('[data-stop-camera]');
    expect(await page.isHidden('[data-video]')).toBe(true);
  }, 90_000);

  test('a camera that is not allowed is explained, and opening a picture stays open', async () => {
    const { page } = await openCoach({ allowed: false });
    await page.click('[data-take]');
    await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent.includes('权限') === true);
    expect(await page.isVisible('[data-open]')).toBe(true);
    await sound(page, 'coach-denied');
  }, 60_000);
});

describe('handing over', () => {
  test('signed in, 欧阳倩 uses the photo in her account: only then it is sent, and the preview goes on', async () => {
    const id = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name: '欧阳倩', documentNumber: '370112199103070072' }));
    const { page, sent } = await openCoach({ signedIn: await t.signInCandidate(id) });
    await page.setInputFiles('[data-pick]', { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await sharp(await room({})).jpeg().toBuffer() });
    await page.waitForSelector('[data-upload]:not([aria-disabled])', { timeout: 40_000 });
    expect(sent.filter(({ method }) => method !== 'GET')).toEqual([]);
    await page.click('[data-upload]');
    await page.waitForURL('**/my/photo/preview', { timeout: 30_000 });
    expect(sent.filter(({ method }) => method !== 'GET').map(({ path: at }) => at)).toEqual(['/api/my/photo/proposal']);
  }, 90_000);

  test('without a script the page says where to go, and only photo pages may ask for the camera', async () => {
    const coach = await t.page.get('/photo-coach');
    expect(coach.body).toContain('照片助手在浏览器中处理照片，需要运行脚本');
    expect(coach.body).toContain('href="/my/photo"');
    expect(coach.headers['permissions-policy']).toContain('camera=(self)');
    for (const other of ['/', '/exams', '/questions', '/api/catalogue']) expect((await t.page.get(other)).headers['permissions-policy'], other).toContain('camera=()');
    const english = await t.page.get('/photo-coach?lang=en');
    expect(english.body).toContain('Photo coach');
  });
});
