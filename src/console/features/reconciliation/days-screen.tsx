import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { yuan } from '#contracts/money.ts';
import { DIFFERENCE_CLASS_WORDS, type ReconciledDay } from '#contracts/reconciliation.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { DayBar, Trend } from './days-charts.tsx';
import { daysQuery } from './reconciliation.api.ts';
import { Tabs } from './tabs.tsx';
import { dayTone } from './tones.ts';
import { UploadDialog } from './upload-dialog.tsx';
import { words } from './words.ts';

/** 每日对账: each day of each account, its bill beside our books, what does not agree, and the trend of a month. */
export function DaysScreen(): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [receiving, setReceiving] = useState<string>();
  const [before, setBefore] = useState<string>();
  const [uploading, setUploading] = useState<{ receiving: string; day: string } | undefined>();
  const { data, error, isFetching } = useQuery({ ...daysQuery(before, receiving), placeholderData: (old) => old });
  const mine = data?.accounts.filter((a) => a.mayUpload) ?? [];
  return (
    <Page title={t.title} sub={t.sub} actions={(
      <div className="flex flex-wrap items-center gap-3">
        <ExportControl list="reconciliation.days" filters={{ receiving }} />
        {data?.mayUpload ? <Button look="main" onClick={() => { setUploading({ receiving: mine[0]?.receiving ?? '', day: data.days.find((d) => d.state === 'missing')?.day ?? '' }); }}>{t.upload}</Button> : null}
      </div>
    )}>
      <Tabs />
      <ProblemNotice error={error} />
      {data && data.overdue > 0 ? <Notice tone="danger">{t.overdue(data.overdue)} · <Link to="/reconciliation/differences" search={{ standing: 'overdue' }}>{t.seeOverdue}</Link></Notice> : null}
      {data ? (
        <>
          <Card title={t.trend}><Trend trend={data.trend} /></Card>
          {data.accounts.length > 1 ? <div className="max-w-xs"><SelectField label={t.account} value={receiving ?? ''} onChange={(e) => { setReceiving(e.target.value === '' ? undefined : e.target.value); setBefore(undefined); }}><option value="">{t.all}</option>{data.accounts.map((a) => <option key={a.receiving} value={a.receiving}>{a.channel}</option>)}</SelectField></div> : null}
          <DataTable
            label={t.days} rows={data.days} keyOf={(d) => `${d.receiving}/${d.day}`} empty={t.none} busy={isFetching}
            columns={[
              { name: t.day, cell: (d) => <span className="digits font-semibold">{d.day}</span>, nowrap: true }, { name: t.account, cell: (d) => d.channel },
              { name: t.state, cell: (d) => <State day={d} /> },
              { name: t.theirs, cell: (d) => <Theirs day={d} />, align: 'right' }, { name: t.ours, cell: (d) => <Ours day={d} />, align: 'right' },
              { name: t.dayChart, cell: (d) => <Odd day={d} mayUpload={mine.some((a) => a.receiving === d.receiving)} />, wide: true },
            ]}
          />
        </>
      ) : error ? null : <Loading />}
      <Pager after={before} next={data?.next} onShow={setBefore} />
      {uploading && data ? <UploadDialog accounts={mine} start={uploading} onClose={() => { setUploading(undefined); }} onDone={() => { setUploading(undefined); void client.invalidateQueries({ queryKey: ['reconciliation'] }); }} /> : null}
    </Page>
  );
}

function State({ day: d }: { day: ReconciledDay }): JSX.Element {
  const t = say(words);
  return (
    <>
      <Tag tone={dayTone(d)}>{t.dayStates[d.state]}</Tag>
      {d.bill?.state === 'refused' ? <p className="text-sm text-danger">{d.bill.fault}</p> : null}
      {d.bill && d.bill.edition > 1 ? <p className="text-sm text-soft">{t.edition(d.bill.edition)}</p> : null}
    </>
  );
}

function Theirs({ day: { bill } }: { day: ReconciledDay }): JSX.Element {
  const t = say(words);
  if (bill?.state !== 'standing') return <span className="text-soft">—</span>;
  return <><span className="font-semibold">{t.yuan(yuan(bill.paymentsInFen))}</span><br /><span className="text-sm text-soft">{t.count(bill.payments)}{bill.refunds > 0 ? ` · ${t.refunds(bill.refunds, yuan(bill.refundsInFen))}` : ''} · {t.fees(yuan(bill.feesInFen))}</span></>;
}

function Ours({ day: d }: { day: ReconciledDay }): JSX.Element {
  const t = say(words);
  if (d.state !== 'compared') return <span className="text-soft">—</span>;
  return <><span className="font-semibold">{t.yuan(yuan(d.oursInFen))}</span><br /><span className="text-sm text-soft">{t.count(d.ours)}{d.oursBack > 0 ? ` · ${t.refunds(d.oursBack, yuan(d.oursBackInFen))}` : ''}</span></>;
}

function Odd({ day: d, mayUpload }: { day: ReconciledDay; mayUpload: boolean }): JSX.Element {
  const t = say(words);
  if (d.state === 'missing') return <span className="text-sm text-soft">{t.noBillMore}{mayUpload ? t.orUpload : ''}</span>;
  return (
    <div className="grid gap-1">
      <DayBar day={d} />
      <p className="flex flex-wrap gap-x-3 text-sm">
        <span>{t.matched} {t.count(d.matched)}</span>
        {d.classes.map((c) => <Link key={c.class} to="/reconciliation/differences" search={{ day: d.day, receiving: d.receiving, class: c.class }}>{DIFFERENCE_CLASS_WORDS[c.class][pageLang()]} {c.count}{c.open > 0 ? ` (${t.open} ${String(c.open)})` : ''}</Link>)}
      </p>
    </div>
  );
}
