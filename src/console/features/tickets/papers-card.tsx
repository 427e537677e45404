import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PaperBatch, PaperOrder, StartPapers, type PaperBundle, type PaperFile } from '#contracts/exam-papers.ts';
import { call, route } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { paperWords } from './paper-words.ts';

const at = '/api/staff/ticket-releases/:id/papers';
const api = { read: route({ method: 'GET', path: at, ok: PaperBatch }), start: route({ method: 'POST', path: at, body: StartPapers, ok: PaperBatch }) };
const papersQuery = (id: string) => queryOptions({ queryKey: ['tickets', 'papers', id], queryFn: ({ signal }) => call(api.read, { params: { id }, signal }), refetchInterval: (query) => (query.state.data?.batch?.state === 'working' ? 2_000 : false) });

/** 考务用表: drawn in the background, taken along centre by centre. */
export function PapersCard({ releaseId }: { releaseId: string }): JSX.Element {
  const t = say(paperWords);
  const client = useQueryClient();
  const { data, error } = useQuery(papersQuery(releaseId));
  const [room, setRoom] = useState('1');
  const [centrePercent, setPercent] = useState('3');
  const [order, setOrder] = useState<PaperOrder>('seat');
  const start = useAct((_: undefined, key) => call(api.start, { params: { id: releaseId }, body: { room: Number(room), centrePercent: Number(centrePercent), order }, key }), (next) => { client.setQueryData(papersQuery(releaseId).queryKey, next); });
  if (!data) return <Card title={t.title}>{error ? <ProblemNotice error={error} /> : <Loading />}</Card>;
  const { batch } = data;
  const goesOn = batch !== null && batch.state !== 'done';
  const done = batch?.files.filter((f) => f.bytes !== null).length ?? 0;
  return (
    <Card title={t.title}>
      <p className="text-soft">{t.sub}</p>
      <ProblemNotice error={error ?? start.error} except={['room', 'centrePercent', 'order']} />
      {data.mayStart && !goesOn ? (
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField label={t.roomSpare} value={room} inputMode="numeric" maxLength={1} onChange={(e) => { setRoom(e.target.value); }} problem={problemAt(start.error, 'room')} />
          <TextField label={t.centreSpare} value={centrePercent} inputMode="numeric" maxLength={2} onChange={(e) => { setPercent(e.target.value); }} problem={problemAt(start.error, 'centrePercent')} />
          <SelectField label={t.order} value={order} onChange={(e) => { setOrder(PaperOrder.parse(e.target.value)); }} problem={problemAt(start.error, 'order')}>{PaperOrder.options.map((o) => <option key={o} value={o}>{t.orders[o]}</option>)}</SelectField>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        {data.mayStart ? <Button look={batch === null || batch.outdated || batch.state === 'failed' ? 'main' : 'plain'} disabled={start.isPending} onClick={() => { start.mutate(undefined); }}>{batch === null ? t.start : goesOn ? t.goOn : t.again}</Button> : null}
        {batch === null ? <span className="text-soft">{t.none}</span> : <span>{t.made(batch.by, beijingTime(batch.at))} <span className="text-soft">{t.spareOf(batch.spare.room, batch.spare.centrePercent)} · {t.orders[batch.order]}</span></span>}
        {batch?.outdated ? <Tag tone="warning">{t.outdated}</Tag> : null}
      </div>
      {batch?.state === 'failed' ? <Notice tone="danger" live="alert"><p>{t.failedNote}</p></Notice> : null}
      {batch?.state === 'working' ? <div role="status" className="grid gap-1"><progress className="h-3 w-full" max={Math.max(1, batch.files.length)} value={done} aria-label={t.progress} /><span>{t.progressOf(done, batch.files.length)}</span></div> : null}
      {batch === null ? null : <><Centres releaseId={releaseId} centres={batch.centres} /><Files releaseId={releaseId} files={batch.files} /></>}
    </Card>
  );
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

function Centres({ releaseId, centres }: { releaseId: string; centres: readonly PaperBundle[] }): JSX.Element {
  const t = say(paperWords);
  return (
    <DataTable
      label={t.centres} rows={centres} keyOf={(c) => c.centreId} empty={t.none}
      columns={[
        { name: t.centre, cell: (c) => c.centre }, { name: t.rooms, cell: (c) => c.rooms, align: 'right' }, { name: t.people, cell: (c) => c.people, align: 'right' }, { name: t.progress, cell: (c) => t.drawn(c.drawn, c.parts), nowrap: true },
        { name: t.file, cell: (c) => (c.bytes === null ? <NotYet failure={c.failure} /> : <a href={`/api/staff/ticket-releases/${releaseId}/papers/${c.centreId}`} className="inline-flex min-h-8 items-center">{t.takeAll(megabytes(c.bytes))}<span className="sr-only"> {c.centre}</span></a>) },
      ]}
    />
  );
}

function NotYet({ failure }: { failure: string }): JSX.Element {
  const t = say(paperWords);
  return failure === '' ? <span className="text-soft">{t.waiting}</span> : <span className="inline-flex flex-wrap items-center gap-2"><Tag tone="danger">{t.failed}</Tag><span className="text-sm text-soft">{failure}</span></span>;
}

function Files({ releaseId, files }: { releaseId: string; files: readonly PaperFile[] }): JSX.Element {
  const t = say(paperWords);
  const address = (f: PaperFile) => `/api/staff/ticket-releases/${releaseId}/papers/${f.centreId}/${String(f.part)}`;
  return (
    <details>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-blue underline">{t.parts}</summary>
      <DataTable
        label={t.parts} rows={files} keyOf={(f) => `${f.centreId} ${String(f.part)}`} empty={t.none}
        columns={[
          { name: t.centre, cell: (f) => f.centre }, { name: t.rooms, cell: (f) => t.roomsOf(f.fromRoom, f.toRoom), nowrap: true }, { name: t.people, cell: (f) => f.people, align: 'right' },
          { name: t.file, cell: (f) => (f.bytes === null ? <NotYet failure={f.failure} /> : <a href={address(f)} className="inline-flex min-h-8 items-center">{t.take(megabytes(f.bytes))}<span className="sr-only"> {f.centre} {t.roomsOf(f.fromRoom, f.toRoom)}</span></a>) },
        ]}
      />
    </details>
  );
}
