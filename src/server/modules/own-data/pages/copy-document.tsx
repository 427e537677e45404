import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { CopyPart } from '../collect.ts';
import { columnWords, partWords } from './column-words.ts';
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
  return <dl>{Object.entries(row).filter(isSaid).map(([column, value]) => <div key={column}><dt>{columnWords(column, lang)}</dt><dd><Value value={value} lang={lang} /></dd></div>)}</dl>;
}

/** A value as people read it; one that has parts is shown part by part. */
function Value({ value, lang }: { value: unknown; lang: Lang }): JSX.Element {
  if (Array.isArray(value)) {
    const texts = value.flatMap((one) => (typeof one === 'object' ? [] : [said(one, lang)]));
    return texts.length === value.length ? <>{texts.join(lang === 'zh' ? '、' : ', ')}</> : <ol>{value.map((one, at) => <li key={at}><Value value={one} lang={lang} /></li>)}</ol>;
  }
  if (typeof value !== 'object' || value === null) return <>{said(value, lang)}</>;
  const parts = Object.entries(value);
  const inWords = 'zh' in value && 'en' in value && parts.length === 2 ? value[lang] : undefined;
  if (typeof inWords === 'string') return <>{inWords}</>;
  return <dl>{parts.filter(isSaid).map(([part, of]) => <div key={part}><dt>{partWords(part, lang)}</dt><dd>{typeof of === 'number' && part.endsWith('At') ? beijingTime(of) : <Value value={of} lang={lang} />}</dd></div>)}</dl>;
}

const isSaid = ([, value]: [string, unknown]): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function said(value: unknown, lang: Lang): string {
  if (typeof value === 'boolean') return words[lang].document[value ? 'yes' : 'no'];
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? beijingTime(Date.parse(value)) : String(value);
}
