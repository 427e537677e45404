import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MemberLine } from '#contracts/staff-people.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { membersQuery, MemberSearch, provincesQuery } from './people.api.ts';
import { peopleWords } from './people-words.ts';
import { StaffFilters } from './staff-filters.tsx';

/** What a filter asks for, as it stands in its field. */
type Asked = { [K in keyof MemberSearch]?: string | undefined };

const LINK = 'inline-flex min-h-11 items-center rounded-md border px-4 font-semibold no-underline';

/** 工作人员: everybody within the reader's jurisdiction, narrowed by what stands in the address. */
export function PeopleScreen(): JSX.Element {
  const t = say(peopleWords);
  const search = useSearch({ from: '/inside/people' });
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const list = useQuery({ ...membersQuery(search), placeholderData: (before) => before });
  const show = (next: Asked) => {
    const wanted = MemberSearch.safeParse(Object.fromEntries(Object.entries({ ...search, after: undefined, ...next }).filter(([, value]) => value !== '')));
    if (wanted.success) void navigate({ to: '/people', search: wanted.data });
  };
  return (
    <Page
      title={t.title} sub={t.sub}
      actions={(
        <div className="flex flex-wrap gap-3">
          <ExportControl list="staff.members" filters={search} />
          <Link to="/people/postings" search={{}} className={`${LINK} border-line bg-paper text-blue hover:bg-wash`}>{t.postings}</Link>
          {session && may(session, 'staff.manage') ? <Link to="/people/new" className={`${LINK} border-blue bg-blue text-paper hover:bg-blue-deep`}>{t.newPerson}</Link> : null}
        </div>
      )}
    >
      <Filters key={search.name ?? ''} search={search} nation={session?.jurisdiction.kind === 'nation'} onShow={show} />
      <ProblemNotice error={list.error} />
      {list.data ? <DataTable label={t.title} rows={list.data.items} keyOf={(m) => m.id} columns={columnsOf()} empty={t.empty} busy={list.isPlaceholderData} /> : list.isPending ? <Loading /> : null}
      <Pager after={search.after} next={list.data?.next} onShow={(after) => { show({ after }); }} />
    </Page>
  );
}

function Filters({ search, nation, onShow }: { search: MemberSearch; nation: boolean; onShow: (next: Asked) => void }): JSX.Element {
  const t = say(peopleWords);
  const { data } = useQuery({ ...provincesQuery, enabled: nation });
  const place = nation ? (
    <SelectField label={t.province} value={search.province ?? ''} onChange={(e) => { onShow({ province: e.target.value }); }}>
      <option value="">{t.all}</option>
      {data?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[pageLang()]}</option>)}
    </SelectField>
  ) : null;
  return <StaffFilters words={t} nameLabel={t.nameOrUser} search={search} place={place} onShow={onShow} onClear={() => { onShow({ role: '', province: '', state: '', name: '' }); }} />;
}

function columnsOf(): Column<MemberLine>[] {
  const t = say(peopleWords);
  const lang = pageLang();
  return [
    { name: t.name, cell: (m) => <><Link to="/people/$id" params={{ id: m.id }}>{m.name}</Link><span className="block text-sm text-soft">{m.userName}</span></> },
    { name: t.roles, cell: (m) => (m.roles.length === 0 ? <span className="text-soft">{t.noRoles}</span> : m.roles.map((r) => STAFF_ROLE_WORDS[r][lang]).join(' · ')) },
    { name: t.jurisdiction, cell: (m) => m.jurisdictionText || '—' },
    { name: t.state, cell: (m) => (
      <span className="flex flex-wrap gap-1">
        <Tag tone={m.state === 'active' ? 'success' : 'danger'}>{t.states[m.state]}</Tag>
        {m.pending ? <Tag tone="warning">{t.pending}</Tag> : null}
        {m.passwordTemporary ? <Tag>{t.temporary}</Tag> : null}
        {m.secondFactor ? null : <Tag>{t.factorOff}</Tag>}
      </span>
    ) },
    { name: t.lastSignedIn, nowrap: true, cell: (m) => (m.lastSignedInAt === null ? <span className="text-soft">{t.never}</span> : <time>{beijingTime(m.lastSignedInAt)}</time>) },
  ];
}
