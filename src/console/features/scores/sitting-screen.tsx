import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ScoreReleaseView } from '#contracts/score-release.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ExamDayTab } from './exam-day-tab.tsx';
import { ImportsTab } from './imports-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { RechecksTab } from './rechecks-tab.tsx';
import { ReleaseTab } from './release-tab.tsx';
import { releaseQuery } from './scores.api.ts';
import { StatisticsTab } from './statistics-tab.tsx';
import { words } from './words.ts';

const TABS = ['imports', 'exam_day', 'people', 'release', 'statistics', 'rechecks'] as const;

/** One sitting's scores, from the exam day to the re-checks, which only who works on them is offered. */
export function ScoreSittingScreen(): JSX.Element {
  const { id } = useParams({ from: '/inside/scores/$id' });
  const { tab } = useSearch({ from: '/inside/scores/$id' });
  const t = say(words);
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  const { data: r, error } = useQuery(releaseQuery(id));
  if (r === undefined) return <Page title={t.title}><ProblemNotice error={error} />{error ? null : <Loading />}</Page>;
  return (
    <Page title={r.name} sub={r.month} actions={<Standing r={r} />}>
      <p><Link to="/scores" className="inline-flex min-h-8 items-center">{t.back}</Link></p>
      <div role="group" aria-label={t.title} className="flex flex-wrap gap-2">
        {TABS.filter((name) => name !== 'rechecks' || (session !== undefined && may(session, 'score.recheck'))).map((name) => <Button key={name} look={name === tab ? 'main' : 'plain'} aria-pressed={name === tab} onClick={() => { void navigate({ to: '/scores/$id', params: { id }, search: { tab: name } }); }}>{t.tabs[name]}</Button>)}
      </div>
      {tab === 'imports' ? <ImportsTab id={id} closed={r.closed.bring} /> : null}
      {tab === 'exam_day' ? <ExamDayTab id={id} /> : null}
      {tab === 'people' ? <PeopleTab id={id} closed={r.closed.hold} /> : null}
      {tab === 'release' ? <ReleaseTab key={r.version} r={r} /> : null}
      {tab === 'statistics' ? <StatisticsTab id={id} /> : null}
      {tab === 'rechecks' ? <RechecksTab id={id} /> : null}
    </Page>
  );
}

function Standing({ r }: { r: ScoreReleaseView }): JSX.Element {
  const t = say(words);
  return <p className="flex flex-wrap items-center gap-2"><Tag tone={r.isOpen ? 'success' : r.state === null || r.state === 'returned' ? 'neutral' : 'info'}>{r.isOpen ? t.releaseStates.open : t.releaseStates[r.state ?? 'none']}</Tag>{r.opensAt === null ? null : <time className="digits text-sm text-soft">{beijingTime(r.opensAt)}</time>}</p>;
}
