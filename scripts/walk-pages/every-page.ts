import { request, type Browser } from '@playwright/test';
import { consolePatterns, consoleScreens } from '../../e2e/support/pages/console-screens.ts';
import { everyLooker, followLinks, readPatterns, type Found } from '../../e2e/support/pages/discover.ts';
import { EXCUSED } from '../../e2e/support/pages/excused.ts';
import { pagesOfAnswers } from '../../e2e/support/pages/answers.ts';
import { pagesOfActs } from '../../e2e/support/pages/stories.ts';
import { isWhole, type Choice, type Part } from './choice.ts';

/** Hands out every page that is wanted, once: what stands in the middle of an act, what answers a question, what links lead to, the screens of staff. A page that nobody walks and nobody excuses is an error. */
export async function* everyPage(on: Browser, url: string, choice: Choice): AsyncGenerator<Found> {
  const walked = new Set<string>();
  const wanted = (page: Found) => {
    const again = walked.has(page.pattern);
    walked.add(page.pattern);
    return !again && choice.parts.includes(partOf(page)) && (choice.only === undefined || page.pattern.startsWith(choice.only));
  };
  const api = await request.newContext({ baseURL: url });
  const patterns = await readPatterns(api);
  await api.dispose();
  if (choice.parts.some((part) => part !== 'console')) {
    for await (const page of pagesOfActs(on, url)) if (wanted(page)) yield page;
    for await (const page of pagesOfAnswers(on, url)) if (wanted(page)) yield page;
    const missing = new Set(patterns.filter((pattern) => !walked.has(pattern) && !(pattern in EXCUSED)));
    // a visitor meets every public page
    const lookers = everyLooker(on, url, choice.parts.includes('candidate') ? 'everybody' : 'visitor');
    for (const page of [...(await followLinks(lookers, patterns, missing)).values()].sort((a, b) => a.looker.who.localeCompare(b.looker.who))) if (wanted(page)) yield page;
  }
  if (choice.parts.includes('console')) for await (const page of consoleScreens(on, url)) if (wanted(page)) yield page;
  const left = [...patterns, ...consolePatterns()].filter((pattern) => !walked.has(pattern) && !(pattern in EXCUSED));
  if (isWhole(choice) && left.length > 0) throw new Error(`neither walked nor excused: ${left.join(' ')}`);
}

/** Whose page it is. */
export function partOf({ pattern }: Found): Part {
  return pattern.startsWith('/console') ? 'console' : pattern.startsWith('/my') || pattern.startsWith('/register/') ? 'candidate' : 'public';
}
