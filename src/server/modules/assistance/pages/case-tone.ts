import type { CaseItem } from '#contracts/assistance.ts';
import type { StatusTone } from '#portal/parts/status-tag.tsx';

const TONES: Record<CaseItem['state'], StatusTone> = { waiting: 'info', approved: 'success', refused: 'warning', withdrawn: 'neutral', ended: 'neutral' };

/** The colour that helps to read a case's state; its words carry the meaning. */
export function toneOf({ state }: Pick<CaseItem, 'state'>): StatusTone {
  return TONES[state];
}
