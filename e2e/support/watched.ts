import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Locator, type Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A browser page whose script errors and breaches of policy fail the test that made them. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => { if (/Content Security Policy|TrustedScript|Trusted Type/.test(message.text())) faults.push(message.text()); });
    page.on('response', (reply) => { if (reply.status() >= 500) faults.push(`${String(reply.status())} ${reply.url()}`); });
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** The page stands as its heading says, without a fault of accessibility, and no wider than the window. */
export async function seen(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
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

async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`), page.url()).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}
