import { Fragment } from 'preact';
import { render } from 'preact-render-to-string';
import type { Lang } from '#contracts/refusals.ts';

const ADDRESS = /(https:\/\/[^\s，。；、）)]+)/u;

/** The same words as a page of a mail program: paragraphs and links, nothing that is fetched. */
export function letterHtml(text: string, lang: Lang): string {
  const paragraphs = text.split(/\n{2,}/);
  return `<!doctype html>${render(
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head><meta charset="utf-8" /></head>
      <body>{paragraphs.map((paragraph) => <p>{paragraph.split('\n').map((line, at) => <Fragment>{at > 0 ? <br /> : null}{linked(line)}</Fragment>)}</p>)}</body>
    </html>,
  )}`;
}

function linked(line: string) {
  return line.split(ADDRESS).map((part) => (ADDRESS.test(part) ? <a href={part}>{part}</a> : part));
}
