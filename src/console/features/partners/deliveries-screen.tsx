import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { DELIVERY_STATES, DELIVERY_STATE_WORDS, type DeliveryLine } from '#contracts/partner-hooks.ts';
import { PARTNER_EVENT_WORDS } from '#contracts/partners.ts';
import { call } from '../../shared/api/call.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { deliveriesQuery, partnersApi } from './partners.api.ts';
import { words } from './words.ts';

const TONES: Record<DeliveryLine['state'], string> = { waiting: 'warning', delivered: 'success', given_up: 'danger' };

/** 推送记录: every message of a subscription with what it said and what the receiver answered. */
export function DeliveriesScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id, hookId } = useParams({ from: '/inside/partners/$id/hooks/$hookId' });
  const { state, after } = useSearch({ from: '/inside/partners/$id/hooks/$hookId' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const list = useQuery({ ...deliveriesQuery(id, hookId, state, after), placeholderData: (before) => before });
  const resend = useAct((deliveryId: string, key) => call(partnersApi.resend, { params: { id, hookId, deliveryId }, key }), () => client.invalidateQueries({ queryKey: ['partners'] }));
  const show = (search: { state?: typeof state; after?: string | undefined }) => void navigate({ to: '/partners/$id/hooks/$hookId', params: { id, hookId }, search });
  const mayResend = session !== undefined && may(session, 'partner.manage');
  const columns: Column<DeliveryLine>[] = [
    { name: t.at, nowrap: true, cell: (d) => <time>{beijingTime(d.madeAt)}</time> },
    { name: t.event, cell: (d) => <>{PARTNER_EVENT_WORDS[d.event][lang]}<span className="block text-sm break-all text-soft">{d.subject}</span></> },
    { name: t.state, cell: (d) => <><Tag tone={TONES[d.state]}>{DELIVERY_STATE_WORDS[d.state][lang]}</Tag>{d.state === 'waiting' && d.nextAt !== null ? <span className="block text-sm text-soft">{t.next(beijingTime(d.nextAt))}</span> : null}</> },
    { name: t.tries, align: 'right', cell: (d) => d.tries },
    { name: t.answer, wide: true, cell: (d) => (d.tries === 0 ? '—' : <>{d.answerStatus === null ? null : `HTTP ${String(d.answerStatus)} `}{d.tookMs === null ? null : <span className="text-soft">{t.took(d.tookMs)}</span>}{d.answer ? <span className="block text-sm break-all text-soft">{d.answer.slice(0, 200)}</span> : null}</>) },
    { name: t.body, wide: true, cell: (d) => <details><summary className="min-h-8">{t.body}</summary><code className="text-sm break-all">{d.body}</code></details> },
    ...(mayResend ? [{ name: t.acts, cell: (d: DeliveryLine) => <Button small disabled={resend.isPending} aria-label={`${t.resend}${colon()}${d.subject}`} onClick={() => { resend.mutate(d.id); }}>{t.resend}</Button> }] : []),
  ];
  return (
    <Page title={t.logTitle} sub={t.logSub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="partners.deliveries" filters={{ hook: hookId, ...(state && { state }) }} /><Link to="/partners/$id" params={{ id }}>{t.toSystem}</Link></div>}>
      {resend.isSuccess ? <Notice tone="success" live="status">{t.done}</Notice> : null}
      <ProblemNotice error={list.error ?? resend.error} />
      <div className="max-w-60">
        <SelectField label={t.state} value={state ?? ''} onChange={(e) => { show({ state: DELIVERY_STATES.find((s) => s === e.target.value) }); }}>
          <option value="">{t.all}</option>
          {DELIVERY_STATES.map((s) => <option key={s} value={s}>{DELIVERY_STATE_WORDS[s][lang]}</option>)}
        </SelectField>
      </div>
      {list.data ? <DataTable label={t.logTitle} rows={list.data.items} keyOf={(d) => d.id} columns={columns} empty={t.noLog} busy={list.isPlaceholderData} /> : list.isPending ? <Loading /> : null}
      <Pager after={after} next={list.data?.next} onShow={(next) => { show({ state, after: next }); }} />
    </Page>
  );
}
