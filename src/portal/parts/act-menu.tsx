import type { JSX } from 'preact';
import { Icon } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

/** An entry of the menu: without reasons it is a link, with reasons it says why it is closed. */
export type Act = {
  text: string;
  href: string;
  reasons?: readonly string[] | undefined;
  /** It leads to a question (`Page` with `dialog`), which opens over this page. */
  asks?: boolean | undefined;
};

/** 菜单: everything that can be done here; what is closed stays in sight with its reasons. */
export function ActMenu({ page, label, acts }: { page: PageContext; label: string; acts: readonly Act[] }): JSX.Element {
  const w = words[page.lang];
  return (
    <nav class="acts" aria-label={label}>
      <ul>
        {acts.map((act) => (
          <li key={act.text}>
            {act.reasons === undefined || act.reasons.length === 0
              ? <a href={act.href} data-asks={act.asks ? '' : undefined}>{act.text}<Icon name="next" /></a>
              : <span class="acts__closed"><span class="acts__text">{act.text}<Icon name="lock" /></span><span class="acts__why"><span class="unseen">{w.cannotYet}</span>{act.reasons.join(page.lang === 'zh' ? '；' : '; ')}</span></span>}
          </li>
        ))}
      </ul>
      {acts.some((act) => act.asks) ? <script type="module" src={page.assets('page-dialogs.js')} /> : null}
    </nav>
  );
}
