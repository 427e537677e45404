import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhotoPageView } from '#contracts/photos.ts';
import { accountRegistered, rowsAdded } from '#server/modules/accounts/index.ts';
import { catalogueModule } from '#server/modules/catalogue/index.ts';
import { photoForPrinting, photos, stopPhotoProcessing } from '#server/modules/photos/index.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { housekeeping } from '#server/platform/housekeeping.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { registerPerson } from '#server/testing/account.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { isBuilt } from '../../scripts/build.mjs';
import { buildPortal } from '../../scripts/build-portal.mjs';

/** The photo page in a real browser: the island, the face model, the policy of the page and its budget (architecture 5). */

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
const MATERIAL = [['刘畅', '370112199103070013', '01'], ['韩梅', '37011219910307003X', '08']] as const;

let t: TestApp;
let browser: Browser;
let address = '';

beforeAll(async () => {
  if (!isBuilt()) await buildPortal();
  t = await testApp({ modules: () => [housekeeping, catalogueModule({ latestNotices: () => Promise.resolve([]) }), { name: 'accounts', jobs: [accountRegistered, rowsAdded] }, photos({ scanner: standInScanner() })] });
  address = await t.app.http.listen({ host: '127.0.0.1', port: 0 });
  browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await t.stop();
  await stopPhotoProcessing();
});

/** A 12-megapixel picture as a phone stores it: lying on its side, its orientation told by EXIF. */
async function phonePicture(portrait: string): Promise<Buffer> {
  const head = await sharp(await readFile(projectPath(`seeds/demo/photos/portrait-${portrait}.jpg`))).resize(1180).toBuffer();
  const scene = await sharp({ create: { width: 3024, height: 4032, channels: 3, background: '#f6f6f4' } }).composite([{ input: head, left: 1300, top: 1500 }]).png({ compressionLevel: 1 }).toBuffer();
  return sharp(scene).rotate(-90).withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer();
}

async function openPage(person: { name: string; documentNumber: string }, width: number, mobile: boolean) {
  const id = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, person));
  const signedIn = await t.signInCandidate(id);
  const context = await browser.newContext({ viewport: { width, height: 800 }, isMobile: mobile, hasTouch: mobile, locale: 'zh-CN' });
  await context.addCookies(Object.entries(signedIn.cookies).map(([name, value]) => ({ name, value, url: address })));
  const page = await context.newPage();
  const faults: string[] = [];
  const sent: { path: string; bytes: number }[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (/Content Security Policy|Trusted/.test(message.text())) faults.push(message.text()); });
  page.on('response', (reply) => void reply.request().sizes().then((sizes) => sent.push({ path: new URL(reply.url()).pathname, bytes: sizes.responseBodySize }), () => undefined));
  await page.goto(`${address}/my/photo`, { waitUntil: 'networkidle' });
  await page.waitForSelector('[data-photo-tool]:not([hidden])');
  return { id, signedIn, page, faults, sent };
}

const ready = (page: Page) => page.waitForSelector('[data-upload]:not([aria-disabled])', { timeout: 30_000 });
const verdicts = (page: Page) => page.$$eval('[data-photo-checks] [data-check]', (items) => Object.fromEntries(items.map((item) => [item.getAttribute('data-check') ?? '', item.getAttribute('data-verdict') ?? ''])));

