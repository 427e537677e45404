import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ssoApi, ssoQuery } from './sso.api.ts';
import { ssoWords } from './sso-words.ts';

type What = 'propose' | 'approve' | 'decline' | 'remove';

/** 统一身份认证 of one member: which identity is theirs, by two people; nothing where it is not in use and nothing is bound. */
export function SsoCard({ id, onDone }: { id: string; onDone: (words: string) => Promise<void> }): JSX.Element | null {
  const t = say(ssoWords);
  const { data } = useQuery(ssoQuery(id));
  const [doing, setDoing] = useState<What>();
  const [subject, setSubject] = useState('');
  const act = useAct(async ({ what, reason }: { what: What; reason: string }, key) => {
    const at = { params: { id }, key };
    switch (what) {
      case 'propose': return call(ssoApi.propose, { ...at, body: { subject, reason } });
      case 'remove': return call(ssoApi.remove, { ...at, body: { reason } });
      default: return call(ssoApi.decide, { ...at, body: { decision: what, reason } });
    }
  }, async () => {
    setDoing(undefined);
    await onDone(t.done);
  });
  if (!data || (!data.offered && !data.binding)) return null;
  const { binding: b } = data;
  const ask = (what: What) => { act.reset(); setDoing(what); };
  const waits = b?.state === 'proposed' && data.cannotDecide !== '';
  return (
    <Card title={t.title}>
      <ProblemNotice error={doing ? undefined : act.error} />
      {b ? (
        <Pairs pairs={[
          { term: t.subject, value: <span className="flex flex-wrap gap-2"><span className="break-all">{b.subject}</span><Tag tone={b.state === 'bound' ? 'success' : 'warning'}>{t.states[b.state]}</Tag></span> },
          { term: t.proposedBy, value: `${b.proposedBy} ${beijingTime(b.proposedAt)}` }, ...(b.decidedAt === null ? [] : [{ term: t.decidedBy, value: `${b.decidedBy ?? ''} ${beijingTime(b.decidedAt)}` }]),
        ]} />
      ) : <p className="text-soft">{t.none}</p>}
      <div className="flex flex-wrap gap-3">
        {data.mayPropose && data.offered ? <Button onClick={() => { ask('propose'); }}>{t.propose}</Button> : null}
        {waits ? (['approve', 'decline'] as const).map((d) => <Button key={d} look={d === 'approve' ? 'main' : 'plain'} disabled={data.cannotDecide !== null} onClick={() => { ask(d); }}>{t[d]}</Button>) : null}
        {data.mayRemove ? <Button look="danger" onClick={() => { ask('remove'); }}>{t.remove}</Button> : null}
      </div>
      {waits && data.cannotDecide ? <p className="text-sm text-soft">{data.cannotDecide}</p> : null}
      {doing ? (
        <ReasonDialog open title={t[doing]} act={t[doing]} danger={doing === 'remove'} busy={act.isPending} error={act.error} reasonLabel={t.reason} max={300} onClose={() => { setDoing(undefined); }} onAct={(reason) => { act.mutate({ what: doing, reason }); }}>
          {doing === 'propose' ? <TextField label={t.subject} hint={t.subjectHint} autoComplete="off" spellCheck={false} maxLength={255} value={subject} problem={problemAt(act.error, 'subject')} onChange={(e) => { setSubject(e.target.value); }} /> : null}
          {doing === 'approve' ? <><p className="font-semibold break-all">{b?.subject}</p><p>{t.approveAbout}</p></> : null}
          {doing === 'remove' ? <p>{t.removeAbout}</p> : null}
        </ReasonDialog>
      ) : null}
    </Card>
  );
}
