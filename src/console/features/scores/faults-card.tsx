import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { ScoreImport } from '#contracts/scores.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, inBrackets, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { faultsQuery, importsQuery, scoresApi } from './scores.api.ts';
import { words } from './words.ts';

/** Every fault of a file at its row and column, by kind; rows may be left out with a reason. */
export function FaultsCard({ sittingId, i }: { sittingId: string; i: ScoreImport }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [kind, setKind] = useState('');
  const [after, setAfter] = useState<string>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const { data, error, isFetching } = useQuery(faultsQuery(i.id, kind, after ?? ''));
  const leave = useAct((reason: string, key) => call(scoresApi.leaveOut, { params: { id: i.id }, body: { version: i.version, faults: [...ticked].map(Number), reason }, key }), async () => {
    setAsking(false);
    setTicked(new Set());
    await client.invalidateQueries({ queryKey: ['scores', 'faults', i.id] });
    await client.invalidateQueries({ queryKey: importsQuery(sittingId).queryKey });
  });
  if (i.faults === 0) return <Card title={t.faults}><p>{t.noFaults}</p></Card>;
  const may = i.closed.leaveOut === null;
  return (
    <Card title={t.faults} actions={<ExportControl small list="scores.faults" filters={{ import: i.id, ...(kind !== '' && { kind }) }} />}>
      <p>{t.faultsSub(String(i.faults - i.leftOut), String(i.leftOut))}</p>
      <div className="max-w-md"><SelectField label={t.kind} value={kind} onChange={(e) => { setKind(e.target.value); setAfter(undefined); setTicked(new Set()); }}><option value="">{t.allKinds}{inBrackets(i.faults)}</option>{i.faultCounts.map((f) => <option key={f.kind} value={f.kind}>{f.text}{inBrackets(f.count)}</option>)}</SelectField></div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.kind} rows={data.faults} keyOf={(f) => String(f.id)} empty={t.noFaults} busy={isFetching}
          {...(may && { ticked: { keys: ticked, onChange: setTicked, nameOf: (key: string) => { const f = data.faults.find((x) => String(x.id) === key); return t.tick(`${String(f?.row ?? '—')} ${f?.ticket ?? ''} ${f?.subject ?? ''}`); } } })}
          columns={[
            { name: t.row, cell: (f) => f.row ?? '—', align: 'right', nowrap: true },
            { name: t.column, cell: (f) => (f.column === null ? '—' : `${f.column} ${f.heading ?? ''}`) },
            { name: t.ticket, cell: (f) => <span className="digits">{f.ticket || '—'}</span>, nowrap: true },
            { name: t.subject, cell: (f) => f.subject ?? '—', align: 'right' },
            { name: t.cell, cell: (f) => <span className="break-all">{f.value || '—'}</span> },
            { name: t.problem, cell: (f) => <>{f.text}{f.leftOut === null ? null : <> <Tag>{t.leftOut}</Tag> <span className="text-sm text-soft">{f.leftOut.by}{colon()}{f.leftOut.reason}</span></>}</> },
          ]}
        />
      ) : <Loading />}
      <Pager after={after} next={data && data.next !== null ? String(data.next) : null} onShow={(next) => { setAfter(next); setTicked(new Set()); }} />
      {may ? <div><Button disabled={ticked.size === 0} onClick={() => { leave.reset(); setAsking(true); }}>{t.leaveOut(ticked.size)}</Button></div> : <p className="text-sm text-soft">{i.closed.leaveOut}</p>}
      {asking ? <ReasonDialog open title={t.leaveOut(ticked.size)} act={t.leaveOut(ticked.size)} reasonHint={t.reasonHint} busy={leave.isPending} error={leave.error} max={300} onClose={() => { setAsking(false); }} onAct={(reason) => { leave.mutate(reason); }}><p>{t.leaveOutText}</p></ReasonDialog> : null}
    </Card>
  );
}
