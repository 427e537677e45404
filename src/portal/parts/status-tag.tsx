import type { JSX } from 'preact';
import { Icon, type IconName } from '../icons.tsx';

/** How a state is meant: good, underway, needs attention, bad, nothing yet. */
export type StatusTone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

const ICONS: Record<StatusTone, IconName> = { success: 'success', info: 'clock', warning: 'warning', danger: 'danger', neutral: 'info' };

/** A state as icon, words and colour, so that none of the three is needed alone. */
export function StatusTag({ tone, text }: { tone: StatusTone; text: string }): JSX.Element {
  return <span class={`tag tag--${tone}`}><Icon name={ICONS[tone]} />{text}</span>;
}
