import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { StaffSession } from '#contracts/staff.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { CodeForm } from './code-form.tsx';
import { ssoApi } from './sso.api.ts';
import { ssoWords } from './sso-words.ts';

/** Where the provider sends the browser back to: its answer is handed in once, and taken out of the address at once. */
export function SsoAnswerScreen(): JSX.Element {
  const t = say(ssoWords);
  const client = useQueryClient();
  const navigate = useNavigate();
  const asked = useRef(false);
  const [ticket, setTicket] = useState<string>();
  const enter = (session: StaffSession) => {
    client.setQueryData(sessionQuery.queryKey, session);
    const next = sessionStorage.getItem('sso-next') ?? '/';
    sessionStorage.removeItem('sso-next');
    return navigate({ to: /^\/[^/\\]/.test(next) ? next : '/' });
  };
  const act = useAct((answer: URLSearchParams, key) => call(ssoApi.comeBack, { key, body: { state: answer.get('state') ?? '', ...some(answer, 'code'), ...some(answer, 'iss'), ...some(answer, 'error') } }), (found) => {
    if (found.step === 'open') return enter(found.session);
    setTicket(found.ticket);
  });
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    const answer = new URLSearchParams(location.search);
    history.replaceState(null, '', location.pathname);
    act.mutate(answer);
  }, [act]);
  return (
    <main className="mx-auto grid min-h-screen max-w-md content-center gap-4 px-4 py-8">
      <div className="rounded-lg border border-rule bg-paper p-6">
        {ticket === undefined ? (
          <Page title={t.answerTitle}>
            <ProblemNotice error={act.error} />
            {act.error ? <p><Link to="/sign-in" search={{}}>{t.again}</Link></p> : <Loading />}
          </Page>
        ) : <CodeForm ticket={ticket} onIn={enter} onBack={() => void navigate({ to: '/sign-in', search: {} })} />}
      </div>
    </main>
  );
}

function some<N extends string>(answer: URLSearchParams, name: N): Partial<Record<N, string>> {
  const value = answer.get(name);
  return value === null ? {} : ({ [name]: value } as Record<N, string>);
}
