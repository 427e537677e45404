import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { RefundOccasion, RefundState, RefundWay } from '#contracts/payments.ts';
import { REFUND_OCCASION_WORDS, REFUND_STATE_WORDS, type RefundLine, type RefundListFilters } from '#contracts/refunds.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { RefundRequestsCard } from './refund-requests-card.tsx';
import { RefundActs } from './refund-acts.tsx';
import { RefundSums } from './refund-sums.tsx';
import { refundWords } from './refund-words.ts';
import { refundsQuery } from './refunds.api.ts';

const TONES: Record<RefundState, string> = { due: 'info', requested: 'info', failed: 'danger', done: 'success' };

/** 退费名单: what goes back, how far it is, and what a person must deal with. */
export function RefundsScreen(): JSX.Element {
  const t = say(refundWords);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/refunds' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery({ ...refundsQuery(search, after), placeholderData: (before) => before });
  const filter = (change: RefundListFilters) => { setAfter(undefined); void navigate({ to: '/refunds', search: { ...search, ...change } }); };
  const done = () => { void client.invalidateQueries({ queryKey: ['refunds'] }); };
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="payments.refunds" filters={search} />}>
      <RefundRequestsCard />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { filter({ state: RefundState.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{RefundState.options.map((s) => <option key={s} value={s}>{REFUND_STATE_WORDS[s][lang]}</option>)}</SelectField>
        <SelectField label={t.way} value={search.way ?? ''} onChange={(e) => { filter({ way: RefundWay.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{RefundWay.options.map((w) => <option key={w} value={w}>{t[w]}</option>)}</SelectField>
        <SelectField label={t.reason} value={search.reason ?? ''} onChange={(e) => { filter({ reason: RefundOccasion.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{RefundOccasion.options.map((r) => <option key={r} value={r}>{REFUND_OCCASION_WORDS[r][lang]}</option>)}</SelectField>
        {search.suspension === undefined ? null : <p className="min-h-11 content-center">{t.onlySuspension} · <Link to="/refunds" search={{}}>{t.showAll}</Link></p>}
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <>
          <RefundSums list={data} />
          <DataTable
            label={t.title} rows={data.lines} keyOf={(r) => r.id} empty={t.none} busy={isFetching}
            columns={[
              { name: t.number, cell: (r) => <><span className="digits">{r.number}</span><br /><span className="digits text-sm text-soft">{r.orderNumber}</span></> }, { name: t.name, cell: (r) => r.name, nowrap: true }, { name: t.exam, cell: (r) => <>{r.exam}<br /><span className="text-sm text-soft">{r.province}</span></> },
              { name: t.amount, cell: (r) => t.yuan(yuan(r.amountInFen)), align: 'right', nowrap: true }, { name: t.reason, cell: (r) => REFUND_OCCASION_WORDS[r.reason][lang] }, { name: t.state, cell: (r) => <State refund={r} />, wide: true }, { name: t.acts, cell: (r) => <RefundActs refund={r} onDone={done} /> },
            ]}
          />
        </>
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}

function State({ refund: r }: { refund: RefundLine }): JSX.Element {
  const t = say(refundWords);
  const more = [
    t[r.way], r.failure, r.doneAt === null ? null : beijingTime(r.doneAt), r.reference ?? r.receiptNumber, r.state === 'due' && r.way === 'channel' && r.tries > 0 ? t.tries(r.tries) : null, r.nextAt !== null && r.tries > 0 ? t.next(beijingTime(r.nextAt)) : null,
    r.handedBy === null ? null : t.by(r.handedBy), r.paidOutBy === null ? null : t.paidBy(r.paidOutBy),
  ].filter((m) => m !== null);
  return (
    <>
      <Tag tone={TONES[r.state]}>{REFUND_STATE_WORDS[r.state][pageLang()]}</Tag>
      <p className="text-sm text-soft">{more.join(' · ')}</p>
      {r.returnedInFen === null ? null : <p className="text-sm font-semibold text-danger">{t.returned(yuan(r.returnedInFen), yuan(r.leftForDeskInFen))}</p>}
      {r.contradicted ? <p className="text-sm font-semibold text-danger">{t.contradicted}</p> : null}
    </>
  );
}
