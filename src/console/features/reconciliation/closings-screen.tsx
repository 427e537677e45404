import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { CLOSING_KIND_WORDS, CLOSING_STATE_WORDS, ClosingKind, type ClosingFilters, type ClosingList } from '#contracts/reconciliation.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { DaySpan } from '../../shared/ui/day-span.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { closingsQuery, provincesQuery } from './reconciliation.api.ts';
import { Tabs } from './tabs.tsx';
import { closingTone } from './tones.ts';
import { WaitingList } from './waiting-list.tsx';
import { words } from './words.ts';

/** 结账: what waits to be closed and why it cannot be, and what was closed. */
export function ClosingsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/reconciliation/closings' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const { data: session } = useQuery(sessionQuery);
  const { data: regions } = useQuery({ ...provincesQuery, enabled: session?.jurisdiction.kind === 'nation' });
  const { data, error, isFetching } = useQuery({ ...closingsQuery(search, after), placeholderData: (old) => old });
  const filter = (change: ClosingFilters) => { setAfter(undefined); void navigate({ to: '/reconciliation/closings', search: { ...search, ...change } }); };
  return (
    <Page title={t.closings} actions={<ExportControl list="reconciliation.closings" filters={search} />}>
      <Tabs />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.kind} value={search.kind ?? ''} onChange={(e) => { filter({ kind: ClosingKind.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{ClosingKind.options.map((k) => <option key={k} value={k}>{CLOSING_KIND_WORDS[k][lang]}</option>)}</SelectField>
        {session?.jurisdiction.kind === 'nation' ? <SelectField label={t.province} value={search.province ?? ''} onChange={(e) => { filter({ province: ProvinceCode.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{regions?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[lang]}</option>)}</SelectField> : null}
        <DaySpan from={search.from} to={search.to} onChange={filter} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <>
          {after === undefined ? <WaitingList list={data} onDone={() => { void client.invalidateQueries({ queryKey: ['reconciliation'] }); }} /> : null}
          <Card title={t.list}><Closed list={data} busy={isFetching} /></Card>
        </>
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}

function Closed({ list, busy }: { list: ClosingList; busy: boolean }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  return (
    <DataTable
      label={t.list} rows={list.closings} keyOf={(c) => c.id} empty={t.none} busy={busy}
      columns={[
        { name: t.kind, cell: (c) => <Link to="/reconciliation/closings/$id" params={{ id: c.id }} className="font-semibold">{CLOSING_KIND_WORDS[c.kind][lang]} · {c.kind === 'day' ? c.day : (c.sitting ?? '')}</Link> }, { name: t.province, cell: (c) => c.province, nowrap: true },
        { name: t.collected, cell: (c) => t.yuan(yuan(c.collectedInFen)), align: 'right', nowrap: true }, { name: t.refunded, cell: (c) => t.yuan(yuan(c.refundedInFen)), align: 'right', nowrap: true },
        { name: t.state, cell: (c) => <Tag tone={closingTone(c.state)}>{CLOSING_STATE_WORDS[c.state][lang]}</Tag> },
        { name: t.proposedBy, cell: (c) => <>{c.proposedBy}<br /><span className="digits text-sm text-soft">{beijingTime(c.proposedAt)}</span></> }, { name: t.approvedBy, cell: (c) => (c.approvedBy === null ? '—' : <>{c.approvedBy}<br /><span className="digits text-sm text-soft">{beijingTime(c.approvedAt ?? 0)}</span></>) },
      ]}
    />
  );
}
