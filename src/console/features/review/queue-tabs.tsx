import type { JSX } from 'react';
import { ReviewQueueState, type ReviewQueue } from '#contracts/review.ts';
import { text } from '../../shared/text/text.ts';
import type { QueueSearch } from './review.api.ts';

type Props = { search: QueueSearch; counts: ReviewQueue['counts'] | undefined; onShow: (next: Partial<QueueSearch>) => void };

/** The states of the queue with how much each holds under the same narrowing. */
export function QueueTabs({ search, counts, onShow }: Props): JSX.Element {
  const t = text().review;
  const shown = (c: { count: number; more: boolean } | undefined) => (c ? t.count(c.count, c.more) : '…');
  const mine = search.mine === '1';
  const look = (on: boolean) => `min-h-11 rounded-md border px-3 ${on ? 'border-blue bg-blue text-paper' : 'border-line bg-paper text-ink hover:bg-wash'}`;
  return (
    <div role="group" aria-label={t.state} className="flex flex-wrap gap-2">
      {ReviewQueueState.options.map((state) => (
        <button key={state} type="button" aria-pressed={!mine && search.state === state} className={look(!mine && search.state === state)} onClick={() => { onShow({ state, mine: undefined }); }}>
          {t.states[state]} <span className="digits font-semibold">{shown(counts?.[state])}</span>
        </button>
      ))}
      <button type="button" aria-pressed={mine} className={look(mine)} onClick={() => { onShow({ state: 'all', mine: '1' }); }}>{t.mine} <span className="digits font-semibold">{shown(counts?.mine)}</span></button>
    </div>
  );
}
