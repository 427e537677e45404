import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { WorkNarrowing } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ApproveMany } from './approve-many.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueTable } from './queue-table.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { queueQuery, reviewApi, type QueueSearch } from './review.api.ts';
import { useRowKeys } from './use-row-keys.ts';
import { words } from './words.ts';

/** 审核列表: what waits in the jurisdiction, narrowed by what stands in the address. */
export function QueueScreen(): JSX.Element {
  const t = text().review;
  const w = say(words).queue;
  const search = useSearch({ from: '/inside/review' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const queue = useQuery({ ...queueQuery(search), placeholderData: (before) => before });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState(false);
  const show = (next: Partial<QueueSearch>) => {
    setTicked(new Set());
    void navigate({ to: '/review', search: { ...search, after: undefined, ...next } });
  };
  const take = useAct(
    (state: 'online' | 'on_site', key) => call(reviewApi.takeNext, { body: { ...WorkNarrowing.parse(search), state }, key }),
    async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['review', 'queue'] });
      await navigate({ to: '/review/$id', params: { id } });
    },
  );
  const waiting = search.state === 'online' || search.state === 'on_site' ? search.state : 'online';
  const decides = session !== undefined && may(session, 'review.decide');
  const manages = session !== undefined && may(session, 'review.manage');
  useRowKeys(decides ? () => { take.mutate(waiting); } : undefined);
  return (
    <Page
      title={t.title} sub={t.sub}
      actions={
        <div className="flex flex-wrap items-center gap-3">
          <Link to="/review-library" search={{ list: 'reasons' }}>{w.reasons}</Link>
          <Link to="/review-library" search={{ list: 'checklist' }}>{w.checklist}</Link>
          <ExportControl list="review.queue" filters={search} />
          {manages ? <Button onClick={() => { setAssigning(true); }}>{w.assign}</Button> : null}
          {decides ? <Button look="main" disabled={take.isPending} aria-keyshortcuts="n" onClick={() => { take.mutate(waiting); }}>{take.isPending ? t.taken : t.takeNext}</Button> : null}
        </div>
      }
    >
      <ProblemNotice error={take.error} />
      <QueueTabs search={search} counts={queue.data?.counts} onShow={show} />
      <QueueFilters key={search.q ?? ''} search={search} onShow={show} />
      <ProblemNotice error={queue.error} />
      {queue.data && decides ? <ApproveMany items={queue.data.items.filter((i) => ticked.has(i.id))} onDone={() => { setTicked(new Set()); void client.invalidateQueries({ queryKey: ['review', 'queue'] }); }} /> : null}
      {queue.data ? <QueueTable queue={queue.data} busy={queue.isPlaceholderData} ticked={decides ? { keys: ticked, onChange: setTicked } : undefined} /> : queue.isPending ? <Loading /> : null}
      {queue.data && queue.data.items.length > 0 ? <p className="text-sm text-soft">{w.keys}</p> : null}
      <Pager after={search.after} next={queue.data?.next} onShow={(after) => { show({ after }); }} />
      {assigning ? <AssignDialog search={search} state={waiting} onClose={() => { setAssigning(false); void client.invalidateQueries({ queryKey: ['review'] }); }} /> : null}
    </Page>
  );
}
