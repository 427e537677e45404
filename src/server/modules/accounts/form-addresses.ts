import { goTo, type AnyPage } from '#server/platform/http/page.ts';

/** The address of a page's second form, asked for as a page: a reload or the language link after a refused form leads back to the page itself. */
export function formAddress(page: AnyPage, path: `/${string}`): AnyPage {
  return { ...page, path, load: () => Promise.resolve(goTo(page.path)) };
}
