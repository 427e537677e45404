import { PHOTO } from '#contracts/photos/standard.ts';
import { draw } from './picture.ts';

/** Before and after the whitening: one over the other with a slider between them, or both beside each other. */
export type Comparing = { show(before: HTMLCanvasElement | undefined): void };

export function createComparing(part: <E extends HTMLElement>(name: string) => E): Comparing {
  const [old, tools, slider, beside, pair] = [part<HTMLCanvasElement>('before'), part('compare'), part<HTMLInputElement>('compare-slider'), part<HTMLButtonElement>('compare-beside'), part('final-pair')];

  function place(): void {
    const apart = beside.getAttribute('aria-pressed') === 'true';
    pair.classList.toggle('photo-final__pair--beside', apart);
    old.style.clipPath = apart ? 'none' : `inset(0 ${String(100 - Number(slider.value))}% 0 0)`;
    slider.disabled = apart;
  }

  slider.addEventListener('input', place);
  beside.addEventListener('click', () => {
    beside.setAttribute('aria-pressed', beside.getAttribute('aria-pressed') === 'true' ? 'false' : 'true');
    place();
  });

  return {
    show(before) {
      old.hidden = before === undefined;
      tools.hidden = before === undefined;
      if (before) draw(old, before, { x: 0, y: 0, width: PHOTO.width, height: PHOTO.height });
      if (!before) beside.setAttribute('aria-pressed', 'false');
      place();
    },
  };
}
