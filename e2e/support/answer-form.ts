import type { Locator, Page } from '@playwright/test';
import { expect } from './expect.ts';

/** Answers the fields of a form by their names, whatever they are: typed, chosen from a list, or ticked. */
export async function answerForm(form: Locator, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const field = form.locator(`[name="${name}"]:not([type="hidden"])`);
    const kind = await field.first().evaluate((element) => element.getAttribute('type') ?? element.localName);
    if (kind === 'select') {
      // a list that follows another arrives after it
      await expect(field.locator(`option[value="${value}"]`)).toHaveCount(1);
      await field.selectOption(value);
    } else if (kind === 'radio' || kind === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check();
    else await field.fill(value);
  }
}

/** The same answers under a row of the form: `educations.0.level`. */
export function under(row: string, answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [`${row}.${name}`, value]));
}

/** Presses what a page, or the dialog over it, is there for. */
export async function goOn(page: Page): Promise<void> {
  const dialog = page.locator('dialog[open]');
  await ((await dialog.count()) > 0 ? dialog : page.getByRole('main')).locator('button.button--main[type="submit"]').first().click();
}

/** Waits until the page's form has its proof of work, which begins by itself or by one press. */
export async function proved(page: Page): Promise<void> {
  await expect(page.locator('input[name="captcha.proof"]').first()).not.toHaveValue('', { timeout: 30_000 });
}
