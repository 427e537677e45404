import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { NOTICE_FAULT_WORDS, NoticeFaultKept, type RefusedNoticeFilters } from '#contracts/payment-notices.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { DaySpan } from '../../shared/ui/day-span.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { deskWords } from './desk-words.ts';
import { refusedQuery } from './desk.api.ts';

/** 拒收通知: payment notices that were not believed, by account and fault. */
export function RefusedNoticesScreen(): JSX.Element {
  const t = say(deskWords);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/refused-notices' });
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery({ ...refusedQuery(search, after), placeholderData: (before) => before });
  const filter = (change: RefusedNoticeFilters) => { setAfter(undefined); void navigate({ to: '/refused-notices', search: { ...search, ...change } }); };
  return (
    <Page title={t.notices} sub={t.noticesSub} actions={<ExportControl list="payments.refused-notices" filters={search} />}>
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.account} value={search.account ?? ''} onChange={(e) => { filter({ account: e.target.value === '' ? undefined : e.target.value }); }}><option value="">{t.all}</option>{(data?.accounts ?? []).map((a) => <option key={a} value={a}>{a}</option>)}</SelectField>
        <SelectField label={t.fault} value={search.fault ?? ''} onChange={(e) => { filter({ fault: NoticeFaultKept.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{NoticeFaultKept.options.map((f) => <option key={f} value={f}>{NOTICE_FAULT_WORDS[f][lang]}</option>)}</SelectField>
        <DaySpan from={search.from} to={search.to} onChange={filter} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.notices} rows={data.lines} keyOf={(n) => n.id} empty={t.noNotices} busy={isFetching}
          columns={[
            { name: t.at, cell: (n) => beijingTime(n.at), nowrap: true }, { name: t.account, cell: (n) => n.account, nowrap: true }, { name: t.fault, cell: (n) => NOTICE_FAULT_WORDS[n.fault][lang] }, { name: t.claimed, cell: (n) => <span className="digits">{n.number ?? '—'}</span> },
            { name: t.source, cell: (n) => <span className="digits">{n.from}</span>, nowrap: true }, { name: t.digest, cell: (n) => <span className="digits text-sm break-all text-soft">{n.digest.slice(0, 16)}…</span> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}
