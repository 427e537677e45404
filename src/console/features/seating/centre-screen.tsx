import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { CentreWhole, ExamRoom } from '#contracts/test-centres.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { CentreAbsences } from './centre-absences.tsx';
import { CentreDialog } from './centre-dialog.tsx';
import { CentreState } from './centres-screen.tsx';
import { RoomDialog } from './room-dialog.tsx';
import { centreQuery, seatingApi } from './seating.api.ts';
import { words } from './words.ts';

/** One test centre: where it is, its rooms, the exams it does not serve, and who changed what. */
export function CentreScreen(): JSX.Element {
  const t = say(words);
  const { id } = useParams({ from: '/inside/centres/$id' });
  const { data, error } = useQuery(centreQuery(id));
  return (
    <Page title={data?.name ?? t.centres} sub={data ? `${data.code} · ${data.prefectureName[pageLang()]}` : ''} actions={<Link to="/centres" search={{}} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <ProblemNotice error={error} />
      {data ? <Whole centre={data} /> : error ? null : <Loading />}
    </Page>
  );
}

function Whole({ centre }: { centre: CentreWhole }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [room, setRoom] = useState<ExamRoom | 'new'>();
  const [editing, setEditing] = useState(false);
  const [closing, setClosing] = useState<ExamRoom | 'centre'>();
  const shown = (next: CentreWhole) => {
    client.setQueryData(centreQuery(centre.id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['centres'] });
    setRoom(undefined);
    setEditing(false);
    setClosing(undefined);
  };
  const close = useAct(({ what, reason }: { what: ExamRoom | 'centre'; reason: string }, key) => {
    const body = { version: centre.version, reason };
    if (what === 'centre') return call(centre.closedAt === null ? seatingApi.closure : seatingApi.opening, { params: { id: centre.id }, body, key });
    return call(what.closedAt === null ? seatingApi.closeRoom : seatingApi.openRoom, { params: { id: centre.id, roomId: what.id }, body, key });
  }, shown);
  const ask = (what: ExamRoom | 'centre') => { close.reset(); setClosing(what); };
  const isClosed = closing === 'centre' ? centre.closedAt !== null : closing?.closedAt !== null;
  return (
    <>
      <Card label={centre.name}>
        <Pairs pairs={[{ term: t.state, value: <CentreState closed={centre.closedAt !== null} /> }, { term: t.address, value: centre.address }, { term: t.phone, value: <span className="digits">{centre.phone}</span> }, { term: t.directions, value: centre.directions || '—' }, { term: t.seats, value: <span className="digits">{`${t.rooms} ${String(centre.rooms)} · ${t.seats} ${String(centre.seats)} · ${t.accessibleSeats} ${String(centre.accessibleSeats)} · ${t.keptBack} ${String(centre.keptBack)}`}</span> }]} />
        {centre.mayEdit ? <div className="flex flex-wrap gap-3"><Button onClick={() => { setEditing(true); }}>{t.edit}</Button><Button look={centre.closedAt === null ? 'danger' : 'plain'} onClick={() => { ask('centre'); }}>{centre.closedAt === null ? t.close : t.reopen}</Button></div> : null}
      </Card>
      <div className="flex flex-wrap items-center justify-between gap-3"><h2>{t.rooms}</h2>{centre.mayEdit ? <Button look="main" onClick={() => { setRoom('new'); }}>{t.addRoom}</Button> : null}</div>
      <DataTable
        label={t.rooms} rows={centre.allRooms} keyOf={(r) => r.id} empty={t.noRooms}
        columns={[
          { name: t.number, cell: (r) => <strong>{r.number}</strong>, nowrap: true }, { name: t.floor, cell: (r) => r.floor || '—' }, { name: t.capacity, cell: (r) => r.capacity, align: 'right' }, { name: t.kind, cell: (r) => t.kinds[r.kind] },
          { name: t.purpose, cell: (r) => t.purposes[r.purpose] }, { name: t.accessible, cell: (r) => (r.accessible ? t.yes : t.no) }, { name: t.state, cell: (r) => <CentreState closed={r.closedAt !== null} />, nowrap: true },
          ...(centre.mayEdit ? [{ name: t.act, cell: (r: ExamRoom) => <span className="flex flex-wrap gap-2"><Button small aria-label={`${t.edit} ${r.number}`} onClick={() => { setRoom(r); }}>{t.edit}</Button><Button small aria-label={`${r.closedAt === null ? t.closeRoom : t.reopenRoom} ${r.number}`} onClick={() => { ask(r); }}>{r.closedAt === null ? t.closeRoom : t.reopenRoom}</Button></span> }] : []),
        ]}
      />
      <CentreAbsences centre={centre} onDone={shown} />
      <Card title={t.history}><ol className="grid gap-1">{centre.history.map((h, i) => <li key={String(i)}><time className="digits text-soft">{beijingTime(h.at)}</time> {h.by} {t.acts[h.act] ?? h.act} {h.detail}{h.reason === '' ? '' : `${colon()}${h.reason}`}</li>)}</ol></Card>
      {editing ? <CentreDialog centre={centre} province={centre.province} onClose={() => { setEditing(false); }} onDone={shown} /> : null}
      {room !== undefined ? <RoomDialog centre={centre} room={room === 'new' ? undefined : room} onClose={() => { setRoom(undefined); }} onDone={shown} /> : null}
      {closing !== undefined ? (
        <ReasonDialog open title={`${isClosed ? t.reopen : closing === 'centre' ? t.close : t.closeRoom} ${closing === 'centre' ? centre.name : closing.number}`} act={isClosed ? t.reopen : closing === 'centre' ? t.close : t.closeRoom} danger={!isClosed} reasonHint={t.reasonHint} busy={close.isPending} error={close.error} onClose={() => { setClosing(undefined); }} onAct={(reason) => { close.mutate({ what: closing, reason }); }}>
          {isClosed ? null : <p>{t.closeNote}</p>}
        </ReasonDialog>
      ) : null}
    </>
  );
}
