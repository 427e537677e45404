import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { DraftRule, ExamRules, RuleSetLine } from '#contracts/rules.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { VERSION_TONES } from '../../shared/versions/version-tones.ts';
import { examRulesQuery, rulesApi } from './rules.api.ts';
import { words, yearsText } from './words.ts';

/** 报考条件: per exam what is in force, and every version people wrote. */
export function RulesScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/rules' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const found = useQuery(examRulesQuery(search.exam));
  const begin = useAct((asked: DraftRule, key) => call(rulesApi.draft, { body: asked, key }), async (made) => {
    await client.invalidateQueries({ queryKey: ['rules', 'exam'] });
    await navigate({ to: '/rules/$id', params: { id: made.id } });
  });
  const rules = found.data;
  return (
    <Page title={t.title} sub={t.sub}>
      <ProblemNotice error={found.error} />
      <ProblemNotice error={begin.error} />
      {rules ? (
        <>
          <div className="max-w-md"><SelectField label={t.exam} value={rules.exam} onChange={(e) => void navigate({ to: '/rules', search: { exam: e.target.value } })}>{rules.exams.map((e) => <option key={e.code} value={e.code}>{e.code} {e.name}</option>)}</SelectField></div>
          {rules.mayEdit ? null : <p className="text-soft">{t.nationOnly}</p>}
          <Card title={t.inForce} actions={<ExportControl small list="rules.in-force" filters={{ exam: rules.exam }} />}>
            <div className="grid gap-4 xl:grid-cols-2">{rules.inForce.map((set) => <InForce key={set.id} set={set} mayEdit={rules.mayEdit} busy={begin.isPending} onBegin={() => { begin.mutate({ exam: rules.exam, level: set.level, replaces: set.id }); }} />)}</div>
            {rules.mayEdit ? <Fresh rules={rules} busy={begin.isPending} onBegin={(level) => { begin.mutate({ exam: rules.exam, level, replaces: null }); }} /> : null}
          </Card>
          <div className="flex flex-wrap items-center justify-between gap-3"><h2>{t.versions}</h2><ExportControl small list="rules.versions" filters={{ exam: rules.exam }} /></div>
          <Versions rows={rules.versions} busy={found.isFetching} />
        </>
      ) : found.isPending ? <Loading /> : null}
    </Page>
  );
}

function InForce({ set, mayEdit, busy, onBegin }: { set: RuleSetLine; mayEdit: boolean; busy: boolean; onBegin: () => void }): JSX.Element {
  const t = say(words);
  return (
    <section className="grid content-start gap-2 rounded-md border border-rule p-3" aria-label={`${set.levelName} ${yearsText(t, set)}`}>
      <h3>{set.levelName} · {set.title} <Tag>{yearsText(t, set)}</Tag></h3>
      <ol className="list-decimal pl-6">{set.alternatives.map((a) => <li key={a}>{a}</li>)}</ol>
      <p className="text-sm text-soft">{t.source}{colon()}{set.source}</p>
      {set.draft ? <Link to="/rules/$id" params={{ id: set.draft }} className="inline-flex min-h-8 items-center font-semibold">{t.openDraft}</Link> : mayEdit ? <div><Button small disabled={busy} onClick={onBegin}>{t.edit}</Button></div> : null}
    </section>
  );
}

function Fresh({ rules, busy, onBegin }: { rules: ExamRules; busy: boolean; onBegin: (level: string) => void }): JSX.Element {
  const t = say(words);
  const [level, setLevel] = useState(rules.levels[0]?.code ?? '');
  return (
    <div className="flex flex-wrap items-end gap-3 border-t border-rule pt-3">
      <div className="w-56"><SelectField label={t.fresh} value={level} onChange={(e) => { setLevel(e.target.value); }}>{rules.levels.map((l) => <option key={l.code} value={l.code}>{l.code} {l.name}</option>)}</SelectField></div>
      <Button disabled={busy} onClick={() => { onBegin(level); }}>{t.begin}</Button>
    </div>
  );
}

function Versions({ rows, busy }: { rows: ExamRules['versions']; busy: boolean }): JSX.Element {
  const t = say(words);
  const c = t.columns;
  return (
    <DataTable
      label={t.versions} rows={rows} keyOf={(v) => v.id} empty={t.noVersions} busy={busy}
      columns={[
        { name: c.level, cell: (v) => <Link to="/rules/$id" params={{ id: v.id }} className="inline-block py-1 font-semibold">{v.levelName}</Link> },
        { name: c.number, cell: (v) => t.version(v.number), nowrap: true },
        { name: c.title, cell: (v) => v.title },
        { name: c.years, cell: (v) => yearsText(t, v), nowrap: true },
        { name: c.state, cell: (v) => <Tag tone={VERSION_TONES[v.state]}>{t.states[v.state]}</Tag>, nowrap: true },
        { name: c.by, cell: (v) => v.writtenBy, nowrap: true },
        { name: c.at, cell: (v) => beijingTime(v.changedAt), nowrap: true },
      ]}
    />
  );
}
