import type { JSX } from 'preact';

/** Sibling pages side by side; each tab is a link, so the address says which one is open. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly { text: string; href: string; current?: boolean; count?: number }[] }): JSX.Element {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>{tab.text}{tab.count === undefined ? null : <span class="tabs__count"> {tab.count}</span>}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
