import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { scoresApi, voidsQuery } from './scores.api.ts';
import { words } from './words.ts';

/** 以前合格科目作废: proposed by one, confirmed by another. */
export function VoidsCard({ id }: { id: string }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const { data, error, isFetching } = useQuery(voidsQuery(id));
  const refresh = () => client.invalidateQueries({ queryKey: ['scores', id, 'voids'] });
  const decide = useAct(({ ticket, decision }: { ticket: string; decision: 'confirm' | 'return' }, key) => call(scoresApi.decideVoid, { params: { id }, body: { ticket, decision }, key }), refresh);
  return (
    <Card title={t.voids} actions={<ExportControl small list="scores.pass-voids" filters={{ sitting: id }} />}>
      <p className="text-soft">{t.voidsHint}</p>
      <Propose id={id} onDone={refresh} />
      <ProblemNotice error={error} />
      <ProblemNotice error={decide.error} />
      {data ? (
        <DataTable
          label={t.beforeYear} rows={data.voids} keyOf={(v) => `${v.ticket} ${String(v.at)}`} empty={t.noVoids} busy={isFetching}
          columns={[
            { name: t.ticket, cell: (v) => <span className="digits">{v.ticket}</span>, nowrap: true }, { name: t.name, cell: (v) => <>{v.name}<br /><span className="text-sm text-soft">{v.province}</span></> }, { name: t.beforeYear, cell: (v) => v.beforeYear, align: 'right' }, { name: t.reason, cell: (v) => v.reason, wide: true },
            { name: t.outcome, cell: (v) => <><Tag tone={v.state === 'confirmed' ? 'danger' : v.state === 'proposed' ? 'warning' : 'neutral'}>{t.voidStates[v.state]}{v.voided === null ? '' : ` · ${t.voidedPasses(v.voided)}`}</Tag><br /><span className="text-sm text-soft">{[v.proposedBy, v.decidedBy].filter(Boolean).join(' · ')} <time className="digits">{beijingTime(v.at)}</time></span></> },
            { name: t.act, cell: (v) => (v.state === 'proposed' ? <div className="grid gap-1"><span className="flex flex-wrap gap-2"><Button small look="main" disabled={decide.isPending || v.confirmClosed !== null} aria-label={`${t.confirm} ${v.ticket}`} onClick={() => { decide.mutate({ ticket: v.ticket, decision: 'confirm' }); }}>{t.confirm}</Button><Button small disabled={decide.isPending} aria-label={`${t.giveBack} ${v.ticket}`} onClick={() => { decide.mutate({ ticket: v.ticket, decision: 'return' }); }}>{t.giveBack}</Button></span>{v.confirmClosed === null ? null : <span className="text-sm text-soft">{v.confirmClosed}</span>}</div> : null) },
          ]}
        />
      ) : null}
    </Card>
  );
}

function Propose({ id, onDone }: { id: string; onDone: () => Promise<void> }): JSX.Element {
  const t = say(words);
  const [ticket, setTicket] = useState('');
  const [year, setYear] = useState('');
  const [reason, setReason] = useState('');
  const propose = useAct((_: undefined, key) => call(scoresApi.proposeVoid, { params: { id }, body: { ticket, beforeYear: Number(year), reason }, key }), () => { setTicket(''); setReason(''); return onDone(); });
  return (
    <form className="grid gap-3 md:grid-cols-2" noValidate onSubmit={(event) => { event.preventDefault(); propose.mutate(undefined); }}>
      <TextField label={t.ticket} value={ticket} inputMode="numeric" maxLength={40} autoComplete="off" onChange={(e) => { setTicket(e.target.value); }} problem={problemAt(propose.error, 'ticket')} />
      <TextField label={t.beforeYear} value={year} inputMode="numeric" maxLength={4} onChange={(e) => { setYear(e.target.value); }} problem={problemAt(propose.error, 'beforeYear')} />
      <div className="md:col-span-2"><TextArea label={t.reason} hint={t.reasonHint} value={reason} maxLength={300} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(propose.error, 'reason')} /></div>
      <div className="grid gap-3 md:col-span-2"><ProblemNotice error={propose.error} except={['ticket', 'beforeYear', 'reason']} /><div><Button type="submit" disabled={propose.isPending || ticket === ''}>{t.proposeVoid}</Button></div></div>
    </form>
  );
}
