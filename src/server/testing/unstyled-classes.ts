import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { classesOf } from '#portal/needed-assets.ts';

const STYLES = resolve('src/portal/styles');
const sheets = new Map(['portal.css', 'acts.css', ...readdirSync(resolve(STYLES, 'own')).map((name) => `own/${name}`)].map((file) => [file.replace('own/', ''), classesOf(withImports(resolve(STYLES, file)))]));

/** Classes on a drawn page that have rules in some sheet but in none of those the page loads: it forgot one (`<Page sheet>`), or a rule stands in the wrong sheet. */
export function unstyledClasses(html: string): string[] {
  const loaded = Array.from(html.matchAll(/<link rel="stylesheet" href="\/assets\/([a-z]+)(?:-[0-9a-f]{8})?\.css"/g), ([, name]) => sheets.get(`${name ?? ''}.css`)).filter((one) => one !== undefined);
  const used = new Set(Array.from(html.matchAll(/\bclass="([^"]+)"/g), ([, names = '']) => names.split(' ')).flat());
  return [...used].filter((name) => [...sheets.values()].some((sheet) => sheet.has(name)) && !loaded.some((sheet) => sheet.has(name)));
}

function withImports(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/@import "([^"]+)";/g, (_, other: string) => withImports(resolve(dirname(file), other)));
}
