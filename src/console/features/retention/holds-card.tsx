import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { HOLD_KIND_WORDS, type LegalHold, type RetentionClass } from '#contracts/retention.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { OrderHoldDialog } from './order-hold-dialog.tsx';
import { holdsQuery, liftHold } from './retention.api.ts';
import { words } from './words.ts';

/** 保全: what is kept although its time is over, by whose order and until when. */
export function HoldsCard({ classes, acts }: { classes: readonly RetentionClass[]; acts: boolean }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [standing, setStanding] = useState<'yes' | 'no'>('yes');
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(holdsQuery(standing, after));
  const [ordering, setOrdering] = useState(false);
  const [told, setTold] = useState<string>();
  const [chosen, setChosen] = useState<LegalHold>();
  const done = async (what: string) => { setOrdering(false); setChosen(undefined); setTold(what); await client.invalidateQueries({ queryKey: ['retention'] }); };
  const act = useAct(({ reason, of }: { reason: string; of: LegalHold }, key: string) => liftHold(of.id, { reason, version: of.version }, key), () => done(t.liftedNow));
  return (
    <Card title={t.holds} actions={<ExportControl small list="retention.holds" filters={{ standing }} />}>
      <p className="text-soft">{t.holdsNote}</p>
      <ProblemNotice error={error} />
      {told === undefined ? null : <Notice tone="success" live="status">{told}</Notice>}
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-56"><SelectField label={t.stateHead} value={standing} onChange={(e) => { setAfter(undefined); setStanding(e.target.value === 'no' ? 'no' : 'yes'); }}><option value="yes">{t.standing}</option><option value="no">{t.past}</option></SelectField></div>
        {acts ? <Button look="main" onClick={() => { setTold(undefined); setOrdering(true); }}>{t.order}</Button> : null}
      </div>
      <DataTable
        label={t.holds} rows={data?.items ?? []} keyOf={(h) => h.id} empty={t.noHolds} busy={isFetching}
        columns={[
          { name: t.kind, cell: (h) => HOLD_KIND_WORDS[h.kind][pageLang()], nowrap: true },
          { name: t.about, cell: (h) => h.about, wide: true },
          { name: t.basis, cell: (h) => <>{h.basis}<br /><span className="text-soft">{h.reason}</span></>, wide: true },
          { name: t.setBy, cell: (h) => `${beijingTime(h.setAt)} ${h.setBy}` },
          { name: t.untilHead, cell: (h) => (h.untilAt === null ? '—' : beijingTime(h.untilAt)) },
          { name: t.lifted, cell: (h) => (h.lifted ? `${beijingTime(h.lifted.at)} ${h.lifted.by} ${h.lifted.reason}` : h.standing && acts ? <Button onClick={() => { act.reset(); setTold(undefined); setChosen(h); }}>{t.lift}<span className="sr-only"> {h.about}</span></Button> : '—') },
        ]}
      />
      {data ? <Pager after={after} next={data.next} onShow={setAfter} /> : null}
      {ordering ? <OrderHoldDialog classes={classes} onClose={() => { setOrdering(false); }} onDone={(n) => done(t.ordered(n))} /> : null}
      {chosen ? (
        <ReasonDialog open title={t.liftTitle} act={t.lift} max={200} reasonHint={t.reasonHint} busy={act.isPending} error={act.error} onClose={() => { setChosen(undefined); act.reset(); }} onAct={(reason) => { act.mutate({ reason, of: chosen }); }}>
          <p>{chosen.about}</p><p>{t.liftNote}</p>
        </ReasonDialog>
      ) : null}
    </Card>
  );
}
