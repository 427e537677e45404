import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { sittingQuery } from './completions.api.ts';
import { ListsTab } from './lists-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { words } from './words.ts';

const TABS = ['overview', 'people', 'publicity'] as const;

/** One sitting: how many stand where, who they are, and the lists shown of them. */
export function CompletionSittingScreen(): JSX.Element {
  const t = say(words);
  const { id } = useParams({ from: '/inside/completions/$id' });
  const { tab } = useSearch({ from: '/inside/completions/$id' });
  const navigate = useNavigate();
  const { data, error } = useQuery(sittingQuery(id));
  if (!data) return <Page title={t.title}><ProblemNotice error={error} />{error ? null : <Loading />}</Page>;
  return (
    <Page title={data.name} sub={`${t.title} · ${data.examOn}`} actions={<Link to="/completions" className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <div role="group" aria-label={t.title} className="flex flex-wrap gap-2">
        {TABS.map((name) => <Button key={name} look={name === tab ? 'main' : 'plain'} aria-pressed={name === tab} onClick={() => { void navigate({ to: '/completions/$id', params: { id }, search: { tab: name } }); }}>{t.tabs[name]}</Button>)}
      </div>
      {tab === 'overview' ? <OverviewTab sitting={data} /> : null}
      {tab === 'people' ? <PeopleTab sitting={data} /> : null}
      {tab === 'publicity' ? <ListsTab sitting={data} /> : null}
    </Page>
  );
}
