import { expect, type Page } from '@playwright/test';
import { chapters, newStory } from './support/certified/the-cycle.ts';
import { startProgram, type Program } from './support/program.ts';
import { signInStaff } from './support/staff.ts';
import { sound, test as base, watch } from './support/watched.ts';

/** A program of its own: this journey walks through two years, and no other may feel it. */
const test = base.extend<object, { program: Program }>({
  program: [async ({}, use) => {
    const program = await startProgram();
    await use(program);
    await program.stop();
  }, { scope: 'worker', timeout: 240_000 }],
});

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
