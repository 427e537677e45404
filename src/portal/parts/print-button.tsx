import type { JSX } from 'preact';
import { Icon } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

/** Prints the page; appears only where a script can do it. */
export function PrintButton({ page, text }: { page: PageContext; text?: string }): JSX.Element {
  return <button class="button button--plain" type="button" hidden data-print><Icon name="print" />{text ?? words[page.lang].print}</button>;
}
