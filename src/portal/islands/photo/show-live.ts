import type { Hint } from '#contracts/photos/coach.ts';
import type { LiveStep } from './live.ts';

export type HintWords = Record<Hint | 'ready' | 'starting', string>;

/** The sign beside the words of each hint, so that nothing depends on colour. */
const SIGNS: Record<Hint | 'ready' | 'starting', string> = {
  starting: '…', ready: '✓', many_faces: '!', no_face: '?', closer: '⊕', further: '⊖', whole_head: '↕', left: '←', right: '→', up: '↑', down: '↓', tilted: '⟳', turned: '◉',
  dark: '☀', bright: '☼', glare: '☼', uneven: '◐', flat: '◌', blurred: '≈', background_dark: '▧', background_busy: '▦',
};

/** Writes the hint over the stage at once, and into the line screen readers follow when it is to be said. */
export function showLive({ banner, spoken, stage }: { banner: HTMLElement; spoken: HTMLElement; stage: HTMLElement }, { shown, speak }: Pick<LiveStep, 'shown' | 'speak'> | { shown: 'starting'; speak: boolean }, words: HintWords): void {
  const text = `${SIGNS[shown]} ${words[shown]}`;
  if (banner.textContent !== text) banner.textContent = text;
  stage.dataset['live'] = shown === 'ready' ? 'ready' : 'mend';
  if (speak) spoken.textContent = words[shown];
}
