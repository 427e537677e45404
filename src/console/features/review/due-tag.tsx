import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReviewQueueItem } from '#contracts/review.ts';
import { say } from '../../shared/text/text.ts';
import { Tag } from '../../shared/ui/tag.tsx';
import { words } from './words.ts';

const TONES = { on_time: 'neutral', soon: 'warning', late: 'danger' } as const;

/** Whether a review is in time (服务时限), with the moment it is due. */
export function DueTag({ due }: { due: NonNullable<ReviewQueueItem['due']> }): JSX.Element {
  const w = say(words).queue;
  return <Tag tone={TONES[due.mark]}>{w.marks[due.mark]} · {beijingTime(due.at).slice(5)}</Tag>;
}
