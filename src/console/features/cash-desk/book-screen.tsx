import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { DeskCode, type CashBook, type CashBookFilters, type CashDesks } from '#contracts/cash-desk.ts';
import { Day } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { bookQuery, desksQuery } from './cash-desk.api.ts';
import { LineTable } from './line-table.tsx';
import { Tabs } from './tabs.tsx';
import { words } from './words.ts';

/** 现金日记账: a desk and days; the balance before, every line, the balance after. */
export function BookScreen(): JSX.Element {
  const t = say(words);
  const { data: desks, error } = useQuery(desksQuery);
  return (
    <Page title={t.book}>
      <Tabs />
      <ProblemNotice error={error} />
      {desks ? (desks.desks.length === 0 ? <p className="text-soft">{t.noDesks}</p> : <Book desks={desks} />) : error ? null : <Loading />}
    </Page>
  );
}

function Book({ desks }: { desks: CashDesks }): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/cash-desk/book' });
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const desk = search.desk ?? desks.desks[0]?.desk ?? DeskCode.parse('0000');
  const shown: CashBookFilters = { desk, from: search.from ?? desks.today, to: search.to ?? desks.today };
  const { data, error, isFetching } = useQuery({ ...bookQuery(shown, after), placeholderData: (old) => old });
  const filter = (change: Partial<CashBookFilters>) => { setAfter(undefined); void navigate({ to: '/cash-desk/book', search: { ...shown, ...change } }); };
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.desk} value={desk} onChange={(e) => { filter({ desk: DeskCode.catch(desk).parse(e.target.value) }); }}>{desks.desks.map((d) => <option key={d.desk} value={d.desk}>{d.text}</option>)}</SelectField>
        <TextField label={t.from} type="date" value={shown.from} onChange={(e) => { const from = Day.safeParse(e.target.value).data; if (from !== undefined) filter({ from }); }} />
        <TextField label={t.to} type="date" value={shown.to} onChange={(e) => { const to = Day.safeParse(e.target.value).data; if (to !== undefined) filter({ to }); }} />
        <ExportControl list="cash-desk.book" filters={shown} />
      </div>
      <ProblemNotice error={error} />
      {data ? <><Sums book={data} /><LineTable lines={data.lines} label={t.book} empty={t.noLines} busy={isFetching} /></> : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </>
  );
}

function Sums({ book: b }: { book: CashBook }): JSX.Element {
  const t = say(words);
  return (
    <Card title={b.deskText}>
      <Pairs pairs={[
        { term: t.before, value: <span className="digits">{t.yuan(yuan(b.openingInFen))}</span> }, { term: t.in, value: <span className="digits">{t.yuan(yuan(b.inFen))}</span> }, { term: t.out, value: <span className="digits">{t.yuan(yuan(b.outFen))}</span> }, { term: t.after, value: <strong className="digits">{t.yuan(yuan(b.closingInFen))}</strong> },
        ...(b.posInFen === 0 && b.posOutFen === 0 ? [] : [{ term: t.cards, value: <span className="digits">+{yuan(b.posInFen)} −{yuan(b.posOutFen)}</span> }]),
      ]} />
    </Card>
  );
}
