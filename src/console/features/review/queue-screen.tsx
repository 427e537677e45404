import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { call } from '../../shared/api/call.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueTable } from './queue-table.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { queueQuery, reviewApi, type QueueSearch } from './review.api.ts';

/** 审核列表: what waits in the jurisdiction, narrowed by what stands in the address. */
export function QueueScreen(): JSX.Element {
  const t = text().review;
  const search = useSearch({ from: '/inside/review' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const queue = useQuery({ ...queueQuery(search), placeholderData: (before) => before });
  const show = (next: Partial<QueueSearch>) => void navigate({ to: '/review', search: { ...search, after: undefined, ...next } });
  const take = useAct(
    (state: 'online' | 'on_site', key) => call(reviewApi.takeNext, { body: { state, sitting: search.sitting, level: search.level, point: search.point }, key }),
    async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['review', 'queue'] });
      await navigate({ to: '/review/$id', params: { id } });
    },
  );
  const waiting = search.state === 'online' || search.state === 'on_site' ? search.state : 'online';
  return (
    <Page
      title={t.title} sub={t.sub}
      actions={session && may(session, 'review.decide') ? <Button look="main" disabled={take.isPending} onClick={() => { take.mutate(waiting); }}>{take.isPending ? t.taken : t.takeNext}</Button> : null}
    >
      <ProblemNotice error={take.error} />
      <QueueTabs search={search} counts={queue.data?.counts} onShow={show} />
      <QueueFilters key={search.number ?? ''} search={search} onShow={show} />
      <ProblemNotice error={queue.error} />
      {queue.data ? <QueueTable queue={queue.data} busy={queue.isPlaceholderData} /> : queue.isPending ? <Loading /> : null}
      <Pager after={search.after} next={queue.data?.next} onShow={(after) => { show({ after }); }} />
    </Page>
  );
}
