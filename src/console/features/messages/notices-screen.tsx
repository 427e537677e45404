import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { NoticeState, type NoticeLine } from '#contracts/mass-notices.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { MessagesTabs } from './messages-tabs.tsx';
import { noticeWords } from './notice-words.ts';
import { noticesQuery } from './notices.api.ts';
import { words } from './words.ts';

const TONES = { draft: 'neutral', proposed: 'warning', scheduled: 'info', sending: 'info', sent: 'success', stopped: 'danger', withdrawn: 'neutral' } as const;

/** The state of a notice as a tag. */
export function NoticeTag({ state }: { state: NoticeState }): JSX.Element {
  return <Tag tone={TONES[state]}>{say(noticeWords).states[state]}</Tag>;
}

/** 群发通知: every notice within the jurisdiction with how far it is. */
export function NoticesScreen(): JSX.Element {
  const t = say(noticeWords);
  const search = useSearch({ from: '/inside/messages/notices' });
  const navigate = useNavigate();
  const list = useInfiniteQuery(noticesQuery(search.state));
  const rows = list.data?.pages.flatMap((p) => p.notices);
  return (
    <Page title={say(words).notices} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="messages.notices" filters={search.state === undefined ? {} : { state: search.state }} /><Link to="/messages/notices/new" className="inline-flex min-h-11 items-center rounded-md bg-blue px-4 font-semibold text-paper no-underline hover:bg-blue-deep">{t.write}</Link></div>}>
      <MessagesTabs />
      <div className="sm:max-w-xs">
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => void navigate({ to: '/messages/notices', search: { state: NoticeState.safeParse(e.target.value).data } })}>
          <option value="">{t.all}</option>{NoticeState.options.map((s) => <option key={s} value={s}>{t.states[s]}</option>)}
        </SelectField>
      </div>
      <ProblemNotice error={list.error} />
      {rows ? <Notices rows={rows} /> : list.error ? null : <Loading />}
      {list.hasNextPage ? <div><Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t.more}</Button></div> : null}
    </Page>
  );
}

function Notices({ rows }: { rows: readonly NoticeLine[] }): JSX.Element {
  const t = say(noticeWords);
  const c = t.columns;
  return (
    <DataTable
      label={say(words).notices} rows={rows} keyOf={(n) => n.id} empty={t.empty}
      columns={[
        { name: c.title, cell: (n) => <><Link to="/messages/notices/$id" params={{ id: n.id }} className="inline-block py-1 font-semibold">{n.title}</Link> {n.urgent ? <Tag tone="danger">{t.urgentTag}</Tag> : null}<br /><span className="text-sm text-soft">{n.writtenBy}</span></> },
        { name: c.audience, cell: (n) => n.audienceText },
        { name: c.state, cell: (n) => <NoticeTag state={n.state} />, nowrap: true },
        { name: c.progress, cell: (n) => (n.recipients !== null ? t.progress(n.told + n.unreachable, n.recipients) : n.counted === null ? '—' : t.counted(n.counted)), nowrap: true },
        { name: c.at, cell: (n) => beijingTime(n.sendAt ?? n.changedAt), nowrap: true },
      ]}
    />
  );
}
