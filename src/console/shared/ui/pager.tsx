import type { JSX } from 'react';
import { text } from '../text/text.ts';
import { Button } from './button.tsx';

/** The way through a list that is paged by key: on to what comes next, and back to its beginning. Nothing where one page holds all. */
export function Pager({ after, next, onShow }: { after: string | undefined; next: string | null | undefined; onShow: (after: string | undefined) => void }): JSX.Element | null {
  const t = text();
  if (after === undefined && !next) return null;
  return (
    <nav aria-label={t.pages} className="flex flex-wrap gap-3">
      {after === undefined ? null : <Button onClick={() => { onShow(undefined); }}>{t.firstPage}</Button>}
      {next ? <Button onClick={() => { onShow(next); }}>{t.nextPage}</Button> : null}
    </nav>
  );
}
