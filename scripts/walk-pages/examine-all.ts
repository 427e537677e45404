import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { examine } from '../../e2e/support/pages/walk.ts';
import type { Choice } from './choice.ts';
import { everyPage, partOf } from './every-page.ts';
import { waysOf } from './ways.ts';

/** Examines every page in every way, says each fault as it is met, leaves the result in var/walk-pages.json and answers how many there are. */
export async function examineAll(on: Browser, url: string, choice: Choice): Promise<number> {
  const began = Date.now();
  const faults: string[] = [];
  let [pages, looks] = [0, 0];
  for await (const page of everyPage(on, url, choice)) {
    pages += 1;
    for (const way of waysOf(partOf(page), choice)) {
      looks += 1;
      const here = await examine(page, way, url).catch((problem: unknown) => [`${page.pattern} ${way.lang} ${String(way.width)} ${way.view ?? ''}: ${String(problem).slice(0, 300)}`]);
      for (const fault of here) console.log(fault.slice(0, 600));
      faults.push(...here);
    }
  }
  mkdirSync('var', { recursive: true });
  writeFileSync('var/walk-pages.json', `${JSON.stringify({ pages, looks, seconds: Math.round((Date.now() - began) / 1000), faults }, null, 2)}\n`);
  console.log(`${String(pages)} pages, looked at ${String(looks)} times, ${String(faults.length)} faults`);
  return faults.length;
}
