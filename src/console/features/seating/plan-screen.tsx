import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PLAN_STATE_WORDS, type PlanWhole } from '#contracts/seat-plans.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, inARow, pageLang, say } from '../../shared/text/text.ts';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { DemandsCard } from './demands-card.tsx';
import { MovesCard } from './moves-card.tsx';
import { PlanActs } from './plan-acts.tsx';
import { RoomsCard } from './rooms-card.tsx';
import { RunsCard } from './runs-card.tsx';
import { isBusy, planQuery } from './seating.api.ts';
import { stateTone } from './state-tones.ts';
import { words } from './words.ts';

/** One plan: where it stands, its commitments, what may be done, what the allocations came to, and every room. */
export function PlanScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id } = useParams({ from: '/inside/seating/$id' });
  const { town } = useSearch({ from: '/inside/seating/$id' });
  const client = useQueryClient();
  const { data, error } = useQuery(planQuery(id));
  const shown = (next: PlanWhole) => { client.setQueryData(planQuery(id).queryKey, next); void client.invalidateQueries({ queryKey: ['seat-plan', id] }); };
  return (
    <Page title={data?.sittingName[lang] ?? t.plans} sub={data ? `${data.provinceName[lang]} · ${inARow(data.examOn)}` : ''} actions={<Link to="/seating" className="inline-flex min-h-11 items-center">{t.backToPlans}</Link>}>
      <ProblemNotice error={error} />
      {data === undefined ? (error ? null : <Loading />) : (
        <>
          <Standing plan={data} />
          <PlanActs key={data.state} plan={data} onDone={shown} />
          {data.state === 'committed' || data.state === 'gathering' || data.state === 'closed' ? <DemandsCard sitting={data.sittingId} province={data.province} policy={data.policy} /> : null}
          <RunsCard plan={data} />
          {data.towns.length > 0 ? <RoomsCard key={town ?? ''} plan={data} town={town} /> : null}
          {data.state === 'frozen' ? <MovesCard plan={data} /> : null}
          <Card title={t.history}><ol className="grid gap-1">{data.history.map((h, i) => <li key={String(i)}><time className="digits text-soft">{beijingTime(h.at)}</time> {actor(h.by)} {t.acts[h.act] ?? h.act} <span className="digits break-all text-soft">{h.detail}</span>{h.reason === '' ? '' : `${colon()}${h.reason}`}</li>)}</ol></Card>
        </>
      )}
    </Page>
  );
}

function Standing({ plan }: { plan: PlanWhole }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const code = (text: string) => <code className="digits break-all text-sm">{text}</code>;
  return (
    <Card label={t.state}>
      <p className="flex flex-wrap items-center gap-3"><Tag tone={stateTone(plan.state)}>{PLAN_STATE_WORDS[plan.state][lang]}</Tag>{isBusy(plan) ? <span role="status">{plan.state === 'gathering' ? t.gathering(plan.gathered, plan.toGather ?? 0) : plan.state === 'allocating' ? t.allocating : t.freezing}</span> : null}</p>
      {isBusy(plan) ? (plan.state === 'gathering' ? <progress className="h-3 w-full" max={Math.max(1, plan.toGather ?? 1)} value={plan.gathered} aria-label={t.gathering(plan.gathered, plan.toGather ?? 0)} /> : <progress className="h-3 w-full" aria-label={t.progress} />) : null}
      <Pairs
        pairs={[
          { term: t.committedAt, value: <time className="digits">{beijingTime(plan.committedAt)}</time> }, { term: t.seedDigest, value: code(plan.seedDigest) }, { term: t.seed, value: plan.revealedSeed === null ? t.sealed : code(plan.revealedSeed) },
          ...(plan.rosterClosedAt === null ? [] : [{ term: t.rosterClosedAt, value: <time className="digits">{beijingTime(plan.rosterClosedAt)}</time> }, { term: t.people, value: <span className="digits">{plan.people}{plan.leftOut ? <span className="block text-soft">{t.leftOut(plan.leftOut.ended, plan.leftOut.unpaid, plan.leftOut.review)}</span> : null}</span> }, { term: t.rosterDigest, value: code(plan.rosterDigest ?? '') }]),
          { term: t.example, value: code(plan.patternExample) },
          ...(plan.proposedBy === null ? [] : [{ term: t.frozenBy, value: [plan.proposedBy, plan.frozenBy].filter((n) => n !== null).join(' · ') }]),
          ...(plan.state === 'frozen' ? [{ term: t.tickets, value: <span className="digits">{plan.tickets}</span> }, { term: t.planVersion, value: <span className="digits">{plan.planVersion}</span> }, { term: t.copy, value: code(`npm run seating:verify -- --plan=${plan.id}`) }] : []),
        ]}
      />
    </Card>
  );
}
