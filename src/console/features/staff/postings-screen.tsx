import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { postingsQuery } from './people.api.ts';
import { peopleWords } from './people-words.ts';
import { PostingTable } from './posting-table.tsx';

/** 待批准授权: what waits for a second person, oldest first. */
export function PostingsScreen(): JSX.Element {
  const t = say(peopleWords);
  const { after } = useSearch({ from: '/inside/people/postings' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const { data, error, isPending } = useQuery(postingsQuery(after));
  return (
    <Page title={t.postingsTitle} sub={t.postingsSub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="staff.postings" /><Link to="/people" search={{}}>{t.back}</Link></div>}>
      {done ? <Notice tone="success" live="status">{t.decided}</Notice> : null}
      <ProblemNotice error={error} />
      {isPending ? <Loading /> : null}
      {data ? <PostingTable label={t.postingsTitle} rows={data.items} empty={t.postingsEmpty} named onDone={async () => { setDone(true); await client.invalidateQueries({ queryKey: ['people'] }); }} /> : null}
      <Pager after={after} next={data?.next} onShow={(next) => void navigate({ to: '/people/postings', search: { after: next } })} />
    </Page>
  );
}
