import type { JSX } from 'preact';
import { drawnOnce } from './drawn-once.ts';

const DRAWINGS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  next: 'M9 5l7 7-7 7',
  previous: 'M15 5l-7 7 7 7',
  info: 'M12 11v6M12 7.2v.6M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18',
  success: 'M8 12.4l2.8 2.8L16.2 9.6M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18',
  warning: 'M12 9.5v4.5M12 17v.5M12 3.8L2.8 19.5h18.4z',
  danger: 'M12 7.5v6M12 16.4v.6M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z',
  clock: 'M12 7v5.3l3.4 2M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9.5h-13z',
  print: 'M7 9V3.5h10V9M7 17.5H4V9h16v8.5h-3M7 14.5h10v6H7z',
  file: 'M6 3h8l4.5 4.5V21H6zM14 3v5h4.5',
  user: 'M12 12a4 4 0 1 0 0-8a4 4 0 1 0 0 8M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6',
  globe: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18',
  phone: 'M5 4h4l1.8 4.5-2.3 1.7a12 12 0 0 0 5.3 5.3l1.7-2.3L20 15v4a1.5 1.5 0 0 1-1.7 1.5C10.5 19.8 4.2 13.5 3.5 5.7A1.5 1.5 0 0 1 5 4z',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14M16 16l5 5',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3.5v4h-4',
} as const;

export type IconName = keyof typeof DRAWINGS;

/** A line drawing in the colour of the text beside it; always beside words, so hidden from screen readers. */
export const Icon = drawnOnce<{ name: IconName }>(({ name }) => ({ owner: DRAWINGS, key: name }), ({ name }) => (
  <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d={DRAWINGS[name]} /></svg>
));

/** The mark of the platform: a golden notice board (金榜) with one name ticked. */
export function BrandMark(): JSX.Element {
  return (
    <svg class="brand__mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <path class="brand__board" d="M9 5h22a3 3 0 0 1 3 3v24a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3z" />
      <path class="brand__lines" d="M13 13h14M13 19h14M13 25h5" />
      <path class="brand__tick" d="M21.5 26l3 3 6-7" />
    </svg>
  );
}