async function faultsOfAxe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id} ${node.target.join(' ')}`));
}

describe.each([{ width: 1280, mobile: false }, { width: 360, mobile: true }])('the photo tool at $width px', ({ width, mobile }) => {
  test('opens a phone picture, finds the head, measures, shows the final photo and uploads exactly it', async () => {
    const [name, documentNumber, portrait] = MATERIAL[mobile ? 1 : 0];
    const { id, page, faults, sent } = await openPage({ name, documentNumber }, width, mobile);
    const script = sent.filter(({ path }) => path.endsWith('.js')).reduce((sum, { bytes }) => sum + bytes, 0);
    const total = sent.filter(({ path }) => !path.includes('/image')).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(script).toBeLessThanOrEqual(30 * 1024);
    expect(total).toBeLessThanOrEqual(50 * 1024);
    expect(sent.some(({ path }) => path.includes('human'))).toBe(false);
    expect(await faultsOfAxe(page)).toEqual([]);

    await page.setInputFiles('[data-pick]', { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await phonePicture(portrait) });
    await ready(page);
    expect([...new Set(Object.values(await verdicts(page)))]).toEqual(['good']);
    expect(await page.textContent('[data-check="face_count"] [data-check-measured]')).toBe('1');
    expect(await page.textContent('[data-final-bytes]')).toMatch(/^295 × 413 · \d+(\.\d)? KB$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await faultsOfAxe(page)).toEqual([]);

    await page.click('[data-upload]');
    await page.waitForSelector('dialog[open]');
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('[data-confirm-image]')?.naturalWidth === 295);
    expect(await faultsOfAxe(page)).toEqual([]);
    const shown = await page.evaluate(async () => Array.from(new Uint8Array(await (await fetch(document.querySelector<HTMLImageElement>('[data-confirm-image]')?.src ?? '')).arrayBuffer())));
    await page.evaluate(() => {
      const proof = Object.assign(document.createElement('input'), { type: 'hidden', name: 'captcha.proof', value: 'pass' });
      for (const other of document.querySelectorAll('dialog [name^="captcha."]')) other.remove();
      document.querySelector('dialog form[data-form]')?.append(proof);
    });
    await page.click('dialog .button--main');
    await page.waitForURL('**/my/photo?uploaded=1');
    expect(await page.textContent('main')).toContain('照片上传成功');
    const printed = await t.inTx((tx) => photoForPrinting(tx, t.kit.blobs, id));
    expect(printed?.jpeg.equals(Buffer.from(shown))).toBe(true);
    expect(await faultsOfAxe(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 90_000);
});

test('the cut moves by keyboard, mouse and wheel, says what fails, and comes back by itself', async () => {
  const { page, faults } = await openPage({ name: '𠮷田正', documentNumber: '370112199103070056' }, 1280, false);
  await page.setInputFiles('[data-pick]', { name: 'IMG_0002.jpg', mimeType: 'image/jpeg', buffer: await phonePicture('03') });
  await ready(page);
  await page.focus('[data-stage]');
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.waitForSelector('[data-check="head_centre"][data-verdict="refuse"]');
  expect(await page.getAttribute('[data-upload]', 'aria-disabled')).toBe('true');
  await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent.includes('头部左右') === true);
  await page.click('[data-recentre]');
  await ready(page);

  const before = await page.inputValue('[data-zoom]');
  await page.hover('[data-stage]');
  await page.mouse.wheel(0, 300);
  await page.waitForFunction((value) => Number(document.querySelector<HTMLInputElement>('[data-zoom]')?.value) < Number(value), before);
  await page.mouse.down();
  await page.mouse.move(300, 700, { steps: 5 });
  await page.mouse.up();
  await page.waitForSelector('[data-check="eye_line"]:not([data-verdict="good"])');
  expect(faults).toEqual([]);
  await page.context().close();
}, 60_000);

test('the camera of a computer takes the picture in the page, and a picture without a person goes to an officer', async () => {
  const { page, signedIn } = await openPage({ name: '欧阳倩', documentNumber: '370112199103070072' }, 1280, false);
  await page.click('[data-take]');
  await page.waitForSelector('[data-video]:not([hidden])');
  await page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('[data-video]')?.videoWidth ?? 0) > 0);
  await page.click('[data-shoot]');
  await page.waitForSelector('[data-check="face_count"][data-verdict="review"]', { timeout: 30_000 });
  expect((await t.api.get('/api/my/photo', { as: signedIn })).json<PhotoPageView>().photo).toBeNull();
  await page.context().close();
}, 60_000);

test('two fingers spread on the picture bring the head nearer, together farther, and the page itself stays', async () => {
  const { page, faults } = await openPage({ name: '古丽娜尔', documentNumber: '370112199103070112' }, 360, true);
  await page.setInputFiles('[data-pick]', { name: 'IMG_0004.jpg', mimeType: 'image/jpeg', buffer: await phonePicture('08') });
  await ready(page);
  await page.locator('[data-stage]').scrollIntoViewIfNeeded();
  const stage = await page.locator('[data-stage]').boundingBox();
  const hand = await page.context().newCDPSession(page);
  const zoom = async () => Number(await page.inputValue('[data-zoom]'));
  const pinch = async (from: number, to: number) => {
    const fingers = (apart: number) => [-1, 1].map((side, id) => ({ id, x: (stage?.x ?? 0) + (stage?.width ?? 0) / 2 + (side * apart) / 2, y: (stage?.y ?? 0) + (stage?.height ?? 0) / 2 }));
    await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) });
    for (let step = 1; step <= 6; step += 1) await hand.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(from + ((to - from) * step) / 6) });
    await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const atFirst = await zoom();
  await pinch(60, 120);
  const nearer = await zoom();
  expect(nearer).toBeGreaterThan(atFirst);
  await page.waitForSelector('[data-check="head_size"]:not([data-verdict="good"])', { timeout: 30_000 });
  await pinch(160, 60);
  expect(await zoom()).toBeLessThan(nearer);
  expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
  expect(faults).toEqual([]);
  await page.context().close();
}, 60_000);

test('an iPhone’s HEIC, which the browser cannot decode, comes back from the server upright and acceptable', async () => {
  const { page, faults } = await openPage({ name: '王晓沛', documentNumber: '370112199103070139' }, 360, true);
  await page.setInputFiles('[data-pick]', projectPath('src/server/modules/photos/processing/phone-portrait.heic'));
  await page.waitForURL('**/my/photo/preview', { timeout: 30_000 });
  expect(await page.$$eval('[data-check][data-verdict]', (items) => [...new Set(items.map((item) => item.getAttribute('data-verdict')))])).toEqual(['good']);
  expect(await faultsOfAxe(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
}, 60_000);

test('what the browser cannot decode is handed to the server, whose words come back', async () => {
  const { page } = await openPage({ name: '买买提江·艾力', documentNumber: '370112199103070099' }, 360, true);
  const broken = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(400, 3)]);
  await page.setInputFiles('[data-pick]', { name: 'IMG_0003.HEIC', mimeType: 'image/heic', buffer: broken });
  await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent.includes('兼容性最佳') === true, undefined, { timeout: 30_000 });
  await page.context().close();
}, 60_000);
