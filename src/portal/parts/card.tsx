import type { ComponentChildren, JSX } from 'preact';

type CardProps = { title?: string; /** Beside the heading: a tag, a link. */ aside?: ComponentChildren; accent?: boolean; children: ComponentChildren };

/** A panel with one matter in it; `accent` marks the one that matters most on the page. */
export function Card({ title, aside, accent, children }: CardProps): JSX.Element {
  return (
    <section class={accent ? 'card card--accent' : 'card'}>
      {title === undefined ? null : <div class="card__head"><h2 class="card__title">{title}</h2>{aside}</div>}
      {children}
    </section>
  );
}

/** Two columns on a wide screen, the narrower one left (报考状态: states and menu left, flow chart right); on a phone the main one comes first. */
export function Columns({ side, children }: { side: ComponentChildren; children: ComponentChildren }): JSX.Element {
  return <div class="columns"><div class="columns__main">{children}</div><div class="columns__side">{side}</div></div>;
}
