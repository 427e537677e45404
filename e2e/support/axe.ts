import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Every fault of accessibility on the page as it stands, or within one part of it; by WCAG 2.2 AA, or by all rules there are. Examined in the page
 * itself: the way through a second, blank page takes twice the time and only adds frames of other origins, which we do not have.
 */
export async function faultsOf(page: Page, { rules = 'wcag', within }: { rules?: 'wcag' | 'all'; within?: string } = {}): Promise<string[]> {
  // a preview's frame runs no script, the examination's neither; the page it shows is examined where it really stands
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude('iframe[sandbox]').options({ resultTypes: ['violations'], ...(rules === 'wcag' && { runOnly: { type: 'tag', values: WCAG } }) });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`);
}
