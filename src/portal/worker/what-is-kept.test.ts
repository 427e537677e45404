import { expect, test } from 'vitest';
import { isOfPortal, neededBy } from './what-is-kept.ts';

test.each(['/', '/exams/034', '/my/applications', '/consoles-guide', '/sign-in'])('%s is a page of the portal', (path) => expect(isOfPortal(path)).toBe(true));
test.each(['/console', '/console/queue', '/api/me/data-copies/1', '/assets/exam-kit.html', '/standins/bank/pay', '/demo/clock'])('%s is not', (path) => expect(isOfPortal(path)).toBe(false));

test('only what the page loads of its own site is kept, once', () => {
  expect(neededBy('<link rel="stylesheet" href="/assets/portal-1.css"/><link rel="stylesheet" href="/site/colours-2.css"/><script type="module" src="/assets/offline-3.js"></script><link href="/assets/portal-1.css"/><a href="/contact">x</a><img src="https://else.where/assets/x.png">'))
    .toEqual(['/assets/portal-1.css', '/site/colours-2.css', '/assets/offline-3.js']);
});
