import type { Page } from '@playwright/test';

/** What is measured of a page as it stands: in one visit to the browser, because there are many pages. */
export type Layout = { tooWide: number; cutOff: string[]; small: string[]; untranslated: string[] };

/** Wider than the window, words cut off in boxes that hide what does not fit, main acts under 44 px, Chinese words of an English page. */
export function layoutOf(page: Page): Promise<Layout> {
  return page.evaluate(() => {
    const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const named = (element: Element) => `${element.localName}.${element.className} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const cutOff = [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
      const style = getComputedStyle(element);
      const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
      return hides && shown(element) && element.clientWidth > 2 && element.scrollWidth > element.clientWidth + 2 && style.textOverflow !== 'ellipsis' && (element.textContent ?? '').trim() !== '';
    }).map(named);
    const small = [...document.querySelectorAll('.button--main, .button--danger, .menu a, .tabs a')].filter((element) => shown(element) && element.getBoundingClientRect().height < 43.5).map(named);
    // names of people, bodies and places stand in Chinese beside English words: a label in Chinese alone was forgotten
    const onlyHan = (text: string) => /[\u4e00-\u9fff]/.test(text) && !/[A-Za-z]/.test(text);
    const english = document.documentElement.lang === 'en';
    const untranslated = english ? [...document.querySelectorAll('legend, label, button, .menu a, .lead')].filter((element) => shown(element) && element.closest('[lang^="zh"]') === null && onlyHan([...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue).join(''))).map(named) : [];
    return { tooWide: Math.max(0, document.documentElement.scrollWidth - window.innerWidth), cutOff, small, untranslated };
  });
}

/** What scrolls sideways, for the words of a failure. */
export function widest(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1 && e.checkVisibility()).map((e) => `${e.localName}.${e.className} ${(e.textContent ?? '').trim().slice(0, 30)}`).slice(-3));
}

/** The screen is there, with what it shows. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 30_000 }).catch(() => undefined);
  await page.getByText(/^(正在载入…|Loading…)$/).first().waitFor({ state: 'detached', timeout: 30_000 }).catch(() => undefined);
}
