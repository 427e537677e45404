import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PostingSpell, PowerHistory } from '#contracts/staff-powers.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { powerHistoryQuery } from './powers.api.ts';
import { powersWords } from './powers-words.ts';

/** 任职经历: every posting one person has held, from when until when, by whom. */
export function PowerHistoryScreen(): JSX.Element {
  const t = say(powersWords);
  const { id } = useParams({ from: '/inside/powers/$id' });
  const { data: h, error, isPending } = useQuery(powerHistoryQuery(id));
  const back = <Link to="/powers" search={{}}>{t.back}</Link>;
  if (!h) return <Page title={t.title} actions={back}><ProblemNotice error={error} />{isPending ? <Loading /> : null}</Page>;
  return (
    <Page title={h.member.name} sub={t.historySub(h.userName)} actions={back}>
      {h.state === 'active' ? null : <Notice tone="warning">{t.stopped}</Notice>}
      <div className="grid gap-3">
        <h2>{t.spells}</h2>
        <DataTable label={t.spells} rows={h.spells} keyOf={(s) => s.id} columns={spellColumns()} empty={t.noSpells} />
      </div>
      <div className="grid gap-3">
        <h2>{t.pauses}</h2>
        <DataTable label={t.pauses} rows={h.pauses} keyOf={(p) => p.id} columns={pauseColumns()} empty={t.noPauses} />
      </div>
    </Page>
  );
}

function spellColumns(): Column<PostingSpell>[] {
  const t = say(powersWords);
  return [
    { name: t.roles, cell: (s) => s.roles.map((r) => STAFF_ROLE_WORDS[r][pageLang()]).join(' · ') },
    { name: t.place, cell: (s) => s.jurisdictionText ?? <span className="text-soft">{t.unrecorded}</span> },
    { name: t.from, nowrap: true, cell: (s) => <time>{beijingTime(s.since)}</time> },
    { name: t.until, nowrap: true, cell: (s) => (s.until === null ? <Tag tone="success">{t.inForce}</Tag> : <time>{beijingTime(s.until)}</time>) },
    { name: t.proposedBy, nowrap: true, cell: (s) => s.proposedBy?.name ?? <span className="text-soft">{t.setUp}</span> },
    { name: t.approvedBy, nowrap: true, cell: (s) => s.approvedBy?.name ?? <span className="text-soft">{t.setUp}</span> },
    { name: t.reason, wide: true, cell: (s) => s.reason ?? '—' },
  ];
}

function pauseColumns(): Column<PowerHistory['pauses'][number]>[] {
  const t = say(powersWords);
  return [
    { name: t.what, cell: (p) => t.kinds[p.kind] },
    { name: t.at, nowrap: true, cell: (p) => <time>{beijingTime(p.at)}</time> },
    { name: t.by, cell: (p) => p.by?.name ?? t.setUp },
    { name: t.reason, wide: true, cell: (p) => p.reason ?? '—' },
  ];
}
