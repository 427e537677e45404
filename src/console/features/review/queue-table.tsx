import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReviewQueue, ReviewQueueItem } from '#contracts/review.ts';
import { text } from '../../shared/text/text.ts';
import { Tag } from '../../shared/ui/tag.tsx';

/** The lines of the queue; on narrow screens each line is a card with the columns named. */
export function QueueTable({ queue, busy }: { queue: ReviewQueue; busy: boolean }): JSX.Element {
  const t = text().review;
  const { columns: c } = t;
  if (queue.items.length === 0) return <p role="status" className="rounded-lg border border-rule bg-paper p-8 text-center text-soft">{t.empty}</p>;
  return (
    <div className="overflow-x-auto rounded-lg border border-rule bg-paper" aria-busy={busy} role="region" aria-label={t.title} tabIndex={0}>
      <table className="w-full border-collapse text-left max-lg:block">
        <thead className="bg-deep max-lg:sr-only">
          <tr>{[c.number, c.name, c.exam, c.level, c.point, c.why, c.since, c.state].map((name) => <th key={name} scope="col" className="px-3 py-2 font-semibold">{name}</th>)}</tr>
        </thead>
        <tbody className="max-lg:block">{queue.items.map((item) => <QueueLine key={item.id} item={item} />)}</tbody>
      </table>
    </div>
  );
}

function QueueLine({ item }: { item: ReviewQueueItem }): JSX.Element {
  const t = text().review;
  const { columns: c } = t;
  const cell = 'px-3 py-2 align-top max-lg:grid max-lg:grid-cols-[6.5rem_1fr] max-lg:gap-2 max-lg:py-1 max-lg:before:text-soft max-lg:before:content-[attr(data-name)]';
  return (
    <tr className="border-t border-rule hover:bg-wash max-lg:block max-lg:py-2">
      <td className={cell} data-name={c.number}><Link to="/review/$id" params={{ id: item.id }} className="digits inline-block py-1 font-semibold whitespace-nowrap">{item.number}</Link></td>
      <td className={`${cell} whitespace-nowrap`} data-name={c.name}><span>{item.name}</span></td>
      <td className={cell} data-name={c.exam}><span>{item.examText}</span></td>
      <td className={cell} data-name={c.level}><span>{item.levelText} · {item.specialtyText}</span></td>
      <td className={cell} data-name={c.point}><span>{item.pointText}</span></td>
      <td className={cell} data-name={c.why}><span>{item.majorMismatch ? <Tag tone="warning">{t.mismatch}</Tag> : null} {item.reasons.join('；')}</span></td>
      <td className={`${cell} whitespace-nowrap`} data-name={c.since}><time dateTime={new Date(item.since).toISOString()}>{beijingTime(item.since)}</time></td>
      <td className={`${cell} whitespace-nowrap`} data-name={c.state}><span>{item.stateText} {item.claim ? <Tag tone={item.claim.mine ? 'info' : 'neutral'}>{item.claim.mine ? t.heldByMe : t.heldBy(item.claim.name)}</Tag> : null}</span></td>
    </tr>
  );
}
