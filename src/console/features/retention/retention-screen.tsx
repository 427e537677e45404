import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ClassesCard } from './classes-card.tsx';
import { HoldsCard } from './holds-card.tsx';
import { retentionQuery } from './retention.api.ts';
import { RunsCard } from './runs-card.tsx';
import { words } from './words.ts';

/** 保存期限与保全: what is past its time, runs of two persons, and what must be kept. */
export function RetentionScreen(): JSX.Element {
  const t = say(words);
  const { data, error } = useQuery(retentionQuery);
  const { data: session } = useQuery(sessionQuery);
  const acts = session !== undefined && may(session, 'retention.act');
  return (
    <Page title={t.title} sub={t.sub}>
      <ProblemNotice error={error} />
      {session && !acts ? <Notice>{t.mayNot}</Notice> : null}
      {data ? (
        <>
          <ClassesCard view={data} acts={acts} />
          <RunsCard acts={acts} />
          <HoldsCard classes={data.classes} acts={acts} />
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}
