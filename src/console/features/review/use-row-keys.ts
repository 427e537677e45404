import { useShortcuts } from './use-shortcuts.ts';

const ROW = 'a[data-row]';

/** Keys of a list: J and K go from row to row, X ticks the row one stands on, N takes the next case. */
export function useRowKeys(takeNext: (() => void) | undefined): void {
  const go = (by: 1 | -1) => {
    const rows = [...document.querySelectorAll<HTMLElement>(ROW)];
    const at = rows.findIndex((row) => row === document.activeElement);
    rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
  };
  const tick = () => { document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click(); };
  useShortcuts({ j: () => { go(1); }, k: () => { go(-1); }, x: tick, ...(takeNext && { n: takeNext }) }, true);
}
