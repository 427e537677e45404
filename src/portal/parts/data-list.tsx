import type { ComponentChildren, JSX } from 'preact';

export type DataItem = { term: string; value: ComponentChildren; /** A change link beside it. */ act?: { text: string; href: string } | undefined };

/** Terms and their values (报考信息, 注册信息); nothing given shows as a dash. `tags`: short values such as `StatusTag` stand at the end of the line. */
export function DataList({ items, layout = 'lines' }: { items: readonly DataItem[]; layout?: 'lines' | 'two-columns' | 'tags' }): JSX.Element {
  return (
    <dl class={`data data--${layout}`}>
      {items.map((item) => (
        <div class="data__row" key={item.term}>
          <dt>{item.term}</dt>
          <dd>
            {item.value === undefined || item.value === null || item.value === '' ? '—' : item.value}
            {item.act === undefined ? null : <a class="data__act" href={item.act.href}>{item.act.text}<span class="unseen"> {item.term}</span></a>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
