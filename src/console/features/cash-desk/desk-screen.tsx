import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { SHIFT_STATE_WORDS, type CashDesks, type DeskLine, type ShiftLine } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CASH, desksQuery } from './cash-desk.api.ts';
import { OpenForm } from './open-form.tsx';
import { Tabs } from './tabs.tsx';
import { shiftTone } from './tones.ts';
import { words } from './words.ts';

const LINK = 'inline-flex min-h-11 items-center font-semibold';

/** 收款台: my shift, or the form that opens one; and the cash of every desk beside the ledger. */
export function DeskScreen(): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, error } = useQuery(desksQuery);
  const opened = () => { void client.invalidateQueries({ queryKey: CASH }).then(() => navigate({ to: '/cash-desk' })); };
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="cash-desk.desks" />}>
      <Tabs />
      <ProblemNotice error={error} />
      {data ? (
        <>
          {data.mine ? <Mine shift={data.mine} today={data.today} /> : data.open.places.length > 0 ? <OpenForm desks={data} onDone={opened} /> : null}
          <Desks desks={data} />
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function Mine({ shift: s, today }: { shift: ShiftLine; today: string }): JSX.Element {
  const t = say(words);
  return (
    <Card title={`${t.mine} · ${s.deskText}`}>
      {s.day === today ? null : <Notice tone="warning">{t.earlier(s.day)}</Notice>}
      <Pairs pairs={[
        { term: t.float, value: t.yuan(yuan(s.floatInFen)) }, { term: t.taken, value: t.yuan(yuan(s.takenInFen)) }, { term: t.pos, value: t.yuan(yuan(s.posInFen)) }, { term: t.paidOut, value: t.yuan(yuan(s.paidOutInFen)) },
        { term: t.expected, value: <strong className="digits">{t.yuan(yuan(s.expectedInFen))}</strong> },
      ]} />
      <p className="flex flex-wrap gap-x-5"><Link to="/payments" className={LINK}>{t.toPay}</Link><Link to="/refunds" search={{ way: 'desk', state: 'due' }} className={LINK}>{t.toRefund}</Link><Link to="/cash-desk/shifts/$id" params={{ id: s.id }} className={LINK}>{t.count}</Link></p>
    </Card>
  );
}

function Desks({ desks }: { desks: CashDesks }): JSX.Element {
  const t = say(words);
  const agrees = desks.atDesksInFen === desks.ledgerInFen;
  return (
    <Card title={t.cash}>
      <Notice tone={agrees ? 'success' : 'danger'}>{agrees ? t.agrees : t.differs} · {t.atDesks} <strong className="digits">{t.yuan(yuan(desks.atDesksInFen))}</strong> · {t.ledger} <strong className="digits">{t.yuan(yuan(desks.ledgerInFen))}</strong></Notice>
      <DataTable
        label={t.byDesk} rows={desks.desks} keyOf={(d) => d.desk} empty={t.noDesks}
        columns={[
          { name: t.desk, cell: (d) => <Link to="/cash-desk/book" search={{ desk: d.desk }} className="font-semibold">{d.text}</Link> }, { name: t.cash, cell: (d) => t.yuan(yuan(d.cashInFen)), align: 'right', nowrap: true },
          { name: t.heldSince, cell: (d) => <Held desk={d} />, wide: true }, { name: t.cashier, cell: (d) => <Cashier desk={d} /> }, { name: t.acts, cell: (d) => (d.cashInFen > 0 ? <Link to="/cash-desk/deposits" search={{ desk: d.desk }}>{t.depositIt}</Link> : '—') },
        ]}
      />
    </Card>
  );
}

function Held({ desk: d }: { desk: DeskLine }): JSX.Element {
  const t = say(words);
  if (d.heldSince === null) return <>—</>;
  return d.overdue ? <span className="font-semibold text-warning">{t.overdue(d.heldSince)}</span> : <span className="digits">{d.heldSince}</span>;
}

function Cashier({ desk: { shift } }: { desk: DeskLine }): JSX.Element {
  const t = say(words);
  if (!shift) return <span className="text-soft">{t.nobody}</span>;
  return <Link to="/cash-desk/shifts/$id" params={{ id: shift.id }}>{shift.cashier} <Tag tone={shiftTone(shift.state)}>{SHIFT_STATE_WORDS[shift.state][pageLang()]}</Tag></Link>;
}
