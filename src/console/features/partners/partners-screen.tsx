import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PartnerLine } from '#contracts/partners.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { EnterDialog } from './enter-dialog.tsx';
import { partnersQuery } from './partners.api.ts';
import { words } from './words.ts';

/** 对接系统: who outside has keys, and where messages go. */
export function PartnersScreen(): JSX.Element {
  const t = say(words);
  const { after } = useSearch({ from: '/inside/partners' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [entering, setEntering] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const list = useQuery(partnersQuery(after));
  const columns: Column<PartnerLine>[] = [
    { name: t.name, wide: true, cell: (p) => <><Link to="/partners/$id" params={{ id: p.id }}>{p.name}</Link>{p.pausedHooks > 0 ? <span className="block"><Tag tone="danger">{t.paused(p.pausedHooks)}</Tag></span> : null}</> },
    { name: t.place, cell: (p) => p.jurisdictionText },
    { name: t.contact, cell: (p) => p.contact },
    { name: t.liveKeys, align: 'right', cell: (p) => p.liveKeys },
    { name: t.waitingKeys, align: 'right', cell: (p) => (p.waitingKeys > 0 ? <Tag tone="warning">{p.waitingKeys}</Tag> : 0) },
    { name: t.lastUsed, nowrap: true, cell: (p) => (p.lastUsedAt === null ? <span className="text-soft">{t.never}</span> : <time>{beijingTime(p.lastUsedAt)}</time>) },
  ];
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="partners.partners" />{session && may(session, 'partner.manage') ? <Button look="main" onClick={() => { setEntering(true); }}>{t.enter}</Button> : null}</div>}>
      <ProblemNotice error={list.error} />
      {list.data ? <DataTable label={t.title} rows={list.data.items} keyOf={(p) => p.id} columns={columns} empty={t.empty} /> : list.isPending ? <Loading /> : null}
      <Pager after={after} next={list.data?.next} onShow={(next) => void navigate({ to: '/partners', search: { after: next } })} />
      {entering ? <EnterDialog onClose={() => { setEntering(false); }} onDone={async (id) => { await client.invalidateQueries({ queryKey: ['partners'] }); await navigate({ to: '/partners/$id', params: { id } }); }} /> : null}
    </Page>
  );
}
