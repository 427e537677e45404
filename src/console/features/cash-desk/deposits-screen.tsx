import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { DEPOSIT_STATE_WORDS, DepositState, type DepositFilters, type DepositLine } from '#contracts/cash-desk.ts';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CASH, cashApi, depositsQuery, desksQuery } from './cash-desk.api.ts';
import { DepositForm } from './deposit-form.tsx';
import { Tabs } from './tabs.tsx';
import { depositTone } from './tones.ts';
import { words } from './words.ts';

/** 缴存: what was taken to the bank, by whom, and who saw the bank's receipt. */
export function DepositsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/cash-desk/deposits' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const { data: session } = useQuery(sessionQuery);
  const { data: desks } = useQuery(desksQuery);
  const { desk: _desk, ...filters } = search;
  const { data, error, isFetching } = useQuery({ ...depositsQuery(filters, after), placeholderData: (old) => old });
  const filter = (change: DepositFilters) => { setAfter(undefined); void navigate({ to: '/cash-desk/deposits', search: { ...search, ...change } }); };
  const done = () => { void client.invalidateQueries({ queryKey: CASH }); };
  const mayEnter = session?.permissions.includes('payment.register') === true && desks?.desks.some((d) => d.cashInFen > 0) === true;
  return (
    <Page title={t.deposits} actions={<ExportControl list="cash-desk.deposits" filters={filters} />}>
      <Tabs />
      {mayEnter ? <DepositForm key={search.desk ?? ''} desks={desks} desk={search.desk} onDone={done} /> : null}
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { filter({ state: DepositState.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{DepositState.options.map((s) => <option key={s} value={s}>{DEPOSIT_STATE_WORDS[s][lang]}</option>)}</SelectField>
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.deposits} rows={data.deposits} keyOf={(d) => d.id} empty={t.none} busy={isFetching}
          columns={[
            { name: t.depositedOn, cell: (d) => <span className="digits">{d.depositedOn}</span>, nowrap: true }, { name: t.desk, cell: (d) => d.deskText }, { name: t.slip, cell: (d) => <span className="digits">{d.slipNumber}</span> }, { name: t.amount, cell: (d) => t.yuan(yuan(d.amountInFen)), align: 'right', nowrap: true },
            { name: t.entered, cell: (d) => <>{d.enteredBy}<br /><span className="digits text-sm text-soft">{beijingTime(d.enteredAt)}</span></> }, { name: t.state, cell: (d) => <><Tag tone={depositTone(d.state)}>{DEPOSIT_STATE_WORDS[d.state][lang]}</Tag>{d.decidedBy === null ? null : <p className="text-sm text-soft">{d.decidedBy}{d.reason === '' ? '' : `${colon()}${d.reason}`}</p>}</> },
            { name: t.decided, cell: (d) => <Decide deposit={d} onDone={done} /> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}

function Decide({ deposit: d, onDone }: { deposit: DepositLine; onDone: () => void }): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState<'agree' | 'take_back'>();
  const act = useAct(({ decision, reason }: { decision: 'agree' | 'take_back'; reason: string }, key) => call(cashApi.decideDeposit, { params: { id: d.id }, body: { version: d.version, decision, reason }, key }), () => { setAsked(undefined); onDone(); });
  if (d.state !== 'entered') return <>{d.decidedAt === null ? '—' : <span className="digits text-sm text-soft">{beijingTime(d.decidedAt)}</span>}</>;
  if (d.decide.length > 0) return <span className="text-sm text-soft">{oneByOne(d.decide)}</span>;
  const name = { agree: t.agree, take_back: t.takeBack };
  return (
    <div className="flex flex-wrap gap-2">
      {(['agree', 'take_back'] as const).map((what) => <Button key={what} small look={what === 'agree' ? 'main' : 'plain'} onClick={() => { act.reset(); setAsked(what); }}>{name[what]}<span className="sr-only"> {d.slipNumber}</span></Button>)}
      {asked === undefined ? null : <ReasonDialog open title={`${name[asked]} · ${d.slipNumber}`} act={name[asked]} busy={act.isPending} error={act.error} max={200} reasonLabel={t.confirmWord} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ decision: asked, reason }); }}><p>{asked === 'agree' ? t.agreeNote : t.takeBackNote}</p></ReasonDialog>}
    </div>
  );
}
