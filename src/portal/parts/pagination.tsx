import type { JSX } from 'preact';
import { Icon } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

type PaginationProps = { page: PageContext; previous?: string | undefined; next?: string | undefined; at?: number; all?: number };

/** Back and forth through a long list, by links. */
export function Pagination({ page, previous, next, at, all }: PaginationProps): JSX.Element | null {
  if (previous === undefined && next === undefined) return null;
  const w = words[page.lang];
  return (
    <nav class="pages" aria-label={w.pages}>
      {previous === undefined ? <span /> : <a class="button button--quiet" rel="prev" href={previous}><Icon name="previous" />{w.previousPage}</a>}
      {at === undefined || all === undefined ? null : <span class="pages__at">{w.pageOf(at, all)}</span>}
      {next === undefined ? <span /> : <a class="button button--quiet" rel="next" href={next}>{w.nextPage}&nbsp;<Icon name="next" /></a>}
    </nav>
  );
}
