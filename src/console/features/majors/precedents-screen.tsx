import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PrecedentGroup } from '#contracts/major-precedents.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inARow, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { AdoptDialog } from './adopt-dialog.tsx';
import { decisionsQuery, precedentsQuery } from './majors.api.ts';
import { words } from './words.ts';

/** 审核先例: the majors reviewers had to decide on, how they did, and the act that takes a name into the next version. */
export function PrecedentsScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/majors-precedents' });
  const navigate = useNavigate();
  const found = useQuery(precedentsQuery(search));
  const [adopted, setAdopted] = useState<PrecedentGroup>();
  const go = (changes: Partial<typeof search>) => void navigate({ to: '/majors-precedents', search: { ...search, after: undefined, ...changes } });
  return (
    <Page title={t.precedents} sub={t.precedentsSub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="majors.precedents" filters={{ ...(search.exam !== undefined && { exam: search.exam }), search: search.search ?? '', ...(search.contradictory && { contradictory: search.contradictory }) }} /><Link to="/majors">{t.back}</Link></div>}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-56"><SelectField label={t.exams} value={search.exam ?? ''} onChange={(e) => { go({ exam: e.target.value === '' ? undefined : e.target.value }); }}><option value="">{t.allPrecedents}</option>{found.data?.exams.map((e) => <option key={e.code} value={e.code}>{e.code} {e.name}</option>)}</SelectField></div>
        <div className="min-w-48 grow"><TextField label={t.search} type="search" maxLength={60} value={search.search ?? ''} onChange={(e) => { go({ search: e.target.value === '' ? undefined : e.target.value }); }} /></div>
        <label className="flex min-h-11 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={search.contradictory === 'yes'} onChange={(e) => { go({ contradictory: e.target.checked ? 'yes' : undefined }); }} />{t.onlyContradictory}</label>
      </div>
      <ProblemNotice error={found.error} />
      {found.data?.groups.length === 0 ? <p role="status" className="rounded-lg border border-rule bg-paper p-8 text-center text-soft">{t.noPrecedents}</p> : null}
      {found.isPending ? <Loading /> : null}
      <ul className="grid gap-3">{found.data?.groups.map((g) => <Group key={`${g.exam} ${g.plainMajor}`} group={g} onAdopt={() => { setAdopted(g); }} />)}</ul>
      <Pager after={search.after} next={found.data?.next} onShow={(after) => { go({ after }); }} />
      {adopted ? <AdoptDialog group={adopted} onClose={() => { setAdopted(undefined); }} /> : null}
    </Page>
  );
}

const TONES = { core: 'success', related: 'info', other: 'neutral', none: 'danger' } as const;

function Group({ group: g, onAdopt }: { group: PrecedentGroup; onAdopt: () => void }): JSX.Element {
  const t = say(words);
  const [open, setOpen] = useState(false);
  return (
    <li className="grid gap-2 rounded-lg border border-rule bg-paper p-4">
      <h2 className="flex flex-wrap items-center gap-2"><span lang="zh">{g.major}</span>{g.contradictory ? <Tag tone="warning">{t.contradictory}</Tag> : null}</h2>
      <p className="flex flex-wrap items-center gap-2">{g.tally.map((s) => <Tag key={s.countsAs} tone={TONES[s.countsAs]}>{t.countsAs[s.countsAs]} · {t.times(s.times)}</Tag>)}<span className="text-soft">{g.exam} {g.examName} · {inARow(g.provinces)} · {t.lastAt} {beijingTime(g.lastAt)}</span></p>
      <p>{g.inTable ? <span className="text-success">{t.inTable(g.inTable.name)}</span> : <span className="text-soft">{t.notInTable}</span>}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button small aria-expanded={open} onClick={() => { setOpen(!open); }}>{t.showDecisions}</Button>
        {g.inTable ? null : <Button small look="main" disabled={g.edition === null} onClick={onAdopt}>{t.adopt}</Button>}
        {g.edition === null ? <span className="text-sm text-soft">{t.noEdition}</span> : null}
      </div>
      {open ? <Decisions group={g} /> : null}
    </li>
  );
}

function Decisions({ group: g }: { group: PrecedentGroup }): JSX.Element {
  const t = say(words);
  const { data, error } = useQuery(decisionsQuery(g.exam, g.plainMajor));
  if (!data) return error ? <ProblemNotice error={error} /> : <Loading />;
  return (
    <div className="grid gap-2 border-t border-rule pt-2">
    <div><ExportControl small list="majors.decisions" filters={{ exam: g.exam, major: g.plainMajor }} /></div>
    <ul className="grid gap-2">
      {data.decisions.map((d) => <li key={d.id} className="flex flex-wrap items-baseline gap-2"><Tag tone={TONES[d.countsAs]}>{t.countsAs[d.countsAs]}</Tag><span className="min-w-0">{d.reason}</span><span className="text-sm text-soft">{t.decisionBy(d.by, d.place, beijingTime(d.at))}</span></li>)}
    </ul>
    </div>
  );
}
