import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Choice } from './choice.ts';

/** One page that shows all pictures of `var/screenshots`, narrow to wide, Chinese beside English. */
export function contactSheet(folder: string, names: readonly string[], { widths, langs }: Choice): void {
  const row = (name: string) => `<section><h2 id="${name}">${name}</h2><div>${widths.flatMap((width) => langs.map((lang) => `<a href="${String(width)}/${lang}/${name}.png"><img loading="lazy" src="${String(width)}/${lang}/${name}.png" alt="${name}, ${lang}, ${String(width)} px" width="${String(width / 2)}"></a>`)).join('')}</div></section>`;
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every page</title><style>body{font:16px system-ui;margin:24px}section div{display:flex;gap:12px;align-items:flex-start;overflow:auto}img{border:1px solid #999}</style><h1>${String(names.length)} pages</h1><nav>${names.map((name) => `<a href="#${name}">${name}</a>`).join(' · ')}</nav>${names.map(row).join('\n')}</html>\n`);
}
