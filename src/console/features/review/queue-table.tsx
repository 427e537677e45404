import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReviewQueue } from '#contracts/review.ts';
import { text } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Tag } from '../../shared/ui/tag.tsx';

/** The lines of the queue. */
export function QueueTable({ queue, busy }: { queue: ReviewQueue; busy: boolean }): JSX.Element {
  const t = text().review;
  const { columns: c } = t;
  return (
    <DataTable
      label={t.title} rows={queue.items} keyOf={(i) => i.id} empty={t.empty} busy={busy}
      columns={[
        { name: c.number, cell: (i) => <Link to="/review/$id" params={{ id: i.id }} className="digits inline-block py-1 font-semibold whitespace-nowrap">{i.number}</Link> },
        { name: c.name, cell: (i) => i.name, nowrap: true },
        { name: c.exam, cell: (i) => i.examText },
        { name: c.level, cell: (i) => `${i.levelText} · ${i.specialtyText}` },
        { name: c.point, cell: (i) => i.pointText },
        { name: c.why, cell: (i) => <>{i.majorMismatch ? <Tag tone="warning">{t.mismatch}</Tag> : null} {i.reasons.join('；')}</> },
        { name: c.since, cell: (i) => <time dateTime={new Date(i.since).toISOString()}>{beijingTime(i.since)}</time>, nowrap: true },
        { name: c.state, cell: (i) => <>{i.stateText} {i.claim ? <Tag tone={i.claim.mine ? 'info' : 'neutral'}>{i.claim.mine ? t.heldByMe : t.heldBy(i.claim.name)}</Tag> : null}</>, nowrap: true },
      ]}
    />
  );
}
