import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { BREACH_ARTICLES, BreachArticle } from '#contracts/breach-articles.ts';
import { BreachState, type BreachFilter, type BreachItem, type BreachItems } from '#contracts/breaches.ts';
import { beijingTime } from '#contracts/dates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { breachListQuery } from './breaches.api.ts';
import { stateTone } from './state-tone.ts';
import { words } from './words.ts';

const SHOWS = ['open', 'mine', 'all'] as const;

/** 违纪违规处理: the cases of the jurisdiction, what waits for this officer first to hand. */
export function BreachesScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/breaches' });
  const navigate = useNavigate();
  const show = search.show ?? 'open';
  const asked = useQuery(breachListQuery({ ...search, show }));
  const go = (next: BreachFilter) => { void navigate({ to: '/breaches', search: next }); };
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="breaches.cases" filters={{ ...search, show }} /><Link to="/breaches/new" className="inline-flex min-h-11 items-center rounded-md border border-blue bg-blue px-4 font-semibold text-paper no-underline hover:bg-blue-deep">{t.open}</Link></div>}>
      <div role="group" aria-label={t.show} className="flex flex-wrap gap-2">
        {SHOWS.map((s) => <Button key={s} look={s === show ? 'main' : 'plain'} aria-pressed={s === show} onClick={() => { go({ ...search, show: s, after: undefined }); }}>{t.shows[s]}{s === 'mine' && asked.data ? ` ${String(asked.data.toApprove)}` : ''}</Button>)}
      </div>
      <Filters key={JSON.stringify(search)} search={search} sittings={asked.data?.sittings ?? []} onShow={go} />
      <ProblemNotice error={asked.error} />
      {!asked.data ? asked.isPending ? <Loading /> : null : (
        <>
          <DataTable<BreachItem>
            label={t.title} rows={asked.data.items} keyOf={(i) => i.caseId} empty={t.empty[show]} busy={asked.isFetching}
            columns={[
              { name: t.columns.who, cell: (i) => <><Link to="/breaches/$accountId/$caseId" params={{ accountId: i.accountId, caseId: i.caseId }} className="inline-flex min-h-8 items-center font-semibold">{i.name}</Link> <span className="digits whitespace-nowrap text-soft">{i.documentNumber}</span></> },
              { name: t.columns.reference, nowrap: true, cell: (i) => <span className="digits">{i.reference}</span> },
              { name: t.columns.article, nowrap: true, cell: (i) => i.articleText },
              { name: t.columns.exam, cell: (i) => i.examText },
              { name: t.columns.opened, nowrap: true, cell: (i) => beijingTime(i.openedAt) },
              { name: t.columns.until, nowrap: true, cell: (i) => (i.statementUntil === null ? '—' : beijingTime(i.statementUntil)) },
              { name: t.columns.state, nowrap: true, cell: (i) => <span className="inline-flex flex-wrap gap-1"><Tag tone={stateTone(i.state)}>{i.stateText}</Tag>{i.correctionWaits ? <Tag tone="warning">{t.register.waits}</Tag> : null}</span> },
            ]}
          />
          <Pager after={search.after} next={asked.data.next} onShow={(after) => { go({ ...search, after }); }} />
        </>
      )}
    </Page>
  );
}

function Filters({ search, sittings, onShow }: { search: BreachFilter; sittings: BreachItems['sittings']; onShow: (next: BreachFilter) => void }): JSX.Element {
  const t = say(words);
  const [state, setState] = useState<string>(search.state ?? '');
  const [article, setArticle] = useState<string>(search.article ?? '');
  const [sitting, setSitting] = useState<string>(search.sitting ?? '');
  const chosen = (): BreachFilter => ({ show: search.show, state: BreachState.options.find((s) => s === state), article: BreachArticle.options.find((a) => a === article), sitting: sittings.find((s) => s.value === sitting)?.value });
  return (
    <form aria-label={t.filters} className="flex flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); onShow(chosen()); }}>
      <div className="w-full sm:w-48"><SelectField label={t.state} value={state} onChange={(e) => { setState(e.target.value); }}><option value="">{t.any}</option>{BreachState.options.map((s) => <option key={s} value={s}>{t.states[s]}</option>)}</SelectField></div>
      <div className="w-full sm:w-56"><SelectField label={t.article} value={article} onChange={(e) => { setArticle(e.target.value); }}><option value="">{t.any}</option>{BreachArticle.options.map((a) => <option key={a} value={a}>{BREACH_ARTICLES[a].name[pageLang()]}</option>)}</SelectField></div>
      <div className="w-full sm:w-56"><SelectField label={t.sitting} value={sitting} onChange={(e) => { setSitting(e.target.value); }}><option value="">{t.any}</option>{sittings.map((s) => <option key={s.value} value={s.value}>{s.text}</option>)}</SelectField></div>
      <Button type="submit">{t.apply}</Button>
      <Button look="quiet" onClick={() => { onShow({ show: search.show }); }}>{t.clear}</Button>
    </form>
  );
}
