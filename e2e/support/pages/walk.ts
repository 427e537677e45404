import type { Page } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import type { Found, Looker } from './discover.ts';
import { layoutOf, settled, widest } from './look.ts';
import { tabThrough } from './tab-through.ts';

/** One way of looking at a page. */
export type Variant = {
  lang: 'zh' | 'en';
  width: number;
  /** 适老版, contrast, size of text: the words of the cookie `view`. */
  view?: string;
  axe?: boolean;
  keyboard?: boolean;
  /** Text at twice its size by the browser itself (WCAG 1.4.4), and a window of 320 px (1.4.10). */
  zoom?: boolean;
  /** The page with its form sent empty. */
  empty?: boolean;
};

const windows = new WeakMap<Looker, Page>();

/** The window of somebody, opened once. */
export async function windowOf(looker: Looker): Promise<Page> {
  const page = windows.get(looker) ?? (await looker.context.newPage());
  windows.set(looker, page);
  return page;
}

/** Shows a page in one way. */
export async function show({ address, looker }: Found, { lang, width, view }: Variant, baseURL: string): Promise<Page> {
  const page = await windowOf(looker);
  await looker.context.addCookies([{ name: 'lang', value: lang, url: baseURL }, { name: 'view', value: view ?? '', url: baseURL }]);
  await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
  await page.goto(address, { waitUntil: 'load' });
  if (address.startsWith('/console')) await settled(page);
  return page;
}

/** Everything that is wrong with one page in one way, each fault with where it was seen. */
export async function examine(found: Found, variant: Variant, baseURL: string): Promise<string[]> {
  const page = await show(found, variant, baseURL);
  const where = `${found.pattern} ${variant.lang} ${String(variant.width)}${variant.view ? ` ${variant.view}` : ''} (${found.looker.who})`;
  const faults: string[] = [];
  if (variant.empty === true && !(await sendEmpty(page))) return [];
  const layout = await layoutOf(page);
  if (layout.tooWide > 0) faults.push(`wider than the window by ${String(layout.tooWide)}: ${(await widest(page)).join(' | ')}`);
  faults.push(...layout.cutOff.map((what) => `cut off: ${what}`), ...layout.small.map((what) => `under 44 px: ${what}`), ...layout.untranslated.map((what) => `not translated: ${what}`));
  if (variant.axe === true) faults.push(...(await faultsOf(page)));
  if (variant.keyboard === true) faults.push(...(await tabThrough(page)));
  if (variant.zoom === true) faults.push(...(await zoomed(page)));
  return faults.map((fault) => `${where}: ${fault}`);
}

/** At 320 px, and with text twice as large in a window of 1280 px, nothing is cut off and nothing scrolls sideways. */
async function zoomed(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [width, size] of [[320, '100%'], [1280, '200%'], [640, '200%']] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((to) => { document.documentElement.style.fontSize = to; }, size);
    const { tooWide, cutOff } = await layoutOf(page);
    if (tooWide > 0) faults.push(`at ${String(width)} px and ${size} wider by ${String(tooWide)}: ${(await widest(page)).join(' | ')}`);
    faults.push(...cutOff.map((what) => `at ${String(width)} px and ${size} cut off: ${what}`));
  }
  return faults;
}

/** Sends the page's form with nothing in it, where something is required in words; false where there is no such form. */
async function sendEmpty(page: Page): Promise<boolean> {
  const form = page.locator('form.form[method="post"]').filter({ has: page.locator('input[type="text"][required], input[type="password"][required], textarea[required]') }).first();
  if ((await form.count()) === 0) return false;
  await form.evaluate((element) => {
    for (const field of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type="text"], input[type="password"], textarea')) field.value = '';
    (element as HTMLFormElement).noValidate = true;
    HTMLFormElement.prototype.submit.call(element);
  });
  await page.waitForLoadState('load');
  return (await page.locator('.problems').count()) > 0;
}
