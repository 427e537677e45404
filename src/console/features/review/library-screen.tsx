import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { provinceOf } from './own-province.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { say } from '../../shared/text/text.ts';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ChecklistEditor } from './library-checklist.tsx';
import { checklistQuery, reasonsQuery } from './library.api.ts';
import { ReasonsEditor } from './library-reasons.tsx';
import { words } from './words.ts';

/** 理由库 and 核验清单 of one's own scope: the nation's, or a province's over it. */
export function LibraryScreen(): JSX.Element {
  const w = say(words).library;
  const { list, exam } = useSearch({ from: '/inside/review-library' });
  const { data: session } = useQuery(sessionQuery);
  const scope = { province: session ? provinceOf(session.jurisdiction) : undefined, exam: exam ?? '000' };
  return (
    <Page
      title={list === 'reasons' ? w.reasonsTitle : w.checklistTitle} sub={list === 'reasons' ? w.reasonsSub : w.checklistSub}
      actions={<p className="flex flex-wrap gap-4"><Link to="/review-library" search={{ list: list === 'reasons' ? 'checklist' : 'reasons' }}>{list === 'reasons' ? w.checklistTitle : w.reasonsTitle}</Link><Link to="/review" search={{}}>{w.backToQueue}</Link></p>}
    >
      {scope.province === undefined ? <Loading /> : list === 'reasons' ? <Reasons province={scope.province} exam={scope.exam} /> : <Checks province={scope.province} exam={scope.exam} />}
    </Page>
  );
}

function Reasons({ province, exam }: { province: string; exam: string }): JSX.Element {
  const { data, error, isPending } = useQuery(reasonsQuery(province, exam));
  // kept here: a saved version is a new editor
  const [saved, setSaved] = useState(false);
  return <><ProblemNotice error={error} />{isPending ? <Loading /> : data ? <ReasonsEditor key={data.version} library={data} saved={saved} onSaved={() => { setSaved(true); }} /> : null}</>;
}

function Checks({ province, exam }: { province: string; exam: string }): JSX.Element {
  const { data, error, isPending } = useQuery(checklistQuery(province, exam));
  const [saved, setSaved] = useState(false);
  return <><ProblemNotice error={error} />{isPending ? <Loading /> : data ? <ChecklistEditor key={data.version} library={data} saved={saved} onSaved={() => { setSaved(true); }} /> : null}</>;
}
