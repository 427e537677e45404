import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { StaffExamLine } from '#contracts/exam-editing.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice, problemAt } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { examsApi, examsQuery } from './exams.api.ts';
import { words } from './words.ts';

/** 考试目录: every exam with its draft, and the way to a new one. */
export function ExamsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { data, error } = useQuery(examsQuery);
  const [making, setMaking] = useState(false);
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="catalogue.exams" /><Button look="main" onClick={() => { setMaking(true); }}>{t.create}</Button></div>}>
      <ProblemNotice error={error} />
      {data === undefined ? (error ? null : <Loading />) : (
        <DataTable
          label={t.title} rows={data.exams} keyOf={(e) => e.code} empty={t.none}
          columns={[
            { name: t.exam, cell: (e) => <Link to="/exams/$code" params={{ code: e.code }}>{e.code} {e.name[lang]}</Link> },
            { name: t.state, cell: (e) => <span className="flex flex-wrap gap-2">{e.published ? <Tag tone="success">{t.published} · {t.version(e.version)}</Tag> : <Tag tone="warning">{t.isNew}</Tag>}{e.draftVersion !== null && e.published ? <Tag tone="info">{t.draft}</Tag> : null}{e.changedAt === null ? null : <span className="digits text-sm text-soft">{beijingTime(e.changedAt)}</span>}</span> },
            { name: t.levelsN, cell: (e) => e.levels, align: 'right' },
            { name: t.subjectsN, cell: (e) => e.subjects, align: 'right' },
          ]}
        />
      )}
      {making && data ? <NewExamDialog exams={data.exams} onClose={() => { setMaking(false); }} /> : null}
    </Page>
  );
}

function NewExamDialog({ exams, onClose }: { exams: readonly StaffExamLine[]; onClose: () => void }): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const [exam, setExam] = useState({ code: '', slug: '', zh: '', en: '', from: '' });
  const make = useAct((_: undefined, key) => call(examsApi.create, { body: { code: exam.code, slug: exam.slug, name: { zh: exam.zh, en: exam.en }, from: exam.from }, key }), ({ code }) => { void navigate({ to: '/exams/$code', params: { code } }); });
  const set = (change: Partial<typeof exam>) => { setExam({ ...exam, ...change }); };
  return (
    <ModalDialog open onClose={onClose} title={t.create}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); make.mutate(undefined); }}>
        <ProblemNotice error={make.error} except={['code', 'slug', 'name.zh', 'name.en', 'from']} />
        <TextField label={t.code} hint={t.codeHint} inputMode="numeric" maxLength={3} value={exam.code} problem={problemAt(make.error, 'code')} onChange={(e) => { set({ code: e.target.value }); }} />
        <TextField label={t.nameZh} value={exam.zh} problem={problemAt(make.error, 'name.zh')} onChange={(e) => { set({ zh: e.target.value }); }} />
        <TextField label={t.nameEn} value={exam.en} problem={problemAt(make.error, 'name.en')} onChange={(e) => { set({ en: e.target.value }); }} />
        <TextField label={t.slug} hint={t.slugHint} value={exam.slug} problem={problemAt(make.error, 'slug')} onChange={(e) => { set({ slug: e.target.value }); }} />
        <SelectField label={t.like} hint={t.likeHint} value={exam.from} problem={problemAt(make.error, 'from')} onChange={(e) => { set({ from: e.target.value }); }}><option value="">—</option>{exams.filter((e) => e.published).map((e) => <option key={e.code} value={e.code}>{e.code} {e.name[pageLang()]}</option>)}</SelectField>
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={make.isPending}>{t.make}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
