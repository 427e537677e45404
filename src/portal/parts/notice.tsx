import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

type NoticeProps = {
  page: PageContext;
  tone?: 'info' | 'success' | 'warning' | 'danger';
  title?: string;
  /** The answer to what was just done: read out at once. */
  live?: boolean;
  children?: ComponentChildren;
};

/** Something to know before going on; `live` when it answers an act. */
export function Notice({ page, tone = 'info', title, live, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice--${tone}`} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined} tabIndex={live ? -1 : undefined} data-focus={live ? '' : undefined}>
      <Icon name={tone} />
      <div class="notice__body">
        <span class="unseen">{words[page.lang][tone]}{page.lang === 'zh' ? '：' : ': '}</span>
        {title === undefined ? null : <p class="notice__title">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
