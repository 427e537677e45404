import { useState, type JSX } from 'react';
import type { ReviewQueueItem } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, oneByOne, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { reviewApi } from './review.api.ts';
import { words } from './words.ts';

/** 批量通过: what is ticked, which of it cannot be, and afterwards what became of each. */
export function ApproveMany({ items, onDone }: { items: readonly ReviewQueueItem[]; onDone: () => void }): JSX.Element {
  const w = say(words).queue;
  const t = text();
  const [asking, setAsking] = useState(false);
  const fit = items.filter((i) => i.bulk.open);
  const unfit = items.filter((i) => !i.bulk.open);
  const act = useAct((_: undefined, key) => call(reviewApi.approveMany, { body: { items: fit.map(({ id, version }) => ({ id, version })) }, key }), () => { setAsking(false); onDone(); });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={fit.length === 0} aria-describedby="approve-many-note" onClick={() => { act.reset(); setAsking(true); }}>{w.approveMany(fit.length)}</Button>
        <p id="approve-many-note" className="text-sm text-soft">{unfit.length === 0 ? (fit.length === 0 ? w.approveNone : '') : w.approveSome(fit.length, unfit.length)}</p>
      </div>
      {unfit.length > 0 ? <ul className="list-disc pl-5 text-sm">{unfit.map((i) => <li key={i.id}>{i.name}{colon()}{oneByOne(i.bulk.reasons)}</li>)}</ul> : null}
      {act.data ? (
        <div className="grid gap-2">
          <Notice tone={act.data.refused === 0 ? 'success' : 'warning'} live="status"><p>{w.results(act.data.done, act.data.refused)}</p></Notice>
          <DataTable
            label={w.result} rows={act.data.rows} keyOf={(r) => r.id} empty=""
            columns={[
              { name: t.review.columns.number, cell: (r) => <span className="digits">{r.number}</span>, nowrap: true }, { name: t.review.columns.name, cell: (r) => r.name },
              { name: w.result, cell: (r) => <><Tag tone={r.done ? 'success' : 'danger'}>{r.done ? w.ok : w.notDone}</Tag> {r.text}</> },
            ]}
          />
        </div>
      ) : null}
      <ModalDialog open={asking} onClose={() => { setAsking(false); }} title={w.approveTitle}>
        <p>{w.approveAsk(fit.length)}</p>
        <ProblemNotice error={act.error} />
        <div className="flex flex-wrap gap-3">
          <Button look="main" disabled={act.isPending} onClick={() => { act.mutate(undefined); }}>{act.isPending ? w.approving : w.approveAct}</Button>
          <Button onClick={() => { setAsking(false); }}>{t.cancel}</Button>
        </div>
      </ModalDialog>
    </div>
  );
}
