import type { ComponentChildren, JSX } from 'preact';
import type { Tone } from '../forms/buttons.tsx';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

/**
 * Opens a dialog of this page. The link leads to a page with the same content, so it works without JavaScript; with it the
 * `<dialog>` of that id opens at once and nothing is loaded. Write the content once and show it in both places.
 */
export function DialogLink({ dialog, href, text, tone = 'plain' }: { dialog: string; href: string; text: string; tone?: Tone }): JSX.Element {
  return <a class={`button button--${tone}`} href={href} data-dialog={dialog}>{text}</a>;
}

type DialogProps = {
  page: PageContext;
  id: string;
  title: string;
  /** The server asks this question now: open as soon as the page is. */
  open?: boolean;
  /** Opened by the script as soon as the page is; without a script it stays away, and the page itself says the same in its place. */
  atOnce?: boolean;
  children: ComponentChildren;
};

/** 对话框: a question before an act. Closed by Esc, by its button, or by answering. */
export function Dialog({ page, id, title, open, atOnce, children }: DialogProps): JSX.Element {
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`} open={open} data-open={open || atOnce ? '' : undefined}>
      <div class="dialog__in">
        <h2 class="dialog__title" id={`${id}-title`}>{title}</h2>
        {children}
        <form class="dialog__close" method="dialog"><button class="button button--quiet" type="submit">{words[page.lang].close}</button></form>
      </div>
    </dialog>
  );
}
