import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Locator, type Page } from '@playwright/test';
import { expect } from './expect.ts';
import { faultsOf } from './axe.ts';
import { holdsScripts } from './hold-scripts.ts';

/** A browser page whose script errors and breaches of policy fail the test that made them. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const faults = watch(page);
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** What goes wrong in a window from now on: script errors, breaches of policy, answers of a broken server. */
export function watch(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (/Content Security Policy|TrustedScript|Trusted Type/.test(message.text())) faults.push(message.text()); });
  page.on('response', (reply) => { if (reply.status() >= 500) faults.push(`${String(reply.status())} ${reply.url()}`); });
  return faults;
}

/** The scripts of the page have come, unless the journey holds them back: what is pressed before is answered as without a script, by a page where a dialog is looked for. */
export async function scriptsHaveCome(page: Page): Promise<void> {
  if (!holdsScripts(page)) await page.waitForLoadState('load');
}

/** The page stands as its heading says, without a fault of accessibility, and no wider than the window. */
export async function seen(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await scriptsHaveCome(page);
  await sound(page);
}

/** A dialog of that title stands over the page, has the focus and is as sound as a page. */
export async function asked(page: Page, title: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  await expect.poll(() => dialog.evaluate((element) => element.matches(':modal') && element.contains(document.activeElement)), { message: `${title} holds the focus` }).toBe(true);
  await sound(page);
  return dialog;
}

/** What was examined already, a file each, so that the workers of a run tell one another: journeys walk the same pages, and the examination costs more than the page. */
const examined = process.env['E2E_EXAMINED'] ?? mkdtempSync(join(tmpdir(), 'jinbang-examined-'));

/** No fault of accessibility, and no wider than the window. A page that stands as an examined one did, but for its words and numbers, is not examined again. */
export async function sound(page: Page): Promise<void> {
  const standing = createHash('sha256').update(await page.evaluate(standingOf)).digest('hex');
  if (!existsSync(join(examined, standing))) {
    expect(await faultsOf(page), page.url()).toEqual([]);
    writeFileSync(join(examined, standing), '');
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}

/**
 * Runs in the browser: everything on the page that an examination judges (elements, roles, classes, states, where words stand), without the words themselves. Of rows that
 * are alike one stands for those that follow it; what nobody sees or hears (links to files, hidden fields) is left out.
 */
function standingOf(): string {
  const judged = /^(class|role|type|lang|href|alt|title|for|id|name|scope|style|tabindex|hidden|disabled|required|open|autocomplete|inert|aria-.*)$/;
  const said = (attribute: Attr) => (/^(href|alt|title|aria-label)$/.test(attribute.name) ? String(attribute.value.trim() !== '') : attribute.value.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '0'));
  const partOf = (node: Node): string => {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '' ? 'words' : '';
    if (node.matches('link, script, meta, style, input[type="hidden"]')) return '';
    const children = [...node.childNodes].map(partOf).filter((part, at, all) => part !== '' && part !== all[at - 1]);
    return `<${[node.localName, ...[...node.attributes].filter((a) => judged.test(a.name)).map((a) => `${a.name}=${said(a)}`)].join(' ')}>${children.join('')}</>`;
  };
  return `${String(window.innerWidth)} ${partOf(document.documentElement)}`;
}
