import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RetentionClass, RetentionView } from '#contracts/retention.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { Ticks } from '../../shared/ui/ticks.tsx';
import { askRun } from './retention.api.ts';
import { words } from './words.ts';

const count = (n: number): string => n.toLocaleString('en');

/** 试算: every class with its bar of what is held, past its time and on hold, and the asking for a run. */
export function ClassesCard({ view, acts }: { view: RetentionView; acts: boolean }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const free = view.classes.filter((c) => c.byRun && c.due > c.onHold);
  const [chosen, setChosen] = useState<string[]>();
  const act = useAct((reason: string, key: string) => askRun({ classes: chosen ?? [], reason }, key), async () => {
    setChosen(undefined);
    await client.invalidateQueries({ queryKey: ['retention'] });
  });
  return (
    <Card title={t.classes} actions={<ExportControl small list="retention.classes" />}>
      <p className="text-soft">{t.classesNote} {beijingTime(view.now)}</p>
      {act.data ? <Notice tone="success" live="status">{t.done.requested}</Notice> : null}
      <DataTable
        label={t.classes} rows={view.classes} keyOf={(c) => c.of} empty={t.none}
        columns={[
          { name: t.cls, cell: (c) => <>{c.title}<br /><code className="text-sm break-all text-soft">{c.table}</code>{c.heldWhole ? <> <Tag tone="warning">{t.heldWhole}</Tag></> : null}</>, wide: true },
          { name: t.kept, cell: (c) => c.kept, nowrap: true },
          { name: t.how, cell: (c) => (c.byRun ? (c.clears ? t.clears : t.byTwo) : t.byNight) },
          { name: t.state, cell: (c) => <Bar of={c} />, wide: true },
          { name: t.oldest, cell: (c) => (c.oldestDueAt === null ? '—' : beijingTime(c.oldestDueAt)) },
          { name: t.leftover, cell: (c) => (c.leftover === 0 ? '0' : <strong className="text-danger">{count(c.leftover)}</strong>), align: 'right' },
        ]}
      />
      {acts ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button look="main" disabled={free.length === 0} onClick={() => { act.reset(); setChosen(free.map((c) => c.of)); }}>{t.ask}</Button>
          {free.length === 0 ? <span className="text-soft">{t.nothingDue}</span> : null}
        </div>
      ) : null}
      {chosen ? (
        <ReasonDialog open title={t.askTitle} act={t.ask} danger max={200} reasonHint={t.reasonHint} busy={act.isPending} error={act.error} onClose={() => { setChosen(undefined); act.reset(); }} onAct={(reason) => { act.mutate(reason); }}>
          <p>{t.askNote}</p>
          <Ticks legend={t.which} choices={free.map((c) => ({ value: c.of, text: `${c.title} · ${count(c.due - c.onHold)}` }))} ticked={chosen} onChange={setChosen} />
        </ReasonDialog>
      ) : null}
    </Card>
  );
}

function Bar({ of: c }: { of: RetentionClass }): JSX.Element {
  const t = say(words);
  const part = (n: number) => `${String(c.held === 0 ? 0 : (n / c.held) * 100)}%`;
  return (
    <div className="grid gap-1">
      <span className="tabular-nums">{t.chart(c.due, c.onHold, c.held)}</span>
      <svg className="h-2 w-full min-w-24" aria-hidden="true"><rect width="100%" height="100%" rx="3" className="fill-deep" /><rect width={part(c.due)} height="100%" rx="3" className="fill-blue" /><rect width={part(c.onHold)} height="100%" rx="3" className="fill-warning" /></svg>
      {c.samples.length === 0 ? null : <details><summary className="min-h-6 cursor-pointer text-sm text-blue">{t.samples}</summary>{c.samples.map((s) => <code key={s} className="block text-sm break-all text-soft">{s}</code>)}</details>}
    </div>
  );
}
