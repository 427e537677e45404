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
  /** A window of 1280 px zoomed to 200 % and to 400 %. */
  zoom?: boolean;
  /** The page with its form sent empty. */
  empty?: boolean;
};

const windows = new WeakMap<Looker, Page>();

/** The window of somebody, opened once. */
export async function windowOf(looker: Looker): Promise<Page> {
  const known = windows.get(looker);
  if (known) return known;
  const page = await looker.context.newPage();
  // tsx names the functions of what is sent to the browser by a helper that stands in the file only
  await page.addInitScript('globalThis.__name = (named) => named');
  windows.set(looker, page);
  return page;
}

/** What stands in a window: who asks for the same again is shown it at another width without a second visit. */
const standing = new WeakMap<Page, string>();

/** Shows a page in one way. */
export async function show({ address, looker }: Found, { lang, width, view, empty, keyboard }: Variant, baseURL: string): Promise<Page> {
  const page = await windowOf(looker);
  await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
  const wanted = [page.url(), address, lang, view ?? '', String(empty ?? false)].join(' ');
  // Tab goes on from where it was left: who asks for the keyboard begins anew
  if (standing.get(page) === wanted && keyboard !== true) return page;
  await looker.context.addCookies([{ name: 'lang', value: lang, url: baseURL }, { name: 'view', value: view ?? '', url: baseURL }]);
  await page.goto(address, { waitUntil: 'load' });
  if (address.startsWith('/console')) await settled(page);
  standing.set(page, [page.url(), address, lang, view ?? '', String(empty ?? false)].join(' '));
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

/** A window of 1280 px at 200 % and at 400 % (WCAG 1.4.4, 1.4.10: so many CSS pixels are left): nothing is cut off and nothing scrolls sideways. */
async function zoomed(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [width, height] of [[640, 450], [320, 256]] as const) {
    await page.setViewportSize({ width, height });
    const { tooWide, cutOff } = await layoutOf(page);
    if (tooWide > 0) faults.push(`at ${String(width)} px wider by ${String(tooWide)}: ${(await widest(page)).join(' | ')}`);
    faults.push(...cutOff.map((what) => `at ${String(width)} px cut off: ${what}`));
  }
  return faults;
}

/** Sends the page's form with nothing in it, where something is required in words; false where there is no such form. */
async function sendEmpty(page: Page): Promise<boolean> {
  const form = page.locator('form.form[method="post"]').filter({ has: page.locator('input[type="text"][required], input[type="password"][required], textarea[required]') }).first();
  if ((await form.count()) === 0) return false;
  const answered = page.waitForEvent('load');
  await form.evaluate((element) => {
    for (const field of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type="text"], input[type="password"], textarea')) field.value = '';
    (element as HTMLFormElement).noValidate = true;
    HTMLFormElement.prototype.submit.call(element);
  });
  await answered;
  return (await page.locator('.problems').count()) > 0;
}
