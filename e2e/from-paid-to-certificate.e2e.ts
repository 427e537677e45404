import { expect, type Page } from '@playwright/test';
import { chapters, newStory } from './support/certified/the-cycle.ts';
import { test } from './support/own-program.ts';
import { signInStaff } from './support/staff.ts';
import { sound, watch } from './support/watched.ts';

// a dozen windows recorded for two years would take longer than the years themselves
test.use({ trace: 'off' });

test('from paid to certificate: seats, tickets, exam days, scores and pass lines of a first year; a second in which a returning candidate completes the cycle, is announced and certified', async ({ browser, program }) => {
  test.setTimeout(1_500_000); // a long story on a busy machine; what hangs is told by the waits inside
  const faults: (readonly string[])[] = [];
  const fresh = async (width = 1280) => {
    const page = await (await browser.newContext({ baseURL: program.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width, height: 900 } })).newPage();
    faults.push(watch(page));
    return page;
  };
  const windows = new Map<string, Page>();
  const staff = async (userName: string) => {
    const page = windows.get(userName) ?? (await fresh());
    if (!windows.has(userName)) await signInStaff(page, userName);
    windows.set(userName, page);
    return page;
  };
  const story = newStory({ fresh, staff, look: sound });
  for (const { title, play } of chapters) await test.step(title, () => play(story));
  expect(faults.flat()).toEqual([]);
});
