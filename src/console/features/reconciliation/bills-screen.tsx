import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { BILL_STATE_WORDS, BillState, type BillFilters } from '#contracts/reconciliation.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { DaySpan } from '../../shared/ui/day-span.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { billsQuery } from './reconciliation.api.ts';
import { Tabs } from './tabs.tsx';
import { billTone } from './tones.ts';
import { words } from './words.ts';

/** 账单: every edition of every bill as it was brought, and what was wrong with those that could not be used. */
export function BillsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/reconciliation/bills' });
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery({ ...billsQuery(search, after), placeholderData: (old) => old });
  const filter = (change: BillFilters) => { setAfter(undefined); void navigate({ to: '/reconciliation/bills', search: { ...search, ...change } }); };
  return (
    <Page title={t.bills} actions={<ExportControl list="reconciliation.bills" filters={search} />}>
      <Tabs />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { filter({ state: BillState.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{BillState.options.map((s) => <option key={s} value={s}>{BILL_STATE_WORDS[s][lang]}</option>)}</SelectField>
        <DaySpan from={search.from} to={search.to} onChange={filter} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.bills} rows={data.bills} keyOf={(b) => b.id} empty={t.none} busy={isFetching}
          columns={[
            { name: t.day, cell: (b) => <><span className="digits font-semibold">{b.day}</span><br /><span className="text-sm text-soft">{t.edition(b.edition)}</span></>, nowrap: true }, { name: t.account, cell: (b) => b.channel },
            { name: t.state, cell: (b) => <><Tag tone={billTone(b.state)}>{BILL_STATE_WORDS[b.state][lang]}</Tag>{b.fault === null ? null : <p className="text-sm text-danger">{b.fault}</p>}{b.reason === '' ? null : <p className="text-sm text-soft">{b.reason}</p>}</>, wide: true },
            { name: t.theirs, cell: (b) => <>{t.yuan(yuan(b.paymentsInFen))}<br /><span className="text-sm text-soft">{t.count(b.payments)} · {t.refunds(b.refunds, yuan(b.refundsInFen))} · {t.fees(yuan(b.feesInFen))}</span></>, align: 'right' },
            { name: t.fileName, cell: (b) => <><span className="break-all">{b.fileName}</span><br /><span className="digits text-sm text-soft break-all">{b.digest.slice(0, 16)}</span></> },
            { name: t.by, cell: (b) => <>{b.source === 'channel' ? t.fromChannel : b.broughtBy}<br /><span className="digits text-sm text-soft">{beijingTime(b.broughtAt)}</span></>, nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}
