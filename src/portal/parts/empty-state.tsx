import type { ComponentChildren, JSX } from 'preact';

/** Nothing here yet: says so, and what to do about it. */
export function EmptyState({ text, children }: { text: string; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <svg class="empty__art" viewBox="0 0 120 72" width="120" height="72" aria-hidden="true" focusable="false">
        <path d="M34 12h52a4 4 0 0 1 4 4v44a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4V16a4 4 0 0 1 4-4zM42 26h36M42 37h36M42 48h18" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
        <path d="M12 64h96" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" opacity=".4" />
      </svg>
      <p class="empty__text">{text}</p>
      {children}
    </div>
  );
}
