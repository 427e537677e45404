import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { MajorImport } from '#contracts/major-imports.ts';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inARow, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { Differences } from './differences.tsx';
import { ImportLoading } from './import-loading.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { faultsQuery, importDifferencesQuery, importsQuery } from './majors.api.ts';
import { words } from './words.ts';

type Props = { v: MajorVersionWhole; found: MajorImport; onDone: (next: MajorVersionWhole) => void };

/** What came of a file: its figures, how its columns are understood, every fault at its cell, what loading would change, and the choice. */
export function ImportReport({ v, found: i, onDone }: Props): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const again = () => { void client.invalidateQueries({ queryKey: ['majors'] }); };
  const open = i.state === 'unmapped' || i.state === 'checked';
  return (
    <>
      <Card title={i.fileName}>
        <p className="flex flex-wrap items-center gap-2"><Tag tone={i.state === 'loaded' ? 'success' : i.bad > 0 || i.state === 'unmapped' ? 'warning' : 'info'}>{t.importStates[i.state]}</Tag><span>{i.state === 'unmapped' ? '' : t.importFigures(i.rows, i.good, i.bad)}</span>{i.loaded === null ? null : <span>{t.loadedRows(i.loaded)}</span>}</p>
        <p className="text-sm text-soft">{t.from(i.sheet, i.encoding, i.headerRow)}{i.otherSheets.length > 0 ? `。${t.otherSheets(inARow(i.otherSheets))}` : ''}</p>
        {i.state === 'checked' && i.rows > 0 ? <progress className="h-3 w-full" max={i.rows} value={i.good} aria-label={t.importFigures(i.rows, i.good, i.bad)} /> : null}
      </Card>
      {open && v.closed.edit === null ? <ImportMapping key={JSON.stringify(i.columns.map((c) => c.field))} found={i} onDone={(next) => { client.setQueryData(importsQuery(v.id).queryKey, (was) => (was ? { imports: was.imports.map((x) => (x.id === next.id ? next : x)) } : was)); again(); }} /> : null}
      {i.faults + i.notes > 0 ? <Faults found={i} /> : null}
      {i.state === 'checked' ? <Preview v={v} found={i} /> : null}
      {i.state === 'checked' && v.closed.edit === null ? <ImportLoading v={v} found={i} onDone={(next) => { onDone(next); again(); }} /> : null}
    </>
  );
}

function Faults({ found: i }: { found: MajorImport }): JSX.Element {
  const t = say(words);
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(faultsQuery(i.id, after ?? ''));
  return (
    <Card title={t.faults}>
      <p className="flex flex-wrap items-center justify-between gap-2"><span>{t.faultsSub(i.faults, i.notes)}</span><a className="inline-flex min-h-8 items-center" href={`/api/staff/major-imports/${i.id}/faults/file`} download>{t.downloadFaults}</a></p>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.faults} rows={data.faults} keyOf={(f) => `${String(f.row)} ${f.column ?? ''} ${f.text}`} empty={t.noFaults} busy={isFetching}
          columns={[
            { name: t.row, cell: (f) => f.row, align: 'right', nowrap: true },
            { name: t.column, cell: (f) => (f.column === null ? t.wholeRow : `${f.column} ${f.header ?? ''}`) },
            { name: t.cell, cell: (f) => <span className="break-all">{f.value || '—'}</span> },
            { name: t.problem, cell: (f) => <>{f.fault ? null : <Tag tone="info">{t.handled}</Tag>} {f.text}</> },
          ]}
        />
      ) : <Loading />}
      <Pager after={after} next={data && data.next !== null ? String(data.next) : null} onShow={setAfter} />
    </Card>
  );
}

function Preview({ v, found }: { v: MajorVersionWhole; found: MajorImport }): JSX.Element {
  const t = say(words);
  const [after, setAfter] = useState<string>();
  const { data, error } = useQuery(importDifferencesQuery(found.id, after ?? ''));
  return <Card title={t.preview} actions={<ExportControl small list="majors.import-differences" filters={{ import: found.id }} />}>{data ? <Differences diff={data} head={v.head} after={after} onShow={setAfter} /> : error ? <ProblemNotice error={error} /> : <Loading />}</Card>;
}
