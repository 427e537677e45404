import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { RECEIPT_STATE_WORDS, ReceiptState, TENDER_WORDS, type ReceiptFilters, type ReceiptLine } from '#contracts/cash-desk.ts';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { DaySpan } from '../../shared/ui/day-span.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CASH, receiptsQuery } from './cash-desk.api.ts';
import { ReceiptActs } from './receipt-acts.tsx';
import { Tabs } from './tabs.tsx';
import { receiptTone } from './tones.ts';
import { words } from './words.ts';

/** 收款收据: every number of the series, void ones too; printed again, voided by two. */
export function ReceiptsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/cash-desk/receipts' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const [number, setNumber] = useState(search.number ?? '');
  const { data, error, isFetching } = useQuery({ ...receiptsQuery(search, after), placeholderData: (old) => old });
  const filter = (change: ReceiptFilters) => { setAfter(undefined); void navigate({ to: '/cash-desk/receipts', search: { ...search, ...change } }); };
  const done = () => { void client.invalidateQueries({ queryKey: CASH }); };
  return (
    <Page title={t.receipts} actions={<ExportControl list="cash-desk.receipts" filters={search} />}>
      <Tabs />
      <form role="search" className="flex flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); filter({ number: number.trim() === '' ? undefined : number.trim() }); }}>
        <TextField label={t.find} autoComplete="off" value={number} maxLength={40} onChange={(e) => { setNumber(e.target.value); }} />
        <Button type="submit">{t.search}</Button>
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { filter({ state: ReceiptState.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{ReceiptState.options.map((s) => <option key={s} value={s}>{RECEIPT_STATE_WORDS[s][lang]}</option>)}</SelectField>
        <DaySpan from={search.from} to={search.to} onChange={filter} />
      </form>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.receipts} rows={data.receipts} keyOf={(r) => r.number} empty={t.none} busy={isFetching}
          columns={[
            { name: t.number, cell: (r) => <><span className="digits font-semibold whitespace-nowrap">{r.number}</span><br /><span className="text-sm text-soft">{r.deskText}</span></> }, { name: t.payer, cell: (r) => <>{r.payer}<br /><span className="digits text-sm text-soft">{r.applicationNumber}</span></> },
            { name: t.exam, cell: (r) => r.title }, { name: t.amount, cell: (r) => <>{t.yuan(yuan(r.amountInFen))}<br /><span className="text-sm text-soft">{TENDER_WORDS[r.tender][lang]}</span></>, align: 'right', nowrap: true }, { name: t.issued, cell: (r) => <>{r.issuedBy}<br /><span className="digits text-sm text-soft">{beijingTime(r.issuedAt)}</span></> },
            { name: t.state, cell: (r) => <State receipt={r} />, wide: true }, { name: t.acts, cell: (r) => <ReceiptActs receipt={r} onDone={done} /> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}

function State({ receipt: r }: { receipt: ReceiptLine }): JSX.Element {
  const t = say(words);
  const more = [t.prints(r.prints), r.replaces && t.replaces(r.replaces), r.replacedBy && t.replacedBy(r.replacedBy), r.voidAskedBy && t.voidAsked(r.voidAskedBy, r.voidReason), r.voidedBy && t.voidedBy(r.voidedBy)].filter((m) => m !== null && m !== '');
  return <><Tag tone={receiptTone(r.state)}>{RECEIPT_STATE_WORDS[r.state][pageLang()]}</Tag><p className="text-sm text-soft">{more.join(' · ')}</p></>;
}
