import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { QueueView } from '#contracts/operations.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { number, span } from './figures.ts';
import { words } from './words.ts';

const busy = (q: QueueView): boolean => q.due + q.retrying + q.running + q.failed > 0;

/** A kind of job as people read it: the part of the program, and its name there. */
export function JobName({ kind }: { kind: string }): JSX.Element {
  const area = say(words).areas[kind.split('.')[0] ?? ''];
  return <>{area === undefined ? null : <>{area} </>}<code className="text-sm break-all text-soft">{kind}</code></>;
}

/** How much waits, by kind of job; those with nothing waiting are left out until asked for. */
export function QueuesCard({ queues }: { queues: readonly QueueView[] }): JSX.Element {
  const t = say(words);
  const [all, setAll] = useState(false);
  const shown = all ? queues : queues.filter(busy);
  const most = Math.max(1, ...queues.map((q) => q.due + q.retrying));
  return (
    <Card title={t.queues} actions={<ExportControl small list="operations.queues" />}>
      <DataTable
        label={t.queueList} rows={shown} keyOf={(q) => q.kind} empty={t.noQueues}
        columns={[
          { name: t.kind, cell: (q) => <JobName kind={q.kind} />, wide: true },
          { name: t.due, cell: (q) => <><span className="tabular-nums">{number(q.due)}</span><svg className="mt-1 h-1.5 w-full min-w-16" aria-hidden="true"><rect width="100%" height="100%" rx="3" className="fill-deep" /><rect width={`${String(((q.due + q.retrying) / most) * 100)}%`} height="100%" rx="3" className="fill-blue" /></svg></> },
          { name: t.oldest, cell: (q) => span(q.oldestDueSeconds), align: 'right' },
          { name: t.later, cell: (q) => number(q.later), align: 'right' },
          { name: t.retrying, cell: (q) => number(q.retrying), align: 'right' },
          { name: t.running, cell: (q) => number(q.running), align: 'right' },
          { name: t.failed, cell: (q) => (q.failed === 0 ? '0' : <Link to="/operations/failed" search={{ kind: q.kind }} className="inline-block min-h-6 min-w-6 font-semibold text-danger">{number(q.failed)}<span className="sr-only"> {q.kind}</span></Link>), align: 'right' },
          { name: t.done, cell: (q) => number(q.doneLastHour), align: 'right' },
        ]}
      />
      {all || shown.length === queues.length ? null : <p className="flex flex-wrap items-center gap-3 text-soft">{t.quiet(queues.length - shown.length)} <Button small onClick={() => { setAll(true); }}>{t.showQuiet}</Button></p>}
    </Card>
  );
}
