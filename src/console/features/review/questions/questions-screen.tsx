import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { COUNTS_AS, type CountsAs } from '#contracts/major-precedents.ts';
import { QuestionState, type MajorQuestion } from '#contracts/major-questions.ts';
import { call } from '../../../shared/api/call.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { ExportControl } from '../../../shared/exports/export-control.tsx';
import { colon, say, text } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { DataTable, type Column } from '../../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../../shared/ui/dialog.tsx';
import { SelectField, TextArea } from '../../../shared/ui/field.tsx';
import { Notice } from '../../../shared/ui/notice.tsx';
import { Loading, Page } from '../../../shared/ui/page.tsx';
import { Pager } from '../../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { majorWords } from '../major-words.ts';
import { questionsApi, questionsQuery } from './questions.api.ts';
import { STATE_TONES } from './state-tones.ts';
import { questionWords } from './words.ts';

/** 专业认定请示: what reviewers of the jurisdiction ask about majors no table names, oldest first, and the answer. */
export function QuestionsScreen(): JSX.Element {
  const t = say(questionWords);
  const search = useSearch({ from: '/inside/major-questions' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data, error, isPending } = useQuery(questionsQuery(search));
  const [answering, setAnswering] = useState<MajorQuestion>();
  const [done, setDone] = useState(false);
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="majors.questions" filters={search.state === undefined ? {} : { state: search.state }} />}>
      {done ? <Notice tone="success" live="status">{t.answerDone}</Notice> : null}
      <div className="max-w-xs">
        <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { void navigate({ to: '/major-questions', search: { state: QuestionState.options.find((s) => s === e.target.value) } }); }}>
          <option value="">{t.all}</option>
          {QuestionState.options.map((s) => <option key={s} value={s}>{t.states[s]}</option>)}
        </SelectField>
      </div>
      <ProblemNotice error={error} />
      {isPending ? <Loading /> : null}
      {data ? <DataTable label={t.title} rows={data.questions} keyOf={(q) => q.id} columns={columnsOf((q) => { setDone(false); setAnswering(q); })} empty={t.empty} /> : null}
      <Pager after={search.after} next={data?.next} onShow={(after) => void navigate({ to: '/major-questions', search: { ...search, after } })} />
      {answering ? <AnswerDialog q={answering} onClose={() => { setAnswering(undefined); }} onDone={async () => { setAnswering(undefined); setDone(true); await client.invalidateQueries({ queryKey: ['review', 'questions'] }); }} /> : null}
    </Page>
  );
}

function columnsOf(onAnswer: (q: MajorQuestion) => void): Column<MajorQuestion>[] {
  const t = say(questionWords);
  return [
    { name: t.major, cell: (q) => <><Link to="/review/$id" params={{ id: q.applicationId }} aria-label={`${t.toCase}${colon()}${q.stated}`}><span lang="zh">{q.stated}</span></Link><span className="block text-sm text-soft">{t.of[q.of]} · {q.examName}</span></> },
    { name: t.place, cell: (q) => q.place },
    { name: t.question, wide: true, cell: (q) => <>{q.question}<span className="block text-sm text-soft">{t.asked(q.askedBy, beijingTime(q.askedAt))}</span></> },
    { name: t.state, nowrap: true, cell: (q) => <Tag tone={STATE_TONES[q.state]}>{t.states[q.state]}</Tag> },
    { name: t.answer, wide: true, cell: (q) => (q.answer === null || q.countsAs === null || q.closedAt === null ? '—' : <><Tag>{say(majorWords).countsAs[q.countsAs]}</Tag> {q.answer}<span className="block text-sm text-soft">{t.answered(q.closedBy ?? '', beijingTime(q.closedAt))}</span></>) },
    { name: t.acts, cell: (q) => (q.state !== 'open' ? null : <><Button small disabled={q.closed.answer !== null} aria-label={`${t.answerAct}${colon()}${q.stated}`} onClick={() => { onAnswer(q); }}>{t.answerAct}</Button>{q.closed.answer === null ? null : <span className="block text-sm text-soft">{q.closed.answer}</span>}</>) },
  ];
}

function AnswerDialog({ q, onClose, onDone }: { q: MajorQuestion; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const t = say(questionWords);
  const counts = say(majorWords).countsAs;
  const [countsAs, setCountsAs] = useState<CountsAs>();
  const [answer, setAnswer] = useState('');
  const act = useAct((chosen: CountsAs, key) => call(questionsApi.answer, { params: { questionId: q.id }, body: { countsAs: chosen, answer }, key }), () => onDone());
  return (
    <ModalDialog open onClose={onClose} title={t.answerTitle(q.stated)}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); if (countsAs) act.mutate(countsAs); }}>
        <p>{q.question}</p>
        <ProblemNotice error={act.error} except={['countsAs', 'answer']} />
        <SelectField label={t.countsAs} value={countsAs ?? ''} problem={problemAt(act.error, 'countsAs')} onChange={(e) => { setCountsAs(COUNTS_AS.find((c) => c === e.target.value)); }}><option value="">{t.choose}</option>{COUNTS_AS.map((c) => <option key={c} value={c}>{counts[c]}</option>)}</SelectField>
        <TextArea label={t.words} hint={t.wordsHint} value={answer} maxLength={300} problem={problemAt(act.error, 'answer')} onChange={(e) => { setAnswer(e.target.value); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={countsAs === undefined || act.isPending}>{t.answerAct}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
