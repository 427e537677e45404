import { all } from './dom.ts';

type Control = HTMLInputElement | HTMLButtonElement;

/** Holds back what stands in an `AfterReading` until the end of its `LongText` was in sight. */
export function runReading(): void {
  if (!('IntersectionObserver' in window)) return;
  for (const gate of all('[data-after-reading]')) {
    const end = document.querySelector(`#${gate.dataset.afterReading ?? ''} [data-long-end]`);
    const controls = all<Control>('input,button', gate).filter((control) => !control.disabled && control.type !== 'hidden');
    const hint = gate.querySelector<HTMLElement>('[data-read-first]');
    if (end === null || controls.length === 0) continue;
    const hold = (held: boolean) => {
      controls.forEach((control) => { control.disabled = held; });
      if (hint !== null) hint.hidden = !held;
    };
    hold(true);
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      hold(false);
      watch.disconnect();
    });
    watch.observe(end);
  }
}
