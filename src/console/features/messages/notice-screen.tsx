import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { NoticeText, NoticeWhole } from '#contracts/mass-notices.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { NoticeActs } from './notice-acts.tsx';
import { NoticeForm } from './notice-form.tsx';
import { NoticeReadingCard } from './notice-reading.tsx';
import { NoticeResult } from './notice-result.tsx';
import { NoticeSaid } from './notice-said.tsx';
import { noticeWords } from './notice-words.ts';
import { TrialCard } from './trial-card.tsx';
import { noticeChoicesQuery, noticeQuery, noticesApi } from './notices.api.ts';

/** A new notice, kept as a draft when it is saved first. */
export function NewNoticeScreen(): JSX.Element {
  const t = say(noticeWords);
  const navigate = useNavigate();
  const choices = useQuery(noticeChoicesQuery(undefined));
  const [typed, setTyped] = useState<NoticeText>();
  const save = useAct((text: NoticeText, key) => call(noticesApi.draft, { body: text, key }), (made) => navigate({ to: '/messages/notices/$id', params: { id: made.id } }));
  const sitting = choices.data?.sittings[0]?.value;
  if (choices.error) return <ProblemNotice error={choices.error} />;
  if (sitting === undefined) return <Loading />;
  const now: NoticeText = typed ?? { title: '', audience: { sitting, standings: ['unpaid'] }, content: { sms: true, mail: false, zh: { subject: '', text: '', sms: '' }, en: null }, sendAt: null, urgentReason: null };
  return (
    <Page title={t.newTitle} actions={<Link to="/messages/notices" search={{}}>{t.back}</Link>}>
      <ProblemNotice error={save.error} />
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]"><NoticeForm text={now} error={save.error} readOnly={false} onType={setTyped} /><div className="grid min-w-0 gap-4"><NoticeReadingCard text={now} /><TrialCard words={{ kind: 'notice', content: now.content }} /></div></div>
      <div><Button look="main" disabled={save.isPending} onClick={() => { save.mutate(now); }}>{t.saveDraft}</Button></div>
    </Page>
  );
}

/** One notice: its words and recipients, how it would be read, its way and its result. */
export function NoticeScreen(): JSX.Element {
  const { id } = useParams({ from: '/inside/messages/notices/$id' });
  const notice = useQuery(noticeQuery(id));
  if (notice.error) return <ProblemNotice error={notice.error} />;
  return notice.data ? <Editor key={id} notice={notice.data} /> : <Loading />;
}

function Editor({ notice }: { notice: NoticeWhole }): JSX.Element {
  const t = say(noticeWords);
  const client = useQueryClient();
  const [typed, setTyped] = useState<NoticeText>();
  const text = typed ?? notice.text;
  const readOnly = notice.closed.edit !== null;
  const took = (next: NoticeWhole) => {
    setTyped(undefined);
    client.setQueryData(noticeQuery(next.id).queryKey, next);
    return client.invalidateQueries({ queryKey: ['messages', 'notices'] });
  };
  const save = useAct((now: NoticeText, key) => call(noticesApi.save, { params: { id: notice.id }, body: { ...now, version: notice.version }, key }), (next) => { void took(next); });
  return (
    <Page title={notice.title} sub={`${notice.audienceText} · ${notice.jurisdictionText}`} actions={<Link to="/messages/notices" search={{}}>{t.back}</Link>}>
      {save.isSuccess && typed === undefined ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
      <ProblemNotice error={save.error} />
      {save.error ? <div><Button onClick={() => void client.invalidateQueries({ queryKey: ['messages', 'notice', notice.id] })}>{t.reload}</Button></div> : null}
      {notice.recipients === null ? null : <NoticeResult notice={notice} />}
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          {notice.state === 'draft' ? <NoticeForm text={text} error={save.error} readOnly={readOnly} onType={setTyped} /> : <NoticeSaid text={text} />}
          {readOnly ? null : <div className="flex flex-wrap items-center gap-3"><Button look="main" disabled={typed === undefined || save.isPending} onClick={() => { save.mutate(text); }}>{t.save}</Button><span className="text-soft" role="status">{typed === undefined ? '' : t.unsaved}</span></div>}
        </div>
        <div className="grid min-w-0 gap-4">
          <NoticeActs notice={notice} unsaved={typed !== undefined} onDone={(next) => void took(next)} />
          {notice.recipients === null ? <><NoticeReadingCard text={text} /><TrialCard words={{ kind: 'notice', content: text.content }} /></> : null}
        </div>
      </div>
    </Page>
  );
}
