import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PowerLine } from '#contracts/staff-powers.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { provincesQuery } from './people.api.ts';
import { PowerSearch, powersQuery } from './powers.api.ts';
import { powersWords } from './powers-words.ts';
import { StaffFilters } from './staff-filters.tsx';

type Asked = { [K in keyof PowerSearch]?: string | undefined };

/** 授权总览: every power within the reader's jurisdiction, narrowed by what stands in the address. */
export function PowersScreen(): JSX.Element {
  const t = say(powersWords);
  const search = useSearch({ from: '/inside/powers' });
  const navigate = useNavigate();
  const list = useQuery({ ...powersQuery(search), placeholderData: (before) => before });
  const show = (next: Asked) => {
    const wanted = PowerSearch.safeParse(Object.fromEntries(Object.entries({ ...search, after: undefined, ...next }).filter(([, value]) => value !== '')));
    if (wanted.success) void navigate({ to: '/powers', search: wanted.data });
  };
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="staff.powers" filters={search} />}>
      <Filters key={search.name ?? ''} search={search} onShow={show} />
      <ProblemNotice error={list.error} />
      {list.data ? <p role="status" className="text-soft">{t.count(list.data.count)}</p> : null}
      {list.data ? <DataTable label={t.title} rows={list.data.items} keyOf={(p) => `${p.userName}~${p.role}`} columns={columnsOf()} empty={t.empty} busy={list.isPlaceholderData} /> : list.isPending ? <Loading /> : null}
      <Pager after={search.after} next={list.data?.next} onShow={(after) => { show({ after }); }} />
    </Page>
  );
}

function Filters({ search, onShow }: { search: PowerSearch; onShow: (next: Asked) => void }): JSX.Element {
  const t = say(powersWords);
  const { data: session } = useQuery(sessionQuery);
  const nation = session?.jurisdiction.kind === 'nation';
  const { data } = useQuery({ ...provincesQuery, enabled: nation });
  const place = nation ? (
    <SelectField label={t.organisation} value={search.organisation ?? ''} onChange={(e) => { onShow({ organisation: e.target.value }); }}>
      <option value="">{t.all}</option>
      <option value="00">{t.centre}</option>
      {data?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[pageLang()]}</option>)}
    </SelectField>
  ) : null;
  return <StaffFilters words={t} nameLabel={t.name} search={search} place={place} onShow={onShow} onClear={() => { onShow({ role: '', organisation: '', state: '', name: '' }); }} />;
}

function columnsOf(): Column<PowerLine>[] {
  const t = say(powersWords);
  const lang = pageLang();
  return [
    { name: t.person, cell: (p) => <><Link to="/powers/$id" params={{ id: p.member.id }}>{p.member.name}</Link><span className="block text-sm text-soft">{p.userName}</span>{p.state === 'active' ? null : <Tag tone="danger">{t.stopped}</Tag>}</> },
    { name: t.role, cell: (p) => STAFF_ROLE_WORDS[p.role][lang] },
    { name: t.place, cell: (p) => p.jurisdictionText },
    { name: t.since, nowrap: true, cell: (p) => <time>{beijingTime(p.since)}</time> },
    { name: t.proposedBy, nowrap: true, cell: (p) => p.proposedBy?.name ?? <span className="text-soft">{t.setUp}</span> },
    { name: t.approvedBy, nowrap: true, cell: (p) => p.approvedBy?.name ?? <span className="text-soft">{t.setUp}</span> },
    { name: t.reason, wide: true, cell: (p) => p.reason ?? '—' },
  ];
}
