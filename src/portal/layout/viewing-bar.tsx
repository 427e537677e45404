import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { accessibilityOf } from '../paths.ts';
import { inViewing, ORDINARY, type Viewing } from '../viewing.ts';
import { viewingWords } from './viewing-words.ts';

/** Stands at the top of every page that is not shown the ordinary way: what is on, and the way out. */
export function ViewingBar({ page }: { page: PageContext }): JSX.Element | null {
  const { viewing } = page;
  if (!viewing) return null;
  const w = viewingWords[page.lang];
  return (
    <aside class="viewing" aria-label={w.barLabel}>
      <p class="viewing__in">
        <strong>{w.on}{namesOf(viewing, page).join(page.lang === 'zh' ? '、' : ', ')}</strong>{' '}
        <a href={accessibilityOf(page.path)}>{w.settings}</a>{' '}
        <a href={inViewing(page.path, ORDINARY)}>{w.leave}</a>
      </p>
    </aside>
  );
}

function namesOf({ elder, contrast, size, still }: Viewing, page: PageContext): string[] {
  const w = viewingWords[page.lang];
  return [
    ...(elder ? [w.elder] : []),
    ...(contrast === 'normal' ? [] : [w.contrasts[contrast]]),
    ...(size === 100 ? [] : [w.sizeOf(size)]),
    ...(still ? [w.still] : []),
  ];
}
