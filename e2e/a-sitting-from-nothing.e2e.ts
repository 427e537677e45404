import { expect } from '@playwright/test';
import { test } from './support/own-program.ts';
import { playTheYear } from './support/sitting/the-year.ts';
import { signInStaff } from './support/staff.ts';
import { sound, watch } from './support/watched.ts';

// a dozen windows recorded for half a year would take longer than the year itself
test.use({ trace: 'off' });

test('a sitting from nothing: set up by the nation and two provinces, opened, applied for, reviewed in three ways, photo and unlock settled, exported, samples checked, a breach decided', async ({ browser, program }) => {
  test.setTimeout(1_500_000); // a long story on a busy machine; what hangs is told by the waits inside
  const faults: (readonly string[])[] = [];
  const fresh = async () => {
    const page = await (await browser.newContext({ baseURL: program.url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 900 } })).newPage();
    faults.push(watch(page));
    return page;
  };
  await playTheYear({
    fresh,
    staff: async (userName) => {
      const page = await fresh();
      await signInStaff(page, userName);
      return page;
    },
    look: sound,
    part: (title, play) => test.step(title, play),
  });
  expect(faults.flat()).toEqual([]);
});
