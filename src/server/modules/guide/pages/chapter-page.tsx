import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import type { Chapter } from '../read-guide.ts';
import { GuideBody } from './guide-body.tsx';
import { words } from './words.ts';

type Door = { title: string; href: string } | null;
export type ChapterView = { chapter: Chapter; before: Door; after: Door };

/** One chapter of the candidates' guide: what it says, with what is on the page at the top and the next chapter at the foot. */
export function ChapterPage({ view: { chapter, before, after }, page }: { view: ChapterView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const headings = chapter.blocks.filter((block) => block.kind === 'heading' && block.level === 2);
  return (
    <Page page={page} title={chapter.title} trail={[{ text: w.guide, href: '/guide' }]} sheet="guide.css">
      {headings.length < 3 ? null : (
        <nav class="guide__contents" aria-label={w.contents}>
          <ul>{headings.map((block) => (block.kind === 'heading' ? <li key={block.id}><a href={`#${block.id}`}>{block.content.map(({ text }) => text).join('')}</a></li> : null))}</ul>
        </nav>
      )}
      <GuideBody blocks={chapter.blocks} chapter={chapter} page={page} />
      {chapter.pictures.size === 0 ? null : <p class="field__hint">{w.demonstration}</p>}
      <nav class="guide__around" aria-label={w.around}>
        {before === null ? <span /> : <a href={before.href} rel="prev">{w.before}{page.lang === 'zh' ? '：' : ': '}{before.title}</a>}
        {after === null ? null : <a href={after.href} rel="next">{w.after}{page.lang === 'zh' ? '：' : ': '}{after.title}</a>}
      </nav>
    </Page>
  );
}
