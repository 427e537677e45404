import type { Page } from '@playwright/test';

const holding = new WeakSet<Page>();

/** Whether some scripts of this page are kept from arriving now. */
export const holdsScripts = (page: Page): boolean => holding.has(page);

/**
 * Keeps the scripts of that address from arriving, as a slow line does, until the function it answers is called. The journey that holds scripts back must do without the worker of the offline page
 * (`test.use({ serviceWorkers: 'block' })`): what a worker asks the network for passes by every hold.
 */
export async function holdScripts(page: Page, address: RegExp): Promise<() => void> {
  let arrive = (): void => undefined;
  const held = new Promise<void>((resolve) => { arrive = resolve; });
  holding.add(page);
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return () => {
    holding.delete(page);
    arrive();
  };
}
