import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';

/** The script of forms at once, for what must work before the form is touched; other forms get it with the first touch (browser/forms.ts). */
export function FormScript({ page }: { page: PageContext }): JSX.Element {
  return <script type="module" src={page.assets('form.js')} />;
}
