import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type JSX } from 'react';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { isProblem } from '../shared/api/call.ts';
import { may, sessionQuery, signOut } from '../shared/api/session.ts';
import { chooseLang, colon, pageLang, say, text } from '../shared/text/text.ts';
import { Notice } from '../shared/ui/notice.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { Menu } from './menu.tsx';
import { PausedHooksBanner } from './paused-hooks-banner.tsx';
import { SeeAsBanner } from './see-as-banner.tsx';
import { shellWords } from './shell-words.ts';

/** The frame of every screen: who is signed in, over what, where one can go. */
export function Shell(): JSX.Element {
  const t = text();
  const { data: session, error, dataUpdatedAt } = useQuery({ ...sessionQuery, refetchInterval: 30_000 });
  const client = useQueryClient();
  const navigate = useNavigate();
  const [notOut, setNotOut] = useState(false);
  const leave = () => void signOut(client).then(() => navigate({ to: '/sign-in', search: {} }), () => { setNotOut(true); });
  const ended = isProblem(error) && error.status === 401;
  useEffect(() => {
    if (ended) void navigate({ to: '/sign-in', search: { next: location.pathname.replace(/^\/console/, '') + location.search, expired: '1' } });
  }, [ended, navigate]);
  return (
    <>
      <a href="#main" className="absolute -top-24 left-4 z-30 rounded-md bg-paper px-4 py-2 focus:top-2">{t.skip}</a>
      <header className="border-b-2 border-gold bg-night text-paper">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2">
          <p className="text-lg"><strong className="tracking-widest text-gold">{t.brand}</strong> {t.console}</p>
          {session ? (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <span><strong>{session.name}</strong> {session.roles.map((r) => STAFF_ROLE_WORDS[r][pageLang()]).join(' · ')}</span>
              <span>{t.jurisdiction}{colon()}{session.jurisdictionText}</span>
              <Link to="/security" className="inline-flex min-h-8 items-center text-paper">{say(shellWords).security}</Link>
              <button type="button" className="min-h-8 underline underline-offset-4" lang={pageLang() === 'zh' ? 'en' : 'zh-CN'} onClick={() => { chooseLang(pageLang() === 'zh' ? 'en' : 'zh'); }}>{t.otherLang}</button>
              <button type="button" className="min-h-8 rounded-full border border-paper px-3 hover:bg-paper hover:text-night" onClick={leave}>{t.signOut}</button>
            </div>
          ) : null}
        </div>
      </header>
      {notOut ? <Notice tone="danger" live="alert"><p>{say(shellWords).notOut}</p></Notice> : null}
      {session?.seeingAs ? <SeeAsBanner seen={session.seeingAs} viewer={session.name} /> : null}
      {session && may(session, 'partner.manage') ? <PausedHooksBanner /> : null}
      <div className="lg:flex lg:min-h-[calc(100vh-3.5rem)]">
        {session ? <Menu session={session} /> : null}
        <main id="main" tabIndex={-1} className="mx-auto w-full min-w-0 max-w-[96rem] px-4 py-5 outline-none"><Outlet /></main>
      </div>
      {session ? <IdleWarning session={session} readAt={dataUpdatedAt} /> : null}
    </>
  );
}
