import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CaseData } from './case-data.tsx';
import { CaseHints } from './case-hints.tsx';
import { CaseMajors } from './case-majors.tsx';
import { CasePartners } from './case-partners.tsx';
import { ClaimBar } from './claim-bar.tsx';
import { OpenDecision } from './open-decision.tsx';
import { SecondPanel } from './second-panel.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { MaterialsViewer } from './materials-viewer.tsx';
import { caseQuery, reviewApi } from './review.api.ts';
import { VoidCard } from './void-card.tsx';

/** One application under review: left what was stated and verified, right the papers, below the decision. */
export function CaseScreen(): JSX.Element {
  const { id } = useParams({ from: '/inside/review/$id' });
  const found = useQuery(caseQuery(id));
  if (found.data) return <OpenCase key={id} c={found.data} />;
  const t = text().review;
  return <Page title={t.title}><ProblemNotice error={found.error} />{found.isPending ? <Loading /> : <p><Link to="/review" search={{}}>{t.backToQueue}</Link></p>}</Page>;
}

function OpenCase({ c }: { c: ReviewCase }): JSX.Element {
  const t = text().review;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [decided, setDecided] = useState<string>();
  const reload = () => client.invalidateQueries({ queryKey: ['review'] });
  const next = useAct(
    (_: undefined, key) => call(reviewApi.takeNext, { body: { state: c.state === 'S8' ? 'on_site' : 'online' }, key }),
    ({ id }) => navigate({ to: '/review/$id', params: { id } }),
  );
  return (
    <Page
      title={t.caseTitle(c.name, c.number)}
      actions={<p className="flex flex-wrap items-center gap-3"><Tag tone={c.state === 'S9' ? 'danger' : c.state === 'S7' || c.state === 'S8' ? 'warning' : 'neutral'}>{c.stateText}</Tag><Link to="/review" search={{}}>{t.backToQueue}</Link></p>}
    >
      {decided === undefined ? null : (
        <Notice tone="success" live="status">
          <div className="flex flex-wrap items-center justify-between gap-3"><p>{t.decided(decided)}</p><Button look="main" disabled={next.isPending} onClick={() => { next.mutate(undefined); }}>{t.nextOne}</Button></div>
        </Notice>
      )}
      <ProblemNotice error={next.error} />
      {c.paidRejected === null ? null : <Notice tone="warning"><p>{c.paidRejected}</p></Notice>}
      <OpenDecision c={c} onChange={reload} />
      <ClaimBar c={c} onChange={reload} />
      {c.majorMismatch ? <Notice tone="warning"><strong>{t.mismatchTitle}</strong> {c.majorMismatch.stated} {c.majorMismatch.answeredAt === null ? null : t.mismatchAnswered(beijingTime(c.majorMismatch.answeredAt))}</Notice> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4">{c.majorMismatch ? <CaseMajors id={c.id} /> : null}<CaseHints id={c.id} /><CasePartners id={c.id} /><CaseData c={c} /></div>
        <div className="grid min-w-0 gap-4 xl:sticky xl:top-4">
          <MaterialsViewer c={c} />
          {c.second ? <SecondPanel key={c.second.decisionId} c={c} second={c.second} onDone={(state) => { setDecided(state); void reload(); }} /> : null}
          {c.second && c.acts.every((a) => !a.open) ? null : <DecisionPanel key={c.version} c={c} onDecided={(state) => { setDecided(state); void reload(); }} onReload={reload} />}
          <VoidCard key={`void${String(c.version)}`} c={c} onVoided={(state) => { setDecided(state); void reload(); }} />
        </div>
      </div>
    </Page>
  );
}
