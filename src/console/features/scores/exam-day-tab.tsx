import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ExamDayEntries, ExamDayKind } from '#contracts/exam-day.ts';
import { call } from '../../shared/api/call.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { examDayQuery, scoresApi } from './scores.api.ts';
import { words } from './words.ts';

type Entry = ExamDayEntries['entries'][number];

/** 考务数据: absences and breaches, entered one by one or by file, before the marks come. */
export function ExamDayTab({ id }: { id: string }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const [wrong, setWrong] = useState<Entry>();
  const { data, error, isFetching } = useQuery(examDayQuery(id, after ?? ''));
  const refresh = () => client.invalidateQueries({ queryKey: ['scores', id, 'exam-day'] });
  const cancel = useAct(({ entry, reason }: { entry: Entry; reason: string }, key) => call(scoresApi.cancelRecord, { params: { id }, body: { ticket: entry.ticket, subject: entry.subject, reason }, key }), () => { setWrong(undefined); return refresh(); });
  if (!data) return <><ProblemNotice error={error} />{error ? null : <Loading />}</>;
  return (
    <>
      {data.closed === null ? <div className="grid gap-4 xl:grid-cols-2"><RecordOne id={id} subjects={data.subjects} onDone={refresh} /><RecordFile id={id} onDone={refresh} /></div> : <Notice tone="info"><p>{data.closed}</p></Notice>}
      <Card title={t.entries} actions={<ExportControl small list="scores.exam-day" filters={{ sitting: id }} />}>
        <p>{t.counts(data.absent, data.violations)}</p>
        <DataTable
          label={t.counts(data.absent, data.violations)} rows={data.entries} keyOf={(e) => `${e.ticket} ${e.subject}`} empty={t.noEntries} busy={isFetching}
          columns={[
            { name: t.ticket, cell: (e) => <span className="digits">{e.ticket}</span>, nowrap: true }, { name: t.name, cell: (e) => e.name }, { name: t.province, cell: (e) => e.province }, { name: t.subject, cell: (e) => e.subjectName },
            { name: t.kindOf, cell: (e) => <><Tag tone={e.kind === 'violation' ? 'danger' : 'neutral'}>{t.kinds[e.kind]}</Tag> {e.note}</> },
            { name: t.by, cell: (e) => <>{e.by} <time className="digits text-sm text-soft">{beijingTime(e.at)}</time></> },
            { name: t.act, cell: (e) => <Button small disabled={data.closed !== null} aria-label={`${t.cancel} ${e.ticket} ${e.subjectName}`} onClick={() => { cancel.reset(); setWrong(e); }}>{t.cancel}</Button> },
          ]}
        />
        <Pager after={after} next={data.next} onShow={setAfter} />
      </Card>
      {wrong ? <ReasonDialog open danger title={t.cancelTitle} act={t.cancelTitle} reasonHint={t.reasonHint} busy={cancel.isPending} error={cancel.error} max={300} onClose={() => { setWrong(undefined); }} onAct={(reason) => { cancel.mutate({ entry: wrong, reason }); }}><p>{wrong.ticket} {wrong.name} · {wrong.subjectName} · {t.kinds[wrong.kind]}</p></ReasonDialog> : null}
    </>
  );
}

function RecordOne({ id, subjects, onDone }: { id: string; subjects: ExamDayEntries['subjects']; onDone: () => Promise<void> }): JSX.Element {
  const t = say(words);
  const [ticket, setTicket] = useState('');
  const [subject, setSubject] = useState(subjects[0]?.code ?? '');
  const [kind, setKind] = useState<ExamDayKind>('absent');
  const [note, setNote] = useState('');
  const record = useAct((_: undefined, key) => call(scoresApi.record, { params: { id }, body: { ticket, subject, kind, note }, key }), () => { setTicket(''); setNote(''); return onDone(); });
  return (
    <Card title={t.record}>
      <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); record.mutate(undefined); }}>
        <TextField label={t.ticket} value={ticket} inputMode="numeric" maxLength={40} autoComplete="off" onChange={(e) => { setTicket(e.target.value); }} problem={problemAt(record.error, 'ticket')} />
        <SelectField label={t.subject} value={subject} onChange={(e) => { setSubject(e.target.value); }} problem={problemAt(record.error, 'subject')}>{subjects.map((s) => <option key={s.code} value={s.code}>{s.code} {s.name}</option>)}</SelectField>
        <SelectField label={t.kindOf} value={kind} onChange={(e) => { setKind(e.target.value === 'violation' ? 'violation' : 'absent'); }}>{(['absent', 'violation'] as const).map((k) => <option key={k} value={k}>{t.kinds[k]}</option>)}</SelectField>
        <TextArea label={t.note} hint={t.noteHint} value={note} maxLength={300} onChange={(e) => { setNote(e.target.value); }} problem={problemAt(record.error, 'note')} />
        <ProblemNotice error={record.error} except={['ticket', 'subject', 'note']} />
        <div><Button type="submit" look="main" disabled={record.isPending || ticket === ''}>{t.save}</Button></div>
      </form>
    </Card>
  );
}

function RecordFile({ id, onDone }: { id: string; onDone: () => Promise<void> }): JSX.Element {
  const t = say(words);
  const [file, setFile] = useState<File>();
  const send = useAct((chosen: File, key) => upload(scoresApi.examDayFile, { params: { id }, files: [chosen], key }), onDone);
  return (
    <Card title={t.recordFile}>
      <p className="text-soft">{t.recordFileHint}</p>
      <form className="grid gap-3" onSubmit={(event) => { event.preventDefault(); if (file) send.mutate(file); }}>
        <TextField label={t.chooseFile} type="file" className="py-1" accept=".csv,.xlsx,text/csv" onChange={(e) => { setFile(e.target.files?.[0]); send.reset(); }} />
        <div><Button type="submit" disabled={!file || send.isPending}>{t.send}</Button></div>
        <ProblemNotice error={send.error} />
        {send.data ? (
          send.data.faults.length === 0 ? <Notice tone="success" live="status">{t.recorded(send.data.recorded, send.data.known)}</Notice> : (
            <Notice tone="danger" live="alert">
              <p>{t.nothingRecorded}</p>
              <ul className="grid gap-1">{send.data.faults.map((f) => <li key={`${String(f.row)} ${f.column ?? ''} ${f.text}`}>{t.row} {String(f.row)}{f.column === null ? '' : ` ${f.column}`} {f.value}{colon()}{f.text}</li>)}</ul>
            </Notice>
          )
        ) : null}
      </form>
    </Card>
  );
}
