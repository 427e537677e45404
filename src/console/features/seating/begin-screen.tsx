import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { NewPlan } from '#contracts/seat-plans.ts';
import { call } from '../../shared/api/call.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { DemandsCard } from './demands-card.tsx';
import { PolicyFields, USUAL_RULES } from './policy-fields.tsx';
import { plansQuery, seatingApi } from './seating.api.ts';
import { words } from './words.ts';

/** Before there is a plan: the figures, the rules, and the act that draws and commits the seed. */
export function BeginScreen(): JSX.Element {
  const t = say(words);
  const { sitting, province } = useParams({ from: '/inside/seating/begin/$sitting/$province' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const { data: plans } = useQuery(plansQuery(undefined));
  const [rules, setRules] = useState(USUAL_RULES);
  const line = plans?.lines.find((l) => l.sittingId === sitting && l.province === province);
  const commit = useAct((_: undefined, key) => call(seatingApi.commit, { body: NewPlan.parse({ sittingId: sitting, province, ...rules }), key }), (made) => { void client.invalidateQueries({ queryKey: ['seat-plans'] }); void navigate({ to: '/seating/$id', params: { id: made.id }, search: {} }); });
  return (
    <Page title={line?.exam[pageLang()] ?? t.plans} sub={line ? `${line.provinceName[pageLang()]} · ${inARow(line.examOn)}` : ''} actions={<Link to="/seating" className="inline-flex min-h-11 items-center">{t.backToPlans}</Link>}>
      <DemandsCard sitting={sitting} province={province} policy={rules.policy} />
      {session && may(session, 'seat.arrange') ? (
        <Card title={t.rules}>
          <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); commit.mutate(undefined); }}>
            <PolicyFields rules={rules} onChange={setRules} error={commit.error} />
            <ProblemNotice error={commit.error} except={['pattern', 'policy.seatsPerRoom', 'policy.columns', 'policy.mergeBelow']} />
            <p className="text-soft">{t.commitNote}</p>
            <div><Button type="submit" look="main" disabled={commit.isPending}>{t.commit}</Button></div>
          </form>
        </Card>
      ) : null}
    </Page>
  );
}
