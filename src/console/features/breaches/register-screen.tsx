import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { RecordState, type RecordItem } from '#contracts/integrity.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { breachesApi, recordListQuery } from './breaches.api.ts';
import { RecordPanel } from './record-panel.tsx';
import { words } from './words.ts';

/** 诚信档案库: the records of the jurisdiction by state, found by name or number exactly, with the record chosen below. */
export function RegisterScreen(): JSX.Element {
  const t = say(words).register;
  const search = useSearch({ from: '/inside/integrity-records' });
  const navigate = useNavigate();
  const asked = useQuery(recordListQuery({ state: search.state, after: search.after }));
  const [typed, setTyped] = useState({ name: '', documentNumber: '' });
  const find = useAct((_: undefined) => call(breachesApi.searchRecords, { body: typed }));
  const go = (next: typeof search) => { void navigate({ to: '/integrity-records', search: next }); };
  const found = find.data;
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="breaches.records" filters={search.state === undefined ? {} : { state: search.state }} />}>
      <Card title={t.search}>
        <p className="text-soft">{t.searchLead}</p>
        <form role="search" className="flex flex-wrap items-end gap-3" noValidate onSubmit={(event) => { event.preventDefault(); find.mutate(undefined); }}>
          <div className="w-full sm:w-52"><TextField label={t.name} autoComplete="off" value={typed.name} problem={problemAt(find.error, 'name')} onChange={(e) => { setTyped({ ...typed, name: e.target.value }); }} /></div>
          <div className="w-full sm:w-64"><TextField label={t.document} autoComplete="off" value={typed.documentNumber} problem={problemAt(find.error, 'documentNumber')} onChange={(e) => { setTyped({ ...typed, documentNumber: e.target.value }); }} /></div>
          <Button type="submit" look="main" disabled={find.isPending}>{t.search}</Button>
          {found ? <Button look="quiet" onClick={() => { find.reset(); }}>{t.leave}</Button> : null}
        </form>
        <ProblemNotice error={find.error} except={['name', 'documentNumber']} />
      </Card>
      {found ? null : (
        <div role="group" aria-label={t.columns.state} className="flex flex-wrap gap-2">
          {([undefined, ...RecordState.options] as const).map((s) => <Button key={s ?? 'all'} look={s === search.state ? 'main' : 'plain'} aria-pressed={s === search.state} onClick={() => { go({ state: s }); }}>{t.states[s ?? 'all']}</Button>)}
        </div>
      )}
      <ProblemNotice error={asked.error} />
      {found ? <Records label={t.found} items={found.items} busy={find.isPending} chosen={search.record} onChoose={(record) => { go({ ...search, record }); }} /> : !asked.data ? asked.isPending ? <Loading /> : null : (
        <>
          <Records label={t.title} items={asked.data.items} busy={asked.isFetching} chosen={search.record} onChoose={(record) => { go({ ...search, record }); }} />
          <Pager after={search.after} next={asked.data.next} onShow={(after) => { go({ state: search.state, after }); }} />
        </>
      )}
      {search.record === undefined ? null : <RecordPanel key={search.record} recordId={search.record} />}
    </Page>
  );
}

const TONES: Record<RecordState, string> = { counting: 'warning', expired: 'neutral', closed: 'neutral' };

function Records({ label, items, busy, chosen, onChoose }: { label: string; items: readonly RecordItem[]; busy: boolean; chosen: string | undefined; onChoose: (recordId: string) => void }): JSX.Element {
  const t = say(words).register;
  return (
    <DataTable<RecordItem>
      label={label} rows={items} keyOf={(r) => r.recordId} empty={t.empty} busy={busy}
      columns={[
        { name: t.columns.who, cell: (r) => <><button type="button" lang="zh-CN" className="min-h-8 text-left font-semibold text-blue underline" aria-pressed={r.recordId === chosen} onClick={() => { onChoose(r.recordId); }}>{r.name}</button> <span className="digits text-soft">{r.documentNumber}</span></> },
        { name: t.columns.decision, cell: (r) => r.decisionNumber },
        { name: t.columns.kind, nowrap: true, cell: (r) => r.kindText },
        { name: t.columns.period, nowrap: true, cell: (r) => <span className="digits">{r.decidedOn} – {r.until ?? t.long}</span> },
        { name: t.columns.place, nowrap: true, cell: (r) => r.placeText },
        { name: t.columns.state, nowrap: true, cell: (r) => <><Tag tone={TONES[r.state]}>{r.stateText}</Tag> {r.correctionWaits ? <Tag tone="info">{t.waits}</Tag> : null}</> },
      ]}
    />
  );
}
