import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type JSX } from 'react';
import type { MajorLine, MajorVersionWhole } from '#contracts/major-versions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { LineDialog } from './line-dialog.tsx';
import { linesQuery, majorsApi } from './majors.api.ts';
import { words } from './words.ts';

type Props = { v: MajorVersionWhole; onDone: (next: MajorVersionWhole) => void };

/** The lines of a version, page by page, searched in every name; each is edited in a dialog. */
export function LinesTab({ v, onDone }: Props): JSX.Element {
  const t = say(words);
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState('');
  const [after, setAfter] = useState<string>();
  const [edited, setEdited] = useState<MajorLine | 'new'>();
  const [removed, setRemoved] = useState<MajorLine>();
  const looked = useDeferredValue(search);
  const found = useQuery(linesQuery(v.id, v.version, { search: looked, category, after: after ?? '' }));
  const remove = useAct((line: MajorLine, key) => call(majorsApi.removeLine, { params: { id: v.id, line: line.id }, body: { version: v.version }, key }), (next) => { setRemoved(undefined); onDone(next); });
  const editable = v.closed.edit === null;
  const restart = () => { setAfter(undefined); };
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-52 grow"><TextField label={t.search} hint={t.searchHint} type="search" value={search} maxLength={60} onChange={(e) => { setSearch(e.target.value); restart(); }} /></div>
        <div className="w-40"><SelectField label={t.category} value={category} onChange={(e) => { setCategory(e.target.value); restart(); }}><option value="">{t.all}</option>{(['core', 'related', 'other'] as const).map((c) => <option key={c} value={c}>{t.categories[c]}</option>)}</SelectField></div>
        <ExportControl list="majors.lines" filters={{ version: v.id, search: looked, ...(category !== '' && { category }) }} />
        {editable ? <Button look="main" onClick={() => { setEdited('new'); }}>{t.addLine}</Button> : null}
      </div>
      <p className="text-soft" role="status">{t.lineCount(v.lineCount)}</p>
      <ProblemNotice error={found.error} />
      {found.data ? <DataTable label={t.tabs.lines} rows={found.data.lines} keyOf={(l) => l.id} empty={t.noLines} busy={found.isFetching} columns={columnsOf(v, editable ? { onEdit: setEdited, onRemove: (line) => { remove.reset(); setRemoved(line); } } : undefined)} /> : found.isPending ? <Loading /> : null}
      <Pager after={after} next={found.data && found.data.next !== null ? String(found.data.next) : null} onShow={setAfter} />
      {edited ? <LineDialog key={edited === 'new' ? 'new' : edited.id} v={v} line={edited === 'new' ? undefined : edited} onClose={() => { setEdited(undefined); }} onDone={(next) => { setEdited(undefined); onDone(next); }} /> : null}
      <ModalDialog open={removed !== undefined} onClose={() => { setRemoved(undefined); }} title={t.remove}>
        <p>{t.removeSure(removed?.nameZh ?? '')}</p>
        <ProblemNotice error={remove.error} />
        <div className="flex flex-wrap gap-3"><Button look="danger" disabled={remove.isPending} onClick={() => { if (removed) remove.mutate(removed); }}>{t.remove}</Button><Button onClick={() => { setRemoved(undefined); }}>{t.cancel}</Button></div>
      </ModalDialog>
    </>
  );
}

type Acts = { onEdit: (line: MajorLine) => void; onRemove: (line: MajorLine) => void };

function columnsOf(v: MajorVersionWhole, acts: Acts | undefined): Column<MajorLine>[] {
  const t = say(words);
  const lang = pageLang();
  const f = t.fields;
  return [
    { name: t.row, cell: (l) => l.at, align: 'right', nowrap: true },
    { name: f['code'] ?? '', cell: (l) => <span className="digits">{l.code}</span>, nowrap: true },
    { name: f['nameZh'] ?? '', cell: (l) => <><strong className="font-semibold" lang="zh">{l.nameZh}</strong>{l.restored ? <> <Tag tone="info">{f['restored']}</Tag></> : null}{l.nameEn === '' ? null : <span className="block text-sm text-soft" lang="en">{l.nameEn}</span>}</> },
    { name: f['category'] ?? '', cell: (l) => t.categories[l.category], nowrap: true },
    { name: t.earlierNames, cell: (l) => <ul className="grid gap-0.5">{v.head.columns.slice(1).map((c) => <Earlier key={c.key} column={c.name[lang]} names={l.names[c.key] ?? []} />)}</ul> },
    ...(acts ? [{ name: t.edit, cell: (l: MajorLine) => <span className="flex flex-wrap gap-1"><Button small aria-label={`${t.edit} ${l.nameZh} ${String(l.at)}`} onClick={() => { acts.onEdit(l); }}>{t.edit}</Button><Button small look="quiet" aria-label={`${t.remove} ${l.nameZh} ${String(l.at)}`} onClick={() => { acts.onRemove(l); }}>{t.remove}</Button></span> }] : []),
  ];
}

/** How many names stand there before the rest is folded away. */
const SHOWN = 10;

function Earlier({ column, names }: { column: string; names: readonly string[] }): JSX.Element | null {
  if (names.length === 0) return null;
  const rest = names.slice(SHOWN);
  return (
    <li>
      <span className="text-sm text-soft">{column}{colon()}</span><span lang="zh">{names.slice(0, SHOWN).join('、')}</span>
      {rest.length === 0 ? null : <details className="inline"><summary className="inline-block min-h-6 cursor-pointer text-sm text-blue">+{rest.length}</summary> <span lang="zh">{rest.join('、')}</span></details>}
    </li>
  );
}
