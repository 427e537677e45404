import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { AFTER_REFUND_WORDS, REFUND_REQUEST_STATE_WORDS, type RefundRequestLine, type RefundRequestState } from '#contracts/refund-requests.ts';
import { REFUND_OCCASION_WORDS } from '#contracts/refunds.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { deskApi, requestsQuery } from './desk.api.ts';
import { deskWords } from './desk-words.ts';

const TONES: Record<RefundRequestState, string> = { requested: 'warning', approved: 'success', turned_down: 'neutral' };

/** 退费申请: what a colleague asked for; another person approves or turns down. */
export function RefundRequestsCard(): JSX.Element | null {
  const t = say(deskWords);
  const lang = pageLang();
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const { data, isFetching } = useQuery({ ...requestsQuery(after), placeholderData: (before) => before });
  if (!data) return null;
  const done = () => { for (const queryKey of [['refund-requests'], ['refunds']]) void client.invalidateQueries({ queryKey }); };
  return (
    <Card title={t.requests} actions={<ExportControl list="payments.refund-requests" />}>
      <DataTable
        label={t.requestRows} rows={data.lines} keyOf={(r) => r.id} empty={t.noRequests} busy={isFetching}
        columns={[
          { name: t.order, cell: (r) => <span className="digits">{r.orderNumber}</span> }, { name: t.name, cell: (r) => r.name, nowrap: true }, { name: t.amount, cell: (r) => t.yuan(yuan(r.amountInFen)), align: 'right', nowrap: true },
          { name: t.ground, cell: (r) => <>{REFUND_OCCASION_WORDS[r.ground][lang]}<p className="text-sm text-soft">{AFTER_REFUND_WORDS[r.application][lang]}</p><p className="text-sm text-soft">{r.reason}</p></>, wide: true }, { name: t.requestedBy, cell: (r) => <>{r.requestedBy}<br /><span className="text-sm text-soft">{beijingTime(r.requestedAt)}</span></>, nowrap: true },
          { name: t.state, cell: (r) => <><Tag tone={TONES[r.state]}>{REFUND_REQUEST_STATE_WORDS[r.state][lang]}</Tag>{r.decidedBy === null ? null : <p className="text-sm text-soft">{t.decidedBy(r.decidedBy)} · {r.decisionReason}</p>}</> }, { name: t.second, cell: (r) => <Decide request={r} onDone={done} /> },
        ]}
      />
      <Pager after={after} next={data.next} onShow={setAfter} />
    </Card>
  );
}

function Decide({ request: r, onDone }: { request: RefundRequestLine; onDone: () => void }): JSX.Element | null {
  const t = say(deskWords);
  const lang = pageLang();
  const [asked, setAsked] = useState<'approve' | 'turn_down'>();
  const act = useAct(({ decision, reason }: { decision: 'approve' | 'turn_down'; reason: string }, key) => call(deskApi.decide, { params: { accountId: r.accountId, id: r.id }, body: { version: r.version, decision, reason }, key }), () => { setAsked(undefined); onDone(); });
  if (r.state !== 'requested') return null;
  if (r.decide.length > 0) return <span className="text-sm text-soft">{oneByOne(r.decide)}</span>;
  return (
    <div className="flex flex-wrap gap-2">
      <Button small look="main" onClick={() => { act.reset(); setAsked('approve'); }}>{t.approve}<span className="sr-only"> {r.name} {r.orderNumber}</span></Button>
      <Button small onClick={() => { act.reset(); setAsked('turn_down'); }}>{t.turnDown}<span className="sr-only"> {r.name} {r.orderNumber}</span></Button>
      {asked === undefined ? null : (
        <ReasonDialog open title={asked === 'approve' ? t.approve : t.turnDown} act={asked === 'approve' ? t.approve : t.turnDown} busy={act.isPending} error={act.error} max={200} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ decision: asked, reason }); }}>
          <p>{r.name} · {r.orderNumber} · {t.yuan(yuan(r.amountInFen))}</p><p>{REFUND_OCCASION_WORDS[r.ground][lang]} · {AFTER_REFUND_WORDS[r.application][lang]}</p><p>{asked === 'approve' ? t.approveNote : t.turnDownNote}</p>
        </ReasonDialog>
      )}
    </div>
  );
}
