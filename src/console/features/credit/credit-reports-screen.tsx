import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { CreditReportState, type CreditReportFilter, type CreditReportItem } from '#contracts/credit-reports.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { creditApi, reportsQuery } from './credit.api.ts';
import { words } from './words.ts';

const TONES: Record<CreditReportState, string> = { queued: 'info', taken: 'success', refused: 'danger' };

/** 上报信用平台: where the platform stands with every record of the jurisdiction, what it said last, and sending again what it refused. */
export function CreditReportsScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/credit-reports' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, isFetching } = useQuery(reportsQuery(search));
  const [resending, setResending] = useState<CreditReportItem>();
  const [resent, setResent] = useState(false);
  const go = (next: CreditReportFilter) => { setResent(false); void navigate({ to: '/credit-reports', search: next }); };
  const fresh = () => client.invalidateQueries({ queryKey: ['credit', 'reports'] });
  const countOf = (s: CreditReportState | undefined) => (data ? ` ${(s === undefined ? data.counts.queued + data.counts.taken + data.counts.refused : data.counts[s]).toLocaleString()}` : '');
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><Link to="/credit-reports/comparisons" search={{}} className="inline-flex min-h-11 items-center">{t.toComparisons}</Link><ExportControl list="breaches.credit-reports" filters={search.state === undefined ? {} : { state: search.state }} /></div>}>
      <div role="group" aria-label={t.filter} className="flex flex-wrap gap-2">
        {([undefined, ...CreditReportState.options] as const).map((s) => <Button key={s ?? 'all'} look={s === search.state ? 'main' : 'plain'} aria-pressed={s === search.state} onClick={() => { go({ state: s }); }}>{s === undefined ? t.any : t.states[s]}{countOf(s)}</Button>)}
      </div>
      {data && data.counts.refused > 0 ? <Notice tone="warning">{t.refused(data.counts.refused)}</Notice> : null}
      {resent ? <Notice tone="success" live="status">{t.resent} <Button look="quiet" onClick={() => void fresh()}>{t.refresh}</Button></Notice> : null}
      <ProblemNotice error={error} />
      {data ? (
        <DataTable<CreditReportItem>
          label={t.title} rows={data.items} keyOf={(r) => r.recordId} empty={t.empty} busy={isFetching}
          columns={[
            { name: t.columns.decision, cell: (r) => <span className="font-semibold">{r.decisionNumber}</span>, wide: true }, { name: t.columns.kind, cell: (r) => r.kindText, nowrap: true }, { name: t.columns.place, cell: (r) => r.placeText, nowrap: true }, { name: t.columns.wanted, cell: (r) => r.wantedText },
            { name: t.columns.state, cell: (r) => <Tag tone={TONES[r.state]}>{r.stateText}</Tag>, nowrap: true }, { name: t.columns.tries, cell: (r) => String(r.tries), align: 'right' }, { name: t.columns.last, cell: (r) => <LastAnswer r={r} />, wide: true },
            { name: t.columns.next, cell: (r) => <span className="digits">{r.nextAt === null ? '—' : beijingTime(r.nextAt)}</span>, nowrap: true }, { name: t.columns.act, cell: (r) => <Resend r={r} onChoose={() => { setResent(false); setResending(r); }} /> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={search.after} next={data?.next} onShow={(after) => { go({ ...search, after }); }} />
      {resending ? <ResendDialog key={resending.recordId} r={resending} onClose={() => { setResending(undefined); }} onDone={() => { setResending(undefined); setResent(true); void fresh(); }} /> : null}
    </Page>
  );
}

function LastAnswer({ r }: { r: CreditReportItem }): JSX.Element {
  const t = say(words);
  return (
    <>
      {r.whyText === null ? null : <span className="block">{r.whyText}</span>}
      {r.receipt === null ? r.whyText === null ? <>—</> : null : <span className="block text-soft">{t.receipt} <span className="digits break-all">{r.receipt}</span>{r.takenAt === null ? null : <span className="digits block">{beijingTime(r.takenAt)} {t.taken}</span>}</span>}
    </>
  );
}

/** Sending again, or in words why not; what the platform has taken needs none. */
function Resend({ r, onChoose }: { r: CreditReportItem; onChoose: () => void }): JSX.Element {
  if (r.resend.length > 0) return <span className="text-sm text-soft">{r.state === 'taken' ? '—' : r.resend.join(' ')}</span>;
  return <Button onClick={onChoose}>{say(words).resend}</Button>;
}

function ResendDialog({ r, onClose, onDone }: { r: CreditReportItem; onClose: () => void; onDone: () => void }): JSX.Element {
  const t = say(words);
  const act = useAct((reason: string, key) => call(creditApi.resend, { params: { recordId: r.recordId }, body: { reason }, key }), onDone);
  return <ReasonDialog open title={t.resendTitle(r.decisionNumber)} act={t.resend} reasonLabel={t.reason} reasonHint={t.reasonHint} max={300} busy={act.isPending} error={act.error} onClose={onClose} onAct={(reason) => { act.mutate(reason); }}><p className="text-soft">{t.resendLead}</p></ReasonDialog>;
}
