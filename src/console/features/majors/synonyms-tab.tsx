import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { majorsApi, synonymsQuery } from './majors.api.ts';
import { words } from './words.ts';

type Props = { v: MajorVersionWhole; onDone: (next: MajorVersionWhole) => void };
const EMPTY = { name: '', code: '', source: '' };

/** Name variants of a version (同义专业名称): which major each leads to, where it comes from, who added it. */
export function SynonymsTab({ v, onDone }: Props): JSX.Element {
  const t = say(words);
  const [typed, setTyped] = useState(EMPTY);
  const found = useQuery(synonymsQuery(v.id, v.version));
  const add = useAct((one: typeof EMPTY, key) => call(majorsApi.addSynonym, { params: { id: v.id }, body: { ...one, version: v.version }, key }), (next) => { setTyped(EMPTY); onDone(next); });
  const remove = useAct((name: string, key) => call(majorsApi.removeSynonym, { params: { id: v.id }, body: { name, version: v.version }, key }), onDone);
  const editable = v.closed.edit === null;
  const field = (name: keyof typeof EMPTY, label: string, hint?: string) => <TextField label={label} hint={hint} value={typed[name]} maxLength={200} problem={problemAt(add.error, name)} onChange={(e) => { setTyped({ ...typed, [name]: e.target.value }); }} />;
  return (
    <>
      <p className="text-soft">{t.synonymsSub}</p>
      <div><ExportControl small list="majors.synonyms" filters={{ version: v.id }} /></div>
      <ProblemNotice error={found.error ?? remove.error} />
      {found.data ? (
        <DataTable
          label={t.tabs.synonyms} rows={found.data.synonyms} keyOf={(s) => s.name} empty={t.noSynonyms} busy={found.isFetching}
          columns={[
            { name: t.synonym, cell: (s) => <strong lang="zh">{s.name}</strong> },
            { name: t.leadsTo, cell: (s) => <><span className="digits">{s.code}</span> <span lang="zh">{s.majorName ?? '—'}</span></> },
            { name: t.source, cell: (s) => s.source },
            { name: t.addedBy, cell: (s) => `${s.addedBy} ${beijingTime(s.addedAt)}` },
            ...(editable ? [{ name: t.remove, cell: (s: { name: string }) => <Button small look="quiet" aria-label={`${t.remove} ${s.name}`} disabled={remove.isPending} onClick={() => { remove.mutate(s.name); }}>{t.remove}</Button> }] : []),
          ]}
        />
      ) : found.isPending ? <Loading /> : null}
      {editable ? (
        <Card title={t.addSynonym}>
          <form className="grid gap-3 sm:grid-cols-3" noValidate onSubmit={(event) => { event.preventDefault(); add.mutate(typed); }}>
            {field('name', t.synonym)}{field('code', t.fields['code'] ?? '', t.leadsTo)}{field('source', t.source, t.sourceHint)}
            <div className="sm:col-span-3"><ProblemNotice error={add.error} except={['name', 'code', 'source']} /><Button type="submit" look="main" disabled={add.isPending}>{t.addSynonym}</Button></div>
          </form>
        </Card>
      ) : null}
    </>
  );
}
