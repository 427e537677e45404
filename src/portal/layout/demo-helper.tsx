import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

/** 演示助手: the striped band that marks a demonstration and the drawer with its tools; nothing at all in production. */
export function DemoHelper({ page }: { page: PageContext }): JSX.Element | null {
  if (!page.demo || page.mode === 'production') return null;
  const w = words[page.lang];
  const links = page.demoLinks ?? [];
  return (
    <aside class="demo" aria-label={w.demoHelper}>
      <div class="demo__in">
        <p class="demo__text">{w.demoBanner}</p>
        {links.length === 0 ? null : (
          <details class="demo__drawer">
            <summary>{w.demoHelper}</summary>
            <ul>{links.map((link) => <li key={link.href}><a href={link.href}>{link.text}</a></li>)}</ul>
          </details>
        )}
      </div>
    </aside>
  );
}
