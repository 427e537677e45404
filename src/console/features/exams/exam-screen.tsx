import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import type { Level, Specialty, Subject, TimetableRow } from '#contracts/catalogue.ts';
import type { ExamContent, StaffExam } from '#contracts/exam-editing.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { BaseFields } from './base-fields.tsx';
import { levelColumns, specialtyColumns, subjectColumns, timetableColumns } from './columns.ts';
import { examQuery, examsApi } from './exams.api.ts';
import { RowsEditor } from './rows-editor.tsx';
import { words } from './words.ts';

/** One exam to edit: its draft, or a copy of what is published to begin one. */
export function ExamScreen(): JSX.Element {
  const { code } = useParams({ from: '/inside/exams/$code' });
  const t = say(words);
  const { data, error } = useQuery(examQuery(code));
  // the editor begins anew with the draft it saved, so that it was saved is remembered here
  const [saved, setSaved] = useState(false);
  if (data === undefined) return <Page title={t.title}><ProblemNotice error={error} />{error ? null : <Loading />}</Page>;
  const content = data.draft ?? data.published;
  if (content === null) return <Page title={t.title}><p>{t.none}</p></Page>;
  return <ExamEditor key={`${String(data.version)}/${String(data.draftVersion)}`} exam={data} begun={content} saved={saved} onSaved={() => { setSaved(true); }} />;
}

function ExamEditor({ exam, begun, saved, onSaved }: { exam: StaffExam; begun: ExamContent; saved: boolean; onSaved: () => void }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [content, setContent] = useState(begun);
  const [publishing, setPublishing] = useState(false);
  const reload = () => client.invalidateQueries({ queryKey: ['exams'] });
  const params = { code: exam.code };
  const save = useAct((_: undefined, key) => call(examsApi.save, { params, body: { version: exam.draftVersion, content }, key }), async () => { onSaved(); await reload(); });
  const drop = useAct((_: undefined, key) => call(examsApi.drop, { params: { code: exam.code, version: String(exam.draftVersion) }, key }), reload);
  const publish = useAct((reason: string, key) => call(examsApi.publish, { params, body: { version: exam.draftVersion, reason }, key }), async () => { setPublishing(false); await reload(); });
  const set = (change: Partial<ExamContent>) => { setContent({ ...content, ...change }); };
  const blankName = { zh: '', en: '' };
  const unsaved = content !== begun;
  const mayPublish = exam.draft !== null && exam.problems.length === 0 && !unsaved;
  return (
    <Page title={`${exam.code} ${content.name[pageLang()]}`} actions={<span className="flex flex-wrap gap-2">{exam.published ? <Tag tone="success">{t.published} · {t.version(exam.version)}</Tag> : <Tag tone="warning">{t.isNew}</Tag>}{exam.draft && exam.draftBy ? <Tag tone="info">{t.by(exam.draftBy)}</Tag> : null}</span>}>
      <p><Link to="/exams">{t.back}</Link></p>
      <form className="grid grid-cols-[minmax(0,1fr)] gap-5" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        <Card title={t.parts.base}><BaseFields content={content} onChange={set} error={save.error} /></Card>
        <RowsEditor<Level> part="levels" title={t.parts.levels} rows={content.levels} columns={levelColumns()} error={save.error} onChange={(levels) => { set({ levels }); }} blank={() => ({ code: '', name: blankName, kind: 'access', entry: 'full', cycleYears: 1, subjectChoice: 'fixed', from: null, to: null, certainty: 'published' })} />
        <RowsEditor<Specialty> part="specialties" title={t.parts.specialties} rows={content.specialties} columns={specialtyColumns()} error={save.error} onChange={(specialties) => { set({ specialties }); }} blank={() => ({ code: '', name: blankName, levels: null, from: null, to: null, certainty: 'published' })} />
        <RowsEditor<Subject> part="subjects" title={t.parts.subjects} rows={content.subjects} columns={subjectColumns()} error={save.error} onChange={(subjects) => { set({ subjects }); }} blank={() => ({ code: '', name: blankName, levels: [], specialties: null, bySpecialty: false, type: 'objective', minutes: 150, fullMark: 100, passMark: 60, openBook: false, from: null, to: null, certainty: 'published' })} />
        <RowsEditor<TimetableRow> part="timetable" title={t.parts.timetable} rows={content.timetable} columns={timetableColumns()} error={save.error} onChange={(timetable) => { set({ timetable }); }} blank={() => ({ day: 1, half: 'morning', startsAt: '09:00', level: '', subject: '', specialties: null, from: null, to: null })} />
        <ProblemNotice error={save.error ?? drop.error} />
        {saved && !unsaved && exam.draft !== null ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
        {exam.draft === null ? null : exam.problems.length === 0 ? <Notice tone="success">{t.noProblems}</Notice> : <Notice tone="danger"><p className="font-semibold">{t.problems}</p><ul className="list-disc pl-5">{exam.problems.map((p) => <li key={p}>{p}</li>)}</ul></Notice>}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button>
          <Button disabled={!mayPublish} aria-describedby="publish-why" onClick={() => { setPublishing(true); }}>{t.publish}</Button>
          {exam.draft === null ? null : <Button look="quiet" disabled={drop.isPending} onClick={() => { drop.mutate(undefined); }}>{t.drop}</Button>}
          {mayPublish ? null : <span id="publish-why" className="text-sm text-soft">{t.whyNot}</span>}
        </div>
      </form>
      {exam.draft === null ? null : (
        <div className="grid gap-2">
          <h2>{t.changes}</h2>
          <DataTable label={t.changes} rows={exam.fields.slice(0, 200)} keyOf={(f) => f.path} empty={t.noChanges} columns={[{ name: t.field, cell: (f) => <code>{f.path}</code> }, { name: t.before, cell: (f) => f.before ?? t.nothing }, { name: t.after, cell: (f) => f.after ?? t.nothing }]} />
        </div>
      )}
      <ReasonDialog open={publishing} title={t.publishTitle} act={t.publish} onClose={() => { setPublishing(false); }} onAct={(reason) => { publish.mutate(reason); }} busy={publish.isPending} error={publish.error} max={400}><p>{t.publishText}</p></ReasonDialog>
    </Page>
  );
}
