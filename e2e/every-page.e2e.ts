import { expect, test } from '@playwright/test';
import { lastSittingReady, sendForLastSitting } from './support/last-sitting.ts';
import { pagesOfAnswers } from './support/pages/answers.ts';
import { everyLooker, followLinks, readPatterns, type Found } from './support/pages/discover.ts';
import { EXCUSED } from './support/pages/excused.ts';
import { pagesOfActs } from './support/pages/stories.ts';
import { examine, type Variant } from './support/pages/walk.ts';

// What is cheap of the walk over every page; all widths, ways of showing and zooms: `npm run walk:pages` (docs/accessibility/README.md).
const IN_SHORT: readonly Variant[] = [{ lang: 'zh', width: 360, axe: true }, { lang: 'en', width: 768 }, { lang: 'en', width: 1280 }, { lang: 'zh', width: 360, view: 'elder.strong' }];
/** Each press of Tab is two questions to the browser: of pages alike one is gone through here. */
const BY_TAB = new Set(['/', '/accessibility', '/exams/:code', '/sign-in', '/register/form', '/my/profile/education', '/my/applications/:id', '/my/applications/:id/form', '/my/photo', '/scores', '/publicity']);

test('every page of the portal is sound on a phone in Chinese, on wider screens in English and in the easy view; one of each kind can be gone through by Tab', async ({ browser, request, baseURL: at }) => {
  const baseURL = at ?? '';
  test.setTimeout(1_200_000);
  await sendForLastSitting(request);
  const patterns = await readPatterns(request);
  const walked = new Set<string>();
  const faults: string[] = [];
  const look = async (page: Found) => {
    if (walked.has(page.pattern)) return;
    walked.add(page.pattern);
    for (const variant of IN_SHORT) faults.push(...(await examine(page, { ...variant, keyboard: variant.axe === true && BY_TAB.has(page.pattern) }, baseURL)));
  };
  for await (const page of pagesOfActs(browser, baseURL)) await look(page);
  await lastSittingReady(request);
  for await (const page of pagesOfAnswers(browser, baseURL)) await look(page);
  const missing = new Set(patterns.filter((pattern) => !walked.has(pattern) && !(pattern in EXCUSED)));
  for (const page of (await followLinks(everyLooker(browser, baseURL), patterns, missing)).values()) await look(page);
  expect(faults).toEqual([]);
  expect(patterns.filter((pattern) => !walked.has(pattern) && !(pattern in EXCUSED)), 'pages neither walked nor excused').toEqual([]);
  expect(Object.keys(EXCUSED).filter((pattern) => pattern.startsWith('/console') ? false : !patterns.includes(pattern)), 'excuses for pages that are no more').toEqual([]);
});
