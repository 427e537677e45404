import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { CaseItem } from '#contracts/assistance.ts';
import type { CaseList } from '#contracts/case-lists.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { StaffSession } from '#contracts/staff.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { AccountHelp } from './account-help.tsx';
import { listQuery } from './assistance.api.ts';
import { CasePanel } from './case-panel.tsx';
import { ProposeUnlock } from './propose-unlock.tsx';
import { words } from './words.ts';

const OPENED_BY: Record<CaseList, readonly Parameters<typeof may>[1][]> = { unlocks: ['application.unlock'], accounts: ['candidate.assist', 'candidate.assist_approve'], appeals: ['appeal.decide'] };
const listsOf = (session: StaffSession) => (['unlocks', 'accounts', 'appeals'] as const).filter((l) => OPENED_BY[l].some((p) => may(session, p)));

/** 协助事项: unlocks, help with accounts and appeals that the member's roles open, with the case chosen beside the list. */
export function AssistanceScreen(): JSX.Element {
  const t = say(words);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const lists = listsOf(session);
  const search = useSearch({ from: '/inside/cases' });
  const list = lists.includes(search.list ?? 'unlocks') ? (search.list ?? 'unlocks') : (lists[0] ?? 'unlocks');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const [told, setTold] = useState<string>();
  const state = search.state ?? 'waiting';
  const asked = useQuery(listQuery({ list, state, after: search.after }));
  const show = (next: Partial<typeof search>) => {
    setTold(undefined);
    void navigate({ to: '/cases', search: { list, state, ...next } });
  };
  const done = (text: string, opened?: { accountId: string; caseId: string }) => {
    setMaking(false);
    void client.invalidateQueries({ queryKey: ['assistance'] });
    if (opened) show({ account: opened.accountId, case: opened.caseId });
    setTold(text);
  };
  const mayPropose = list === 'unlocks' || (list === 'accounts' && may(session, 'candidate.assist'));
  return (
    <Page title={t.title} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list={`assistance.${list}`} filters={{ state }} />{mayPropose ? <Button look="main" aria-expanded={making} onClick={() => { setMaking(!making); }}>{making ? t.close : list === 'unlocks' ? t.newUnlock : t.newCase}</Button> : null}</div>}>
      <div className="flex flex-wrap gap-4">
        <div role="group" aria-label={t.title} className="flex flex-wrap gap-2">
          {lists.map((l) => <Button key={l} look={l === list ? 'main' : 'plain'} aria-pressed={l === list} onClick={() => { setMaking(false); void navigate({ to: '/cases', search: { list: l } }); }}>{t.lists[l]}{l === list && asked.data ? ` ${String(asked.data.waiting)}` : ''}</Button>)}
        </div>
        <div role="group" aria-label={t.show} className="flex flex-wrap gap-2">
          {(['waiting', 'all'] as const).map((s) => <Button key={s} look={s === state ? 'main' : 'plain'} aria-pressed={s === state} onClick={() => { show({ state: s }); }}>{t.states[s]}</Button>)}
        </div>
      </div>
      {told === undefined ? null : <Notice tone="success" live="status">{told}</Notice>}
      {!making ? null : list === 'unlocks' ? <ProposeUnlock onDone={(opened) => { done(t.openedUnlock, opened); }} /> : <AccountHelp onDone={(opened) => { done(t.opened, opened); }} />}
      <ProblemNotice error={asked.error} />
      {!asked.data ? asked.isPending ? <Loading /> : null : (
        <>
          <DataTable<CaseItem>
            label={t.lists[list]} rows={asked.data.items} keyOf={(i) => i.caseId} empty={t.empty[state]} busy={asked.isFetching}
            columns={[
              { name: t.columns.kind, nowrap: true, cell: (i) => <button type="button" className="min-h-8 text-left font-semibold text-blue underline" aria-pressed={i.caseId === search.case} onClick={() => { show({ account: i.accountId, case: i.caseId }); }}>{i.kindText}</button> },
              { name: t.columns.person, cell: (i) => <><strong>{i.name}</strong> <span className="digits text-soft">{i.documentNumber}</span></> },
              { name: t.columns.about, cell: (i) => i.about },
              { name: t.columns.by, nowrap: true, cell: (i) => i.byName ?? '—' },
              { name: t.columns.at, nowrap: true, cell: (i) => beijingTime(i.openedAt) },
              { name: t.columns.due, nowrap: true, cell: (i) => (i.dueAt === null ? '—' : beijingTime(i.dueAt)) },
              { name: t.columns.state, nowrap: true, cell: (i) => <Tag tone={i.state === 'waiting' ? 'info' : i.state === 'approved' ? 'success' : i.state === 'refused' ? 'warning' : 'neutral'}>{i.stateText}</Tag> },
            ]}
          />
          <Pager after={search.after} next={asked.data.next} onShow={(after) => { show({ after }); }} />
        </>
      )}
      {search.account !== undefined && search.case !== undefined ? <CasePanel key={search.case} list={list} accountId={search.account} caseId={search.case} session={session} onDone={(text) => { done(text); }} /> : null}
    </Page>
  );
}
