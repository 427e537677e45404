import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PaperBatch, type PaperFile } from '#contracts/exam-papers.ts';
import { call, route } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { paperWords } from './paper-words.ts';

const at = '/api/staff/ticket-releases/:id/papers';
const api = { read: route({ method: 'GET', path: at, ok: PaperBatch }), start: route({ method: 'POST', path: at, ok: PaperBatch }) };
const papersQuery = (id: string) => queryOptions({ queryKey: ['tickets', 'papers', id], queryFn: ({ signal }) => call(api.read, { params: { id }, signal }), refetchInterval: (query) => (query.state.data?.batch?.state === 'working' ? 2_000 : false) });

/** 考务用表: drawn in the background, taken along centre by centre. */
export function PapersCard({ releaseId }: { releaseId: string }): JSX.Element {
  const t = say(paperWords);
  const client = useQueryClient();
  const { data, error } = useQuery(papersQuery(releaseId));
  const start = useAct((_: undefined, key) => call(api.start, { params: { id: releaseId }, key }), (next) => { client.setQueryData(papersQuery(releaseId).queryKey, next); });
  if (!data) return <Card title={t.title}>{error ? <ProblemNotice error={error} /> : <Loading />}</Card>;
  const { batch } = data;
  const done = batch?.files.filter((f) => f.bytes !== null).length ?? 0;
  return (
    <Card title={t.title}>
      <p className="text-soft">{t.sub}</p>
      <ProblemNotice error={error ?? start.error} />
      <div className="flex flex-wrap items-center gap-3">
        {data.mayStart ? <Button look={batch === null || batch.outdated ? 'main' : 'plain'} disabled={start.isPending} onClick={() => { start.mutate(undefined); }}>{batch === null ? t.start : batch.state === 'working' ? t.goOn : t.again}</Button> : null}
        {batch === null ? <span className="text-soft">{t.none}</span> : <span>{t.made(batch.by, beijingTime(batch.at))}</span>}
        {batch?.outdated ? <Tag tone="warning">{t.outdated}</Tag> : null}
      </div>
      {batch?.state === 'working' ? <div role="status" className="grid gap-1"><progress className="h-3 w-full" max={Math.max(1, batch.files.length)} value={done} aria-label={t.progress} /><span>{t.progressOf(done, batch.files.length)}</span></div> : null}
      {batch === null ? null : <Files releaseId={releaseId} files={batch.files} />}
    </Card>
  );
}

function Files({ releaseId, files }: { releaseId: string; files: readonly PaperFile[] }): JSX.Element {
  const t = say(paperWords);
  const address = (f: PaperFile) => `/api/staff/ticket-releases/${releaseId}/papers/${f.centreId}/${String(f.part)}`;
  return (
    <DataTable
      label={t.title} rows={files} keyOf={(f) => `${f.centreId} ${String(f.part)}`} empty={t.none}
      columns={[
        { name: t.centre, cell: (f) => f.centre }, { name: t.rooms, cell: (f) => t.roomsOf(f.fromRoom, f.toRoom), nowrap: true }, { name: t.people, cell: (f) => f.people, align: 'right' },
        { name: t.file, cell: (f) => (f.bytes === null ? <span className="text-soft">{t.waiting}</span> : <a href={address(f)} className="inline-flex min-h-8 items-center">{t.take((f.bytes / 1_048_576).toFixed(1))}<span className="sr-only"> {f.centre} {t.roomsOf(f.fromRoom, f.toRoom)}</span></a>), nowrap: true },
      ]}
    />
  );
}
