import type { DisplayedState } from '#contracts/applications.ts';
import type { Lang } from '#contracts/refusals.ts';
import { words } from './pages/words.ts';

/** The label of a displayed state (报考状态) in words. */
export function stateText(state: DisplayedState, lang: Lang): string {
  return words[lang].states[state];
}
