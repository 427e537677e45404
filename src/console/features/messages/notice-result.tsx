import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { NoticeFailure, NoticeWhole } from '#contracts/mass-notices.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { noticeWords } from './notice-words.ts';
import { failuresQuery, noticesApi } from './notices.api.ts';
import { OutcomeBar } from './outcome-bar.tsx';

/** How far a notice is, what became of its messages, and whom it did not reach. */
export function NoticeResult({ notice }: { notice: NoticeWhole }): JSX.Element {
  const t = say(noticeWords);
  const of = notice.recipients ?? 0;
  const done = notice.told + notice.unreachable;
  return (
    <Card title={t.result}>
      {done < of && notice.state === 'sending' ? <label className="grid gap-1"><span>{t.progress(done, of)}</span><progress className="h-3 w-full accent-blue" value={done} max={Math.max(1, of)} /></label> : null}
      <p>{t.told} {notice.told.toLocaleString()} · {t.unreachable} {notice.unreachable.toLocaleString()} · {t.left} {(of - done).toLocaleString()}</p>
      {(['sms', 'mail', 'inbox'] as const).map((channel) => { const outcome = notice.outcome[channel]; return outcome ? <OutcomeBar key={channel} name={t.channels[channel]} outcome={outcome} /> : null; })}
      {Object.values(notice.outcome).some((o) => o.failed > 0) ? <Failures id={notice.id} /> : null}
    </Card>
  );
}

function Failures({ id }: { id: string }): JSX.Element {
  const t = say(noticeWords);
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const [asked, setAsked] = useState<NoticeFailure>();
  const found = useQuery(failuresQuery(id, after, true));
  const resend = useAct(({ failure, reason }: { failure: NoticeFailure; reason: string }, key) => call(noticesApi.resend, { params: { accountId: failure.accountId, messageId: failure.id }, body: { reason }, key }), () => {
    setAsked(undefined);
    return client.invalidateQueries({ queryKey: ['messages', 'failures', id] });
  });
  const c = t.failureColumns;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3"><h3>{t.failures}</h3><ExportControl small list="messages.notice-failures" filters={{ notice: id }} /></div>
      <ProblemNotice error={found.error} />
      <DataTable
        label={t.failures} rows={found.data?.failures ?? []} keyOf={(f) => f.id} empty={t.noFailures} busy={found.isFetching}
        columns={[
          { name: c.name, cell: (f) => f.name }, { name: c.channel, cell: (f) => t.channels[f.channel] }, { name: c.to, cell: (f) => <span className="digits">{f.to}</span> }, { name: c.why, cell: (f) => f.why }, { name: c.at, cell: (f) => beijingTime(f.at), nowrap: true },
          { name: t.resend, cell: (f) => <span className="flex flex-wrap items-center gap-2">{f.again > 0 ? <Tag>{t.resentTimes(f.again)}</Tag> : null}{f.closed === null ? <Button small onClick={() => { resend.reset(); setAsked(f); }}>{t.resend}</Button> : <span className="text-sm text-soft">{f.closed}</span>}</span> },
        ]}
      />
      <Pager after={after} next={found.data?.next} onShow={setAfter} />
      {asked ? <ReasonDialog open title={t.resend} act={t.resend} busy={resend.isPending} error={resend.error} onClose={() => { setAsked(undefined); }} onAct={(reason) => { resend.mutate({ failure: asked, reason }); }}><p>{t.resendNote}</p></ReasonDialog> : null}
    </>
  );
}
