import type { Page } from '@playwright/test';

/** What is done where a screen of the sitting's year is worth a look: the journey examines it, the guide takes its picture. */
export type Look = (page: Page, what: string) => Promise<void>;
