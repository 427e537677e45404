import type { JSX } from 'preact';
import type { Link, PageContext } from '../page-context.ts';
import { paths } from '../paths.ts';
import { words } from '../words.ts';

/** 当前位置: the way from the first page to this one (R-X-03). */
export function Trail({ page, trail, title }: { page: PageContext; trail: readonly Link[]; title: string }): JSX.Element {
  const w = words[page.lang];
  return (
    <nav class="trail" aria-label={w.here}>
      <span class="trail__label">{page.lang === 'zh' ? `${w.here}：` : `${w.here}: `}</span>
      <ol>
        {[{ text: w.home, href: paths.home }, ...trail].map((step) => (
          <li key={step.href}><a href={step.href}>{step.text}</a></li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}
