import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';
import { must } from '../ready.ts';

/** Somebody who looks at pages: a visitor, or a sample person signed in. */
export type Looker = { who: string; context: BrowserContext; /** Where what they show is seen. */ leadsTo: string };

/** One address of a page, and who is shown something there. */
export type Found = { pattern: string; address: string; looker: Looker };

/** Every page of the program by its pattern, `/exams/:code`, from the running program itself. */
export async function readPatterns(api: APIRequestContext): Promise<string[]> {
  const { pages } = (await (await must(await api.get('/api/demo/pages'))).json()) as { pages: string[] };
  return pages.filter((page) => page !== '/previews/:ticket');
}

/** A visitor, then one sample person after the other, each with a browser of their own: nobody is signed in before they are needed. */
export async function* everyLooker(browser: Browser, baseURL: string, who: 'visitor' | 'everybody' = 'everybody'): AsyncGenerator<Looker> {
  const fresh = () => browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const visitor: Looker = { who: 'visitor', context: await fresh(), leadsTo: '/' };
  yield visitor;
  if (who === 'visitor') return;
  const keys = [...(await (await visitor.context.request.get('/demo/people?lang=zh')).text()).matchAll(/id="sample-([^"]+)"/g)].map(([, key = '']) => key);
  for (const person of keys) {
    const context = await fresh();
    const reply = await context.request.post('/api/demo/sign-ins', { data: { person } });
    if (reply.ok()) yield { who: person, context, leadsTo: ((await reply.json()) as { leadsTo: string }).leadsTo };
    else await context.close();
  }
}

const AT_ONCE = 2; // of one pattern, followed for one person: the second may lead to what the first does not

/** Follows every link from everybody's first pages until nothing is `missing` any more: one address for each page that links lead to. Only looks; nothing is sent. */
export async function followLinks(lookers: AsyncIterable<Looker>, patterns: readonly string[], missing: ReadonlySet<string>): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for await (const looker of lookers) {
    const visitor = looker.who === 'visitor';
    const waiting = [looker.leadsTo, '/', ...patterns.filter((p) => !p.includes(':') && p.startsWith('/my') !== visitor)];
    const seen = new Set<string>();
    const times = new Map<string, number>();
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const pattern = patternOf(address, patterns);
      if (pattern === undefined || seen.has(address) || (times.get(pattern) ?? 0) >= AT_ONCE) continue;
      seen.add(address);
      times.set(pattern, (times.get(pattern) ?? 0) + 1);
      if (!visitor && found.has(pattern) && !/^\/my\/(applications|orders|cases|certificates)/.test(pattern)) continue;
      const reply = await looker.context.request.get(address, { maxRedirects: 0 });
      if (reply.status() === 303) waiting.push(withoutOrigin(reply.headers()['location'] ?? ''));
      if (reply.status() !== 200 || !(reply.headers()['content-type'] ?? '').startsWith('text/html')) continue;
      if (!found.has(pattern)) found.set(pattern, { pattern, address, looker });
      waiting.push(...linksOf(await reply.text()));
    }
    if ([...missing].every((pattern) => found.has(pattern))) break;
  }
  return found;
}

/** The pattern an address belongs to; one without parameters before one with. */
export function patternOf(address: string, patterns: readonly string[]): string | undefined {
  const path = address.split(/[?#]/)[0] ?? '';
  return patterns.find((p) => p === path) ?? patterns.find((p) => p.includes(':') && new RegExp(`^${p.replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`).test(path));
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/\s(?:href|action)="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')).filter((href) => !/^\/(assets|api|console|demo)(\/|$)|[?&](lang|view)=/.test(href));
}

function withoutOrigin(address: string): string {
  return address.replace(/^https?:\/\/[^/]+/, '');
}
