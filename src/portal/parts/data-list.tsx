import type { ComponentChildren, JSX } from 'preact';

export type DataItem = { term: string; value: ComponentChildren; /** A change link beside it. */ act?: { text: string; href: string } | undefined };

/** Terms and their values (报考信息, 注册信息); nothing given shows as a dash. */
export function DataList({ items, columns = 1 }: { items: readonly DataItem[]; columns?: 1 | 2 }): JSX.Element {
  return (
    <dl class={columns === 2 ? 'data data--two' : 'data'}>
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
