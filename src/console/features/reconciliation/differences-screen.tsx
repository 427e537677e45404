import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { yuan } from '#contracts/money.ts';
import { DIFFERENCE_CLASS_WORDS, DIFFERENCE_OUTCOME_WORDS, DIFFERENCE_STATE_WORDS, DifferenceClass, DifferenceState, type DifferenceFilters, type DifferenceLine } from '#contracts/reconciliation.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { DaySpan } from '../../shared/ui/day-span.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { differencesQuery } from './reconciliation.api.ts';
import { Tabs } from './tabs.tsx';
import { differenceTone } from './tones.ts';
import { words } from './words.ts';

const STANDINGS = ['open', 'overdue', 'mine'] as const;

/** 差异: what does not agree, the open ones first asked for, with who answers for each and until when. */
export function DifferencesScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const search = useSearch({ from: '/inside/reconciliation/differences' });
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery({ ...differencesQuery(search, after), placeholderData: (old) => old });
  const filter = (change: DifferenceFilters) => { setAfter(undefined); void navigate({ to: '/reconciliation/differences', search: { ...search, ...change } }); };
  return (
    <Page title={t.differences} actions={<ExportControl list="reconciliation.differences" filters={search} />}>
      <Tabs />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField label={t.standing} value={search.standing ?? ''} onChange={(e) => { filter({ standing: STANDINGS.find((s) => s === e.target.value) }); }}><option value="">{t.all}</option>{STANDINGS.map((s) => <option key={s} value={s}>{t.standings[s]}</option>)}</SelectField>
        <SelectField label={t.cls} value={search.class ?? ''} onChange={(e) => { filter({ class: DifferenceClass.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{DifferenceClass.options.map((c) => <option key={c} value={c}>{DIFFERENCE_CLASS_WORDS[c][lang]}</option>)}</SelectField>
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { filter({ state: DifferenceState.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{DifferenceState.options.map((s) => <option key={s} value={s}>{DIFFERENCE_STATE_WORDS[s][lang]}</option>)}</SelectField>
        <DaySpan from={search.from ?? search.day} to={search.to ?? search.day} onChange={(span) => { filter({ from: search.from ?? search.day, to: search.to ?? search.day, ...span, day: undefined }); }} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.differences} rows={data.lines} keyOf={(d) => d.id} empty={t.none} busy={isFetching}
          columns={[
            { name: t.cls, cell: (d) => <Link to="/reconciliation/differences/$id" params={{ id: d.id }} className="font-semibold">{DIFFERENCE_CLASS_WORDS[d.class][lang]} · {d.kind === 'refund' ? t.refundKind : t.payment}</Link>, nowrap: true },
            { name: t.day, cell: (d) => <><span className="digits">{d.day}</span><br /><span className="text-sm text-soft">{d.channel}</span></>, nowrap: true },
            { name: t.reference, cell: (d) => <Numbers d={d} />, wide: true },
            { name: t.difference, cell: (d) => <>{t.yuan(yuan(d.differenceInFen))}<br /><span className="text-sm text-soft">{t.theirs} {d.theirsInFen === null ? '—' : yuan(d.theirsInFen)} · {t.ours} {d.oursInFen === null ? '—' : yuan(d.oursInFen)}</span></>, align: 'right' },
            { name: t.state, cell: (d) => <><Tag tone={differenceTone(d.state)}>{DIFFERENCE_STATE_WORDS[d.state][lang]}</Tag>{d.outcome === null ? null : <p className="text-sm text-soft">{DIFFERENCE_OUTCOME_WORDS[d.outcome][lang]}</p>}</> },
            { name: t.owner, cell: (d) => (d.state === 'settled' ? '' : <Owner d={d} />) },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}

function Numbers({ d }: { d: DifferenceLine }): JSX.Element {
  const t = say(words);
  return <><span className="digits break-all">{d.refundNumber ?? d.reference}</span><br /><span className="digits text-sm text-soft break-all">{d.orderNumber ?? d.number}</span><br /><span className="text-sm text-soft">{d.province === '' ? t.unknown : `${d.province} ${d.sitting}`}</span></>;
}

function Owner({ d }: { d: DifferenceLine }): JSX.Element {
  const t = say(words);
  return <>{d.owner ?? <span className="text-soft">{t.nobody}</span>}{d.dueOn === null ? null : <p className={`text-sm ${d.overdue ? 'font-semibold text-danger' : 'text-soft'}`}><span className="digits">{d.dueOn}</span>{d.overdue ? ` ${t.late}` : ''}</p>}</>;
}
