import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MemberView } from '#contracts/staff-people.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ActivationOnce, PasswordOnce } from './password-once.tsx';
import { memberQuery } from './people.api.ts';
import { peopleWords } from './people-words.ts';
import { PersonActs, type Handed } from './person-acts.tsx';
import { PersonHistory } from './person-history.tsx';
import { PostingTable } from './posting-table.tsx';
import { ProposeForm } from './propose-form.tsx';
import { SsoCard } from './sso-card.tsx';

/** 一位工作人员: account, posting, what can be done about them and why not, and everything that was done. */
export function PersonScreen(): JSX.Element {
  const t = say(peopleWords);
  const { id } = useParams({ from: '/inside/people/$id' });
  const client = useQueryClient();
  const { data: m, error, isPending } = useQuery(memberQuery(id));
  const [made, setMade] = useState<Handed>();
  const [done, setDone] = useState<string>();
  const [changing, setChanging] = useState(false);
  const settled = async (words: string, handed?: Handed) => {
    setDone(words);
    setMade(handed);
    setChanging(false);
    await client.invalidateQueries({ queryKey: ['people'] });
  };
  if (!m) return <Page title={t.title} actions={<Link to="/people" search={{}}>{t.back}</Link>}><ProblemNotice error={error} />{isPending ? <Loading /> : null}</Page>;
  return (
    <Page title={m.name} sub={m.userName} actions={<Link to="/people" search={{}}>{t.back}</Link>}>
      {done === undefined ? null : <Notice tone="success" live="status">{done}</Notice>}
      {made ? 'password' in made ? <PasswordOnce made={made} /> : <ActivationOnce made={made} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Account m={m} />
        <PersonActs m={m} onDone={settled} onChange={() => { setChanging(true); setDone(undefined); }} />
      </div>
      <SsoCard id={id} onDone={settled} />
      {changing ? <ProposeForm m={m} onStop={() => { setChanging(false); }} onDone={() => settled(t.proposed)} /> : null}
      <section aria-labelledby="postings" className="grid gap-3">
        <h2 id="postings">{t.postingsOf}</h2>
        <PostingTable label={t.postingsOf} rows={m.postings} empty={t.noPostings} named={false} onDone={() => settled(t.decided)} />
      </section>
      <PersonHistory m={m} />
    </Page>
  );
}

function Account({ m }: { m: MemberView }): JSX.Element {
  const t = say(peopleWords);
  return (
    <Card title={t.account}>
      <Pairs pairs={[
        { term: t.state, value: <span className="flex flex-wrap gap-1"><Tag tone={m.state === 'active' ? 'success' : 'danger'}>{t.states[m.state]}</Tag>{m.passwordTemporary ? <Tag>{t.temporary}</Tag> : null}{m.pending ? <Tag tone="warning">{t.pending}</Tag> : null}</span> },
        { term: t.roles, value: m.roles.length === 0 ? t.noRoles : m.roles.map((r) => STAFF_ROLE_WORDS[r][pageLang()]).join(' · ') },
        { term: t.jurisdiction, value: m.jurisdictionText || '—' },
        { term: t.secondFactor, value: m.secondFactor ? t.factorOn : t.factorOff },
        { term: t.signedInNow, value: t.signedInOf(m.signedInNow) },
        { term: t.lastSignedIn, value: m.lastSignedInAt === null ? t.never : beijingTime(m.lastSignedInAt) },
        ...(m.throttled ? [{ term: t.throttled, value: <Tag tone="warning">{t.throttledOf(m.throttled.failures, beijingTime(m.throttled.until))}</Tag> }] : []),
        ...(m.firstPasswordEndsAt === null ? [] : [{ term: t.firstPasswordEnds, value: beijingTime(m.firstPasswordEndsAt) }]),
        { term: t.passwordChangedAt, value: beijingTime(m.passwordChangedAt) },
        { term: t.createdAt, value: beijingTime(m.createdAt) },
      ]} />
    </Card>
  );
}
