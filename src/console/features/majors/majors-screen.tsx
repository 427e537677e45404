import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { DraftMajors, MajorEditionLine, MajorTables } from '#contracts/major-versions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inARow, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { majorsApi, tablesQuery } from './majors.api.ts';
import { VERSION_TONES } from '../../shared/versions/version-tones.ts';
import { words, yearsText } from './words.ts';

/** 专业对照表: the editions that answer candidates, and every version people wrote. */
export function MajorsScreen(): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, isPending, isFetching } = useQuery(tablesQuery);
  const begin = useAct((asked: DraftMajors, key) => call(majorsApi.draft, { body: asked, key }), async (made) => {
    await client.invalidateQueries({ queryKey: ['majors', 'tables'] });
    await navigate({ to: '/majors/$id', params: { id: made.id }, search: { tab: asked(made.lineCount) } });
  });
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="majors.editions" /><Link to="/majors-precedents" search={{}} className="inline-flex min-h-11 items-center font-semibold">{t.toPrecedents}</Link></div>}>
      <ProblemNotice error={error} />
      <ProblemNotice error={begin.error} />
      {data ? (
        <>
          {data.mayEdit ? null : <p className="text-soft">{t.nationOnly}</p>}
          <h2>{t.editions}</h2>
          <div className="grid gap-4 lg:grid-cols-2 2xl:grid-cols-3">{data.editions.map((e) => <Edition key={e.version} edition={e} exams={data.exams} busy={begin.isPending} onBegin={() => { begin.mutate({ basedOn: e.version, examCodes: [] }); }} />)}</div>
          {data.mayEdit ? <Fresh tables={data} busy={begin.isPending} onBegin={(examCodes) => { begin.mutate({ basedOn: null, examCodes }); }} /> : null}
          <div className="flex flex-wrap items-center justify-between gap-3"><h2>{t.versions}</h2><ExportControl small list="majors.versions" /></div>
          <Versions tables={data} busy={isFetching} />
        </>
      ) : isPending ? <Loading /> : null}
    </Page>
  );
}

/** An empty table begins with what it is for, a copy with its lines. */
const asked = (lines: number) => (lines === 0 ? 'about' as const : 'lines' as const);

function Edition({ edition: e, exams, busy, onBegin }: { edition: MajorEditionLine; exams: MajorTables['exams']; busy: boolean; onBegin: () => void }): JSX.Element {
  const t = say(words);
  const nameOf = (code: string) => exams.find((x) => x.code === code)?.name ?? code;
  return (
    <section aria-label={e.title} className="grid content-start gap-2 rounded-lg border border-rule bg-paper p-4">
      <h3>{e.title}</h3>
      <p className="flex flex-wrap gap-2"><Tag tone={e.replacedBy === null ? 'success' : 'neutral'}>{yearsText(t, e)}</Tag><Tag>{t.levels[e.educationLevel]}</Tag>{e.complete ? null : <Tag tone="warning">{t.partial}</Tag>}</p>
      <p>{inARow(e.examCodes.map(nameOf))}</p>
      <p className="text-sm text-soft">{e.version} · {t.majorsCount(e.majors, e.synonyms)}{e.replacedBy === null ? '' : ` · ${t.replacedBy(e.replacedBy)}`}</p>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <a className="inline-flex min-h-8 items-center" href={`/majors?version=${e.version}`} target="_blank" rel="noreferrer">{t.publicPage}</a>
        {e.draft ? <Link to="/majors/$id" params={{ id: e.draft }} search={{ tab: 'lines' }} className="inline-flex min-h-8 items-center font-semibold">{t.openDraft}</Link> : e.mayCopy ? <Button small disabled={busy} onClick={onBegin}>{t.copy}</Button> : null}
      </p>
    </section>
  );
}

function Fresh({ tables, busy, onBegin }: { tables: MajorTables; busy: boolean; onBegin: (examCodes: string[]) => void }): JSX.Element {
  const t = say(words);
  const [ticked, setTicked] = useState<string[]>([]);
  return (
    <Card title={t.fresh}>
      <p className="text-soft">{t.freshHint}</p>
      <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        {tables.exams.map((e) => <label key={e.code} className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={ticked.includes(e.code)} onChange={(event) => { setTicked(event.target.checked ? [...ticked, e.code] : ticked.filter((c) => c !== e.code)); }} />{e.code} {e.name}</label>)}
      </div>
      <div><Button disabled={busy || ticked.length === 0} onClick={() => { onBegin(ticked); }}>{t.begin}</Button></div>
    </Card>
  );
}

function Versions({ tables, busy }: { tables: MajorTables; busy: boolean }): JSX.Element {
  const t = say(words);
  const c = t.columns;
  return (
    <DataTable
      label={t.versions} rows={tables.versions} keyOf={(v) => v.id} empty={t.noVersions} busy={busy}
      columns={[
        { name: c.number, cell: (v) => <Link to="/majors/$id" params={{ id: v.id }} search={{ tab: 'lines' }} className="inline-block py-1 font-semibold">{t.version(v.number)}</Link>, nowrap: true },
        { name: c.name, cell: (v) => v.title },
        { name: t.exams, cell: (v) => inARow(v.examCodes), nowrap: true },
        { name: t.years, cell: (v) => `${yearsText(t, v)} · ${t.levels[v.educationLevel]}` },
        { name: c.based, cell: (v) => v.basedOnTitle ?? t.own },
        { name: c.state, cell: (v) => <Tag tone={VERSION_TONES[v.state]}>{t.states[v.state]}</Tag>, nowrap: true },
        { name: c.by, cell: (v) => v.writtenBy, nowrap: true },
        { name: c.at, cell: (v) => beijingTime(v.changedAt), nowrap: true },
      ]}
    />
  );
}
