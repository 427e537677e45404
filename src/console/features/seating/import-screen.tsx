import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RoomImport } from '#contracts/test-centres.ts';
import { call } from '../../shared/api/call.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { roomFaultsQuery, roomImportsQuery, seatingApi } from './seating.api.ts';
import { words } from './words.ts';

/** 导入考场: a file is checked; whatever it holds waits for the officer's choice. */
export function ImportScreen(): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const found = useQuery(roomImportsQuery);
  const [file, setFile] = useState<File>();
  const send = useAct((chosen: File, key) => upload(seatingApi.sendRooms, { params: {}, files: [chosen], key }), () => { setFile(undefined); return client.invalidateQueries({ queryKey: roomImportsQuery.queryKey }); });
  const sheet = (content: 'template' | 'rooms', format: 'xlsx' | 'csv') => <a className="inline-flex min-h-8 items-center" href={`/api/staff/room-sheet?content=${content}&format=${format}`} download>{format.toUpperCase()}</a>;
  const [newest, ...earlier] = found.data?.imports ?? [];
  return (
    <Page title={t.importTitle} sub={t.importSub} actions={<Link to="/centres" search={{}} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <Card label={t.importTitle}>
        <p className="flex flex-wrap items-center gap-x-4">{t.template}{colon()}{sheet('template', 'xlsx')}{sheet('template', 'csv')}</p>
        <p className="flex flex-wrap items-center gap-x-4">{t.existing}{colon()}{sheet('rooms', 'xlsx')}{sheet('rooms', 'csv')}</p>
        <form className="grid gap-3" onSubmit={(event) => { event.preventDefault(); if (file) send.mutate(file); }}>
          <TextField key={String(send.submittedAt)} label={t.chooseFile} type="file" className="py-1" accept=".xlsx,.csv,text/csv" onChange={(e) => { setFile(e.target.files?.[0]); send.reset(); }} />
          <div className="flex flex-wrap items-center gap-3"><Button type="submit" look="main" disabled={!file || send.isPending}>{t.send}</Button><span role="status" className="text-soft">{send.isPending ? t.sending : ''}</span></div>
          <ProblemNotice error={send.error} />
        </form>
      </Card>
      <ProblemNotice error={found.error} />
      {found.isPending ? <Loading /> : null}
      {newest ? <Report key={newest.id} found={newest} /> : found.data ? <p className="text-soft">{t.noImports}</p> : null}
      {earlier.length > 0 ? <Card title={t.earlier}><ul className="grid gap-2">{earlier.map((i) => <li key={i.id} className="flex flex-wrap items-baseline gap-2"><time className="digits text-sm text-soft">{beijingTime(i.at)}</time><span className="min-w-0 break-all">{i.fileName}</span><span>{t.importBy(i.by)}</span><Tag tone={i.state === 'loaded' ? 'success' : 'neutral'}>{t.importStates[i.state]}</Tag></li>)}</ul></Card> : null}
    </Page>
  );
}

function Report({ found: i }: { found: RoomImport }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const faults = useQuery({ ...roomFaultsQuery(i.id, after ?? ''), enabled: i.faults > 0 });
  const load = useAct((rows: 'all' | 'good', key) => call(seatingApi.loadRooms, { params: { id: i.id }, body: { rows }, key }), async () => { await client.invalidateQueries({ queryKey: ['room-imports'] }); await client.invalidateQueries({ queryKey: ['centres'] }); });
  return (
    <Card title={i.fileName}>
      <p className="flex flex-wrap items-center gap-2"><Tag tone={i.state === 'loaded' ? 'success' : i.bad > 0 ? 'warning' : 'info'}>{t.importStates[i.state]}</Tag><span>{t.figures(i.rows, i.good, i.bad)}</span>{i.loaded === null ? null : <span role="status">{t.loadedRows(i.loaded)}</span>}</p>
      {i.faults > 0 ? (
        <>
          <p className="flex flex-wrap items-center justify-between gap-2"><strong>{t.faults}</strong><a className="inline-flex min-h-8 items-center" href={`/api/staff/room-imports/${i.id}/faults/file`} download>{t.downloadFaults}</a></p>
          <ProblemNotice error={faults.error} />
          {faults.data ? (
            <DataTable
              label={t.faults} rows={faults.data.faults} keyOf={(f) => `${String(f.row)} ${f.column ?? ''} ${f.text}`} empty={t.noFaults} busy={faults.isFetching}
              columns={[
                { name: t.row, cell: (f) => f.row, align: 'right', nowrap: true }, { name: t.column, cell: (f) => (f.column === null ? t.wholeRow : `${f.column} ${f.header ?? ''}`) },
                { name: t.cell, cell: (f) => <span className="break-all">{f.value || '—'}</span> }, { name: t.problem, cell: (f) => <>{f.fault ? null : <Tag tone="info">{t.handled}</Tag>} {f.text}</> },
              ]}
            />
          ) : faults.isPending ? <Loading /> : null}
          <Pager after={after} next={faults.data?.next === null || faults.data === undefined ? null : String(faults.data.next)} onShow={setAfter} />
        </>
      ) : null}
      {i.state === 'checked' ? (
        <>
          {i.bad > 0 ? <p className="text-soft">{t.hasFaults(i.bad)}</p> : null}
          <div className="flex flex-wrap gap-3">
            {i.bad === 0 ? <Button look="main" disabled={load.isPending} onClick={() => { load.mutate('all'); }}>{t.loadAll(i.rows)}</Button> : i.good > 0 ? <Button look="main" disabled={load.isPending} onClick={() => { load.mutate('good'); }}>{t.loadGood(i.good, i.bad)}</Button> : null}
          </div>
          <ProblemNotice error={load.error} />
        </>
      ) : null}
    </Card>
  );
}
