import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { AuthenticatorCard } from './authenticator-card.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { securityWords } from './security-words.ts';
import { securityQuery } from './staff.api.ts';

/** 我的安全: password, authenticator, and where one is signed in. */
export function SecurityScreen(): JSX.Element {
  const t = say(securityWords);
  const { data, error, isPending } = useQuery(securityQuery);
  return (
    <Page title={t.title} sub={t.sub}>
      <ProblemNotice error={error} />
      {isPending ? <Loading /> : null}
      {data ? (
        <>
          {data.secondFactor.needed ? <Notice tone="warning">{t.needed}</Notice> : null}
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <AuthenticatorCard factor={data.secondFactor} />
            <Card title={t.password}>
              <Pairs pairs={[{ term: t.passwordSince, value: beijingTime(data.passwordChangedAt) }, { term: t.passwordEnds, value: data.passwordEndsAt === null ? t.passwordForever : beijingTime(data.passwordEndsAt) }]} />
              <p><Link to="/password">{t.changePassword}</Link></p>
            </Card>
          </div>
          <OwnSessions sessions={data.sessions} />
        </>
      ) : null}
    </Page>
  );
}
