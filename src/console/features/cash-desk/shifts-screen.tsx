import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { SHIFT_STATE_WORDS, ShiftState, type ShiftFilters } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { DaySpan } from '../../shared/ui/day-span.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { shiftsQuery } from './cash-desk.api.ts';
import { Difference } from './difference.tsx';
import { Tabs } from './tabs.tsx';
import { shiftTone } from './tones.ts';
import { words } from './words.ts';

/** 班次: who had which desk, what was expected and counted, who confirmed it. */
export function ShiftsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/cash-desk/shifts' });
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery({ ...shiftsQuery(search, after), placeholderData: (old) => old });
  const filter = (change: ShiftFilters) => { setAfter(undefined); void navigate({ to: '/cash-desk/shifts', search: { ...search, ...change } }); };
  return (
    <Page title={t.shifts} actions={<ExportControl list="cash-desk.shifts" filters={search} />}>
      <Tabs />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { filter({ state: ShiftState.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{ShiftState.options.map((s) => <option key={s} value={s}>{SHIFT_STATE_WORDS[s][lang]}</option>)}</SelectField>
        <DaySpan from={search.from} to={search.to} onChange={filter} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.shifts} rows={data.shifts} keyOf={(s) => s.id} empty={t.none} busy={isFetching}
          columns={[
            { name: t.day, cell: (s) => <Link to="/cash-desk/shifts/$id" params={{ id: s.id }} className="font-semibold digits">{s.day}</Link>, nowrap: true }, { name: t.desk, cell: (s) => <>{s.deskText}<br /><span className="text-sm text-soft">{s.cashier}</span></>, wide: true },
            { name: t.taken, cell: (s) => <>{yuan(s.takenInFen)}{s.posInFen === 0 ? null : <span className="text-sm text-soft"><br />{t.pos} {yuan(s.posInFen)}</span>}{s.paidOutInFen === 0 ? null : <span className="text-sm text-soft"><br />{t.paidOut} {yuan(s.paidOutInFen)}</span>}</>, align: 'right', nowrap: true }, { name: t.expected, cell: (s) => yuan(s.expectedInFen), align: 'right', nowrap: true },
            { name: t.counted, cell: (s) => (s.countedInFen === null ? '—' : yuan(s.countedInFen)), align: 'right', nowrap: true }, { name: t.difference, cell: (s) => <Difference inFen={s.differenceInFen} />, align: 'right', nowrap: true },
            { name: t.state, cell: (s) => <><Tag tone={shiftTone(s.state)}>{SHIFT_STATE_WORDS[s.state][lang]}</Tag>{s.reviewer === null ? null : <p className="text-sm text-soft">{t.handedOver(s.cashier, s.reviewer)}</p>}</>, wide: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}
