import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { BreachAct, BreachView } from '#contracts/breaches.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ActDialog } from './act-dialog.tsx';
import { breachQuery } from './breaches.api.ts';
import { CaseFacts, CaseHistory, CaseProposal, CaseStanding, CaseStatements } from './case-cards.tsx';
import { CaseEvidence } from './case-evidence.tsx';
import { CaseLetters } from './case-letters.tsx';
import { stateTone } from './state-tone.ts';
import { StepsLine } from './steps-line.tsx';
import { words } from './words.ts';

/** What an officer does by a button, in the order of the procedure. */
const OFFERED = ['approve', 'return', 'correct', 'notify', 'send', 'state', 'propose', 'publish', 'unpublish', 'ask_correction', 'amend', 'dismiss', 'withdraw'] as const satisfies readonly BreachAct[];
const MAIN: readonly BreachAct[] = ['approve', 'notify', 'propose', 'correct'];
const GRAVE: readonly BreachAct[] = ['dismiss', 'withdraw'];

/** One case: how far it is, what can be done now and why the rest cannot, everything it is decided by. */
export function BreachScreen(): JSX.Element {
  const { accountId, caseId } = useParams({ from: '/inside/breaches/$accountId/$caseId' });
  const found = useQuery(breachQuery(accountId, caseId));
  if (found.data) return <OpenCase key={caseId} c={found.data} />;
  const t = say(words);
  return <Page title={t.title}><ProblemNotice error={found.error} />{found.isPending ? <Loading /> : <p><Link to="/breaches" search={{}}>{t.back}</Link></p>}</Page>;
}

function OpenCase({ c }: { c: BreachView }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const { told } = useSearch({ from: '/inside/breaches/$accountId/$caseId' });
  const [doing, setDoing] = useState<{ act: BreachAct; serviceId?: string }>();
  const [done, setDone] = useState<string | undefined>(told === 'opened' ? t.facts.opened : undefined);
  const onDone = (act: BreachAct, next: BreachView) => {
    client.setQueryData(breachQuery(c.accountId, c.caseId).queryKey, next);
    void client.invalidateQueries({ queryKey: ['breaches', 'list'] });
    setDoing(undefined);
    setDone(t.done[act]);
  };
  return (
    <Page title={`${c.name} · ${c.reference}`} sub={`${c.articleText} · ${c.examText}`} actions={<p className="flex flex-wrap items-center gap-3"><Tag tone={stateTone(c.state)}>{c.stateText}</Tag><Link to="/breaches" search={{}}>{t.back}</Link></p>}>
      {done === undefined ? null : <Notice tone="success" live="status">{done}</Notice>}
      <StepsLine steps={c.steps} label={t.steps} />
      <Acts c={c} onChoose={(act) => { setDone(undefined); setDoing({ act }); }} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 gap-4"><CaseFacts c={c} /><CaseEvidence c={c} /><CaseStatements c={c} /></div>
        <div className="grid min-w-0 gap-4">
          <CaseProposal c={c} />
          <CaseLetters c={c} onDeliver={(serviceId) => { setDone(undefined); setDoing({ act: 'deliver', serviceId }); }} />
          <CaseStanding c={c} />
          <CaseHistory c={c} />
        </div>
      </div>
      {doing ? <ActDialog key={`${doing.act}${String(c.version)}`} c={c} act={doing.act} serviceId={doing.serviceId} onClose={() => { setDoing(undefined); }} onDone={onDone} /> : null}
    </Page>
  );
}

function Acts({ c, onChoose }: { c: BreachView; onChoose: (act: BreachAct) => void }): JSX.Element {
  const t = say(words);
  const open = OFFERED.filter((act) => c.acts[act].length === 0);
  const closed = OFFERED.filter((act) => c.acts[act].length > 0);
  return (
    <Card title={t.acts}>
      {open.length === 0 ? <p className="text-soft">{t.nothing}</p> : (
        <div className="flex flex-wrap gap-3">
          {open.map((act) => <Button key={act} look={MAIN.includes(act) ? 'main' : GRAVE.includes(act) ? 'danger' : 'plain'} onClick={() => { onChoose(act); }}>{t.actNames[act]}</Button>)}
        </div>
      )}
      {closed.length === 0 ? null : (
        <details>
          <summary className="min-h-8 cursor-pointer font-semibold">{t.closed}</summary>
          <ul className="grid gap-1 pt-2">{closed.map((act) => <li key={act}><span className="font-semibold">{t.actNames[act]}</span> <span className="text-soft">{c.acts[act].join(' ')}</span></li>)}</ul>
        </details>
      )}
    </Card>
  );
}
