import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { CopyPart } from '../collect.ts';
import { columnWords } from './column-words.ts';
import { words } from './words.ts';

/** The part of a copy that people read: one page without a script, which opens from the folder it was unpacked to. */
export function copyDocument(parts: readonly CopyPart[], lang: Lang, now: Instant): string {
  const w = words[lang].document;
  return `<!doctype html>${renderToString(
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>{w.title}</title></head>
      <body>
        <h1>{w.title}</h1>
        <p>{w.made(beijingTime(now))}</p>
        <p>{w.intro}</p>
        {parts.map((part) => (
          <section key={part.key}>
            <h2>{part.title[lang]} ({w.rows(part.rows.length)})</h2>
            {part.rows.map((row, at) => <Row key={at} row={row} lang={lang} />)}
          </section>
        ))}
      </body>
    </html>,
  )}`;
}

function Row({ row, lang }: { row: Record<string, unknown>; lang: Lang }): JSX.Element {
  const said = Object.entries(row).filter(([, value]) => value !== null && value !== '');
  return <dl>{said.map(([column, value]) => <div key={column}><dt>{columnWords(column, lang)}</dt><dd>{text(value)}</dd></div>)}</dl>;
}

function text(value: unknown): string {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? beijingTime(Date.parse(value)) : value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : JSON.stringify(value, null, 1);
}
