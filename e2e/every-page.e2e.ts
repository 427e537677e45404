import { expect, test } from '@playwright/test';
import { everyLooker, followLinks, readPatterns, type Found } from './support/pages/discover.ts';
import { EXCUSED } from './support/pages/excused.ts';
import { pagesOfActs } from './support/pages/stories.ts';
import { examine, type Variant } from './support/pages/walk.ts';

// What is cheap of the walk over every page; all widths, ways of showing and zooms: `npm run walk:pages` (docs/accessibility/README.md).
const IN_SHORT: readonly Variant[] = [{ lang: 'zh', width: 360, axe: true }, { lang: 'en', width: 1280 }, { lang: 'zh', width: 360, view: 'elder.strong' }];
/** Each press of Tab is two questions to the browser: of pages alike one is gone through here. */
const BY_TAB = new Set(['/', '/accessibility', '/exams/:code', '/sign-in', '/register/form', '/my/profile/education', '/my/applications/:id', '/my/applications/:id/form', '/my/photo', '/scores', '/publicity']);

test('every page of the portal is sound on a phone in Chinese and on a wide screen in English and in the easy view; one of each kind can be gone through by Tab', async ({ browser, request, baseURL: at }) => {
  const baseURL = at ?? '';
  test.setTimeout(1_200_000);
  await expect(async () => {
    expect(await (await fetch(`${baseURL}/demo/people?lang=zh`)).text()).not.toContain('正在准备');
  }).toPass({ timeout: 300_000, intervals: [3_000] });
  const lookers = await everyLooker(browser, baseURL);
  const patterns = await readPatterns(request);
  const walked = new Set<string>();
  const faults: string[] = [];
  const look = async (page: Found) => {
    walked.add(page.pattern);
    for (const variant of IN_SHORT) faults.push(...(await examine(page, { ...variant, keyboard: variant.axe === true && BY_TAB.has(page.pattern) }, baseURL)));
  };
  for (const page of (await followLinks(lookers, patterns)).values()) await look(page);
  for await (const page of pagesOfActs(browser, baseURL)) await look(page);
  expect(faults).toEqual([]);
  expect(patterns.filter((pattern) => !walked.has(pattern) && !(pattern in EXCUSED)), 'pages neither walked nor excused').toEqual([]);
  expect(Object.keys(EXCUSED).filter((pattern) => pattern.startsWith('/console') ? false : !patterns.includes(pattern)), 'excuses for pages that are no more').toEqual([]);
});
