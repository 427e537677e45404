import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { must } from '../ready.ts';
import type { Found, Looker } from './discover.ts';
import { settled } from './look.ts';
import { windowOf } from './walk.ts';

/** Who between them may open every section. */
const STAFF = ['bu.guanli', 'guanli.shandong', 'shenhe.shandong', 'caiwu.shandong', 'weiji.shandong', 'xitong', 'anquan', 'shenji', 'kaowu.quanguo', 'kaowu.shandong', 'kefu.shandong', 'shenhe.gansu', 'shenhe.jiangxi', 'fushen.shandong', 'weiji.fuhe', 'hangye.zhujian', 'hangye.shandong', 'bu.fuhe'];

/** Screens that only lead on, or that stand outside the sign-in. */
const ELSEWHERE = new Set(['/', '/console', '/sso', '/sign-in']);

/** Every screen of the console by its pattern, `/review/$id`, as the router lists them. */
export function consolePatterns(): string[] {
  const router = readFileSync('src/console/shell/router.tsx', 'utf8');
  return [...new Set([...router.matchAll(/path: '(\/[^']*)'/g)].map(([, path = '']) => path))].filter((path) => !ELSEWHERE.has(path)).map((path) => `/console${path}`);
}

/** Opens every screen that menus and links lead to, for one member of staff after another, and hands out each once. */
export async function* consoleScreens(browser: Browser, baseURL: string): AsyncGenerator<Found> {
  const patterns = consolePatterns();
  const met = new Set<string>();
  for (const userName of STAFF) {
    if (patterns.every((pattern) => met.has(pattern))) return;
    const context = await browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 900 } });
    const looker: Looker = { who: userName, context, leadsTo: '/console/' };
    await must(await context.request.post('/api/demo/staff-sign-ins', { data: { userName } }));
    const page = await windowOf(looker);
    const waiting = ['/console/', '/console/password', '/console/security'];
    const tried = new Set<string>();
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const pattern = consolePatternOf(address, patterns);
      // a screen met before is gone back to for the sake of what only it leads to
      const leadsOn = pattern === undefined || patterns.some((p) => !met.has(p) && p.startsWith(`${pattern}/`));
      if (tried.has(pattern ?? address) || (pattern !== undefined && met.has(pattern) && (pattern.includes('$') || !leadsOn))) continue;
      tried.add(pattern ?? address);
      await page.goto(address);
      await settled(page);
      waiting.push(...(await page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/console/"]')].map((a) => a.getAttribute('href') ?? ''))));
      const shown = new URL(page.url()).pathname;
      const there = consolePatternOf(shown, patterns);
      if (there === undefined || met.has(there)) continue;
      met.add(there);
      yield { pattern: there, address: shown, looker };
      // whoever was handed the screen may have gone elsewhere in this window
    }
    await context.close();
  }
}

function consolePatternOf(address: string, patterns: readonly string[]): string | undefined {
  const path = (address.split(/[?#]/)[0] ?? '').replace(/\/$/, '');
  return patterns.find((p) => p === path) ?? patterns.find((p) => p.includes('$') && new RegExp(`^${p.replaceAll(/\$[A-Za-z]+/g, '[^/]+')}$`).test(path));
}
