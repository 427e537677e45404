import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReviewQueue, ReviewQueueItem } from '#contracts/review.ts';
import { colon, oneByOne, say, text } from '../../shared/text/text.ts';
import { DataTable, type Ticked } from '../../shared/ui/data-table.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { DueTag } from './due-tag.tsx';
import { words } from './words.ts';

type Props = { queue: ReviewQueue; busy: boolean; ticked: Pick<Ticked, 'keys' | 'onChange'> | undefined };

/** The lines of the queue. */
export function QueueTable({ queue, busy, ticked }: Props): JSX.Element {
  const t = text().review;
  const { columns: c } = t;
  const nameOf = (key: string) => queue.items.find((i) => i.id === key)?.name ?? '';
  return (
    <DataTable
      label={t.title} rows={queue.items} keyOf={(i) => i.id} empty={t.empty} busy={busy} {...(ticked && { ticked: { ...ticked, nameOf } })}
      columns={[
        { name: c.number, cell: (i) => <Link to="/review/$id" params={{ id: i.id }} data-row className="digits inline-block py-1 font-semibold whitespace-nowrap">{i.number}</Link> },
        { name: c.name, cell: (i) => i.name, nowrap: true },
        { name: c.exam, cell: (i) => <>{i.examText}<span className="block text-sm text-soft">{i.levelText} · {i.specialtyText}</span></>, wide: true },
        { name: c.point, cell: (i) => i.pointText },
        { name: c.why, cell: (i) => <>{i.majorMismatch ? <Tag tone="warning">{t.mismatch}</Tag> : null} {oneByOne(i.reasons)}</> },
        { name: c.since, cell: (i) => <><time dateTime={new Date(i.since).toISOString()}>{beijingTime(i.since)}</time>{i.due ? <span className="block"><DueTag due={i.due} /></span> : null}</>, nowrap: true },
        { name: c.state, cell: (i) => <Standing item={i} /> },
      ]}
    />
  );
}

function Standing({ item: i }: { item: ReviewQueueItem }): JSX.Element {
  const t = text().review;
  const w = say(words).queue;
  return (
    <div className="grid justify-items-start gap-1">
      <span className="whitespace-nowrap">{i.stateText}</span>
      {i.open ? <Tag tone="info">{w.open[i.open.state]}{colon()}{w.decisions[i.open.decision]} {w.openBy(i.open.by)}</Tag> : null}
      {i.claim ? <Tag tone={i.claim.mine ? 'info' : 'neutral'}>{i.claim.mine ? t.heldByMe : t.heldBy(i.claim.name)}</Tag> : null}
      {i.assigned ? <Tag tone={i.assigned.mine ? 'info' : 'neutral'}>{i.assigned.mine ? w.assignedMe : w.assignedTo(i.assigned.name)}</Tag> : null}
    </div>
  );
}
