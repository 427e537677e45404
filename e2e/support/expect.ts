import { expect as plain } from '@playwright/test';

/** What the support of the journeys waits with: as patient as `playwright.config.ts`, also where no test runner runs it (`npm run docs:pictures`). */
export const expect = plain.configure({ timeout: 45_000 });

/** How long a journey waits for what is done in the background: a registry that was too slow once is asked again after a minute. */
export const BACKGROUND = 180_000;
