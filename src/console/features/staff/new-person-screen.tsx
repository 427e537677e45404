import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { OpenMember, type FirstPasswordShown } from '#contracts/staff-people.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card, Page } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { membersQuery, peopleApi } from './people.api.ts';
import { peopleWords } from './people-words.ts';
import { checked } from './checked.ts';
import { PasswordOnce } from './password-once.tsx';
import { draftOf, jurisdictionFrom, PostingFields, type PostingDraft } from './posting-fields.tsx';

/** 开通账号: a person and the posting proposed for them; the password made for them is shown once. */
export function NewPersonScreen(): JSX.Element {
  const t = say(peopleWords);
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const { data: list } = useQuery(membersQuery({}));
  const [person, setPerson] = useState({ name: '', userName: '', reason: '' });
  const [posting, setPosting] = useState<PostingDraft>();
  const [made, setMade] = useState<FirstPasswordShown>();
  const own = session?.jurisdiction ?? { kind: 'points' as const, points: [] };
  const draft = posting ?? draftOf(own);
  const act = useAct(
    async (typed: unknown, key) => call(peopleApi.open, { body: await checked(OpenMember, typed), key }),
    async (shown) => {
      setMade(shown);
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  );
  const field = (name: keyof typeof person) => ({ value: person[name], problem: problemAt(act.error, name), onChange: (e: { target: { value: string } }) => { setPerson({ ...person, [name]: e.target.value }); } });
  if (made) {
    return (
      <Page title={t.opened}>
        <PasswordOnce made={made} />
        <div className="flex flex-wrap gap-3">
          <Link to="/people/$id" params={{ id: made.staffId }} className="inline-flex min-h-11 items-center">{t.toPerson}</Link>
          <Button onClick={() => { setMade(undefined); setPerson({ name: '', userName: '', reason: '' }); setPosting(undefined); }}>{t.another}</Button>
        </div>
      </Page>
    );
  }
  return (
    <Page title={t.newTitle} sub={t.newSub} actions={<Link to="/people" search={{}}>{t.back}</Link>}>
      <form className="grid max-w-4xl gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate({ ...person, roles: draft.roles, jurisdiction: jurisdictionFrom(draft) }); }}>
        <ProblemNotice error={act.error} except={['name', 'userName', 'reason', 'roles', 'jurisdiction', 'jurisdiction.kind', 'jurisdiction.province', 'jurisdiction.prefecture', 'jurisdiction.points', 'jurisdiction.exams']} />
        <Card title={t.personal}>
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <TextField label={t.name} autoComplete="off" maxLength={80} {...field('name')} />
            <TextField label={t.userName} hint={t.userNameHint} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={30} {...field('userName')} />
          </div>
        </Card>
        <Card title={t.posting}>
          <PostingFields draft={draft} onChange={setPosting} grantable={list?.grantable ?? []} own={own} error={act.error} />
          <TextArea label={t.reason} hint={t.reasonHint} maxLength={300} {...field('reason')} />
        </Card>
        <div><Button type="submit" look="main" disabled={act.isPending}>{t.open}</Button></div>
      </form>
    </Page>
  );
}
