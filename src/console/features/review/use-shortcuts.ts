import { useEffect } from 'react';

/** Single keys that act while nobody is typing; with a modifier they stay the browser's. */
export function useShortcuts(acts: Record<string, () => void>, active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const at = event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || (at instanceof HTMLElement && at.closest('input:not([type=radio]), textarea, select, [role=dialog]'))) return;
      const act = acts[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => { document.removeEventListener('keydown', onKey); };
  });
}
