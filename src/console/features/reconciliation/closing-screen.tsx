import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { CLOSING_KIND_WORDS, CLOSING_STATE_WORDS, type ClosingWhole } from '#contracts/reconciliation.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ClosingTables } from './closing-tables.tsx';
import { closingQuery, reconciliationApi } from './reconciliation.api.ts';
import { closingTone } from './tones.ts';
import { words } from './words.ts';

/** One closing: its frozen figures, whether they are the ones the digest was made of, and the second person's word. */
export function ClosingScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id } = useParams({ from: '/inside/reconciliation/closings/$id' });
  const client = useQueryClient();
  const { data: c, error } = useQuery(closingQuery(id));
  const done = (next: ClosingWhole) => { client.setQueryData(closingQuery(id).queryKey, next); void client.invalidateQueries({ queryKey: ['reconciliation', 'closings'] }); };
  return (
    <Page title={c ? `${c.province} · ${CLOSING_KIND_WORDS[c.kind][lang]} · ${c.kind === 'day' ? c.day : (c.sitting ?? '')}` : t.closings} actions={<Link to="/reconciliation/closings" search={{}} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <ProblemNotice error={error} />
      {c ? (
        <>
          <Card label={t.state}>
            <p className="flex flex-wrap items-center gap-3"><Tag tone={closingTone(c.state)}>{CLOSING_STATE_WORDS[c.state][lang]}</Tag><a href={`/api/staff/closings/${c.id}/report`} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">{t.report}</a></p>
            <Pairs pairs={[
              { term: t.proposedBy, value: `${c.proposedBy} · ${beijingTime(c.proposedAt)}` }, ...(c.approvedBy === null ? [] : [{ term: c.state === 'returned' ? t.return : t.approvedBy, value: `${c.approvedBy} · ${beijingTime(c.approvedAt ?? 0)}${c.reason === '' ? '' : `${colon()}${c.reason}`}` }]),
              { term: t.digest, value: <span className="digits text-sm break-all">{c.digest}</span> },
            ]} />
            {c.sealed ? <p className="text-soft">{t.sealed}</p> : <Notice tone="danger" live="alert">{t.broken}</Notice>}
          </Card>
          {c.state === 'proposed' ? <Decide closing={c} onDone={done} /> : null}
          <ClosingTables closing={c} />
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function Decide({ closing: c, onDone }: { closing: ClosingWhole; onDone: (next: ClosingWhole) => void }): JSX.Element {
  const t = say(words);
  const [returning, setReturning] = useState(false);
  const body = (reason: string) => ({ params: { id: c.id }, body: { version: c.version, reason } });
  const approve = useAct((_: undefined, key) => call(reconciliationApi.approveClosing, { ...body(''), key }), onDone);
  const giveBack = useAct((reason: string, key) => call(reconciliationApi.returnClosing, { ...body(reason), key }), (next) => { setReturning(false); onDone(next); });
  return (
    <Card title={t.acts}>
      <ProblemNotice error={approve.error} />
      <div className="flex flex-wrap items-center gap-3"><Button look="main" disabled={c.acts.approve.length > 0 || approve.isPending} onClick={() => { approve.mutate(undefined); }}>{t.approve}</Button><span className="text-sm text-soft">{c.acts.approve.length > 0 ? oneByOne(c.acts.approve) : t.approveNote}</span></div>
      <div className="flex flex-wrap items-center gap-3"><Button disabled={c.acts.return.length > 0} onClick={() => { giveBack.reset(); setReturning(true); }}>{t.return}</Button></div>
      {returning ? <ReasonDialog open title={t.return} act={t.return} busy={giveBack.isPending} error={giveBack.error} max={200} onClose={() => { setReturning(false); }} onAct={(reason) => { giveBack.mutate(reason); }} /> : null}
    </Card>
  );
}
