import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { show } from '../../e2e/support/pages/walk.ts';
import type { Choice } from './choice.ts';
import { contactSheet } from './contact-sheet.ts';
import { everyPage } from './every-page.ts';

/** A picture of every page, whole, at the widths and in the languages that are wanted, with one page that shows them all. */
export async function takePictures(on: Browser, url: string, choice: Choice): Promise<number> {
  const folder = join('var', 'screenshots');
  rmSync(folder, { recursive: true, force: true });
  const names: string[] = [];
  for await (const page of everyPage(on, url, choice)) {
    const name = page.pattern === '/' ? 'home' : page.pattern.slice(1).replaceAll('/', '-').replaceAll(/[:$]/g, '');
    names.push(name);
    for (const lang of choice.langs) {
      for (const width of choice.widths) {
        const window = await show(page, { lang, width }, url);
        const file = join(folder, String(width), lang, `${name}.png`);
        mkdirSync(join(file, '..'), { recursive: true });
        await window.screenshot({ path: file, fullPage: true });
      }
    }
  }
  contactSheet(folder, names, choice);
  console.log(`${String(names.length)} pages, ${String(names.length * choice.langs.length * choice.widths.length)} pictures: ${folder}/index.html`);
  return 0;
}
