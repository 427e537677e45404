import type { ComponentChildren, JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

/**
 * An agreement, a notice, a commitment letter in full. It marks its end; an `AfterReading` with this id opens when the end was
 * in sight. Without JavaScript nothing is held back. On a phone it is not a box inside the page but simply the page.
 */
export function LongText({ page, id, title, children }: { page: PageContext; id: string; title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="long" id={id} aria-label={title} tabIndex={0} data-long>
      <div class="long__text">{children}</div>
      <p class="long__end" data-long-end>{words[page.lang].endOfText}</p>
    </section>
  );
}

/** What may only be pressed after a `LongText` was read to its end; says so until then. */
export function AfterReading({ page, of, children }: { page: PageContext; of: string; children: ComponentChildren }): JSX.Element {
  return (
    <div data-after-reading={of}>
      <p class="field__hint" hidden data-read-first>{words[page.lang].readToEnd}</p>
      {children}
    </div>
  );
}
