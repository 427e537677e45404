import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ProposePosting, type MemberView } from '#contracts/staff-people.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { checked } from './checked.ts';
import { peopleApi } from './people.api.ts';
import { peopleWords } from './people-words.ts';
import { draftOf, jurisdictionFrom, PostingFields } from './posting-fields.tsx';

/** 调整岗位: other roles or another jurisdiction for somebody, for a second person to approve. */
export function ProposeForm({ m, onDone, onStop }: { m: MemberView; onDone: () => Promise<void>; onStop: () => void }): JSX.Element {
  const t = say(peopleWords);
  const { data: session } = useQuery(sessionQuery);
  const own = session?.jurisdiction ?? { kind: 'points' as const, points: [] };
  const [draft, setDraft] = useState(() => draftOf(own, m));
  const [reason, setReason] = useState('');
  const act = useAct(async (typed: unknown, key) => call(peopleApi.propose, { params: { id: m.id }, body: await checked(ProposePosting, typed), key }), onDone);
  return (
    <Card title={t.proposeTitle}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate({ roles: draft.roles, jurisdiction: jurisdictionFrom(draft), reason }); }}>
        <ProblemNotice error={act.error} except={['reason', 'roles', 'jurisdiction', 'jurisdiction.kind', 'jurisdiction.province', 'jurisdiction.prefecture', 'jurisdiction.points', 'jurisdiction.exams']} />
        <PostingFields draft={draft} onChange={setDraft} grantable={m.grantable} own={own} error={act.error} />
        <TextArea label={t.reason} hint={t.reasonHint} value={reason} maxLength={300} problem={problemAt(act.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{t.proposeAct}</Button><Button onClick={onStop}>{text().cancel}</Button></div>
      </form>
    </Card>
  );
}
