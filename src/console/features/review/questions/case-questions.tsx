import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MajorOf } from '#contracts/major-precedents.ts';
import type { AskAboutMajor, MajorQuestion } from '#contracts/major-questions.ts';
import { call } from '../../../shared/api/call.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { say, text } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TextArea } from '../../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { majorWords } from '../major-words.ts';
import { caseQuestionsQuery, questionsApi } from './questions.api.ts';
import { STATE_TONES } from './state-tones.ts';
import { questionWords } from './words.ts';

/** 请示省级: what this case asked about one major and was told, and asking. */
export function CaseQuestions({ id, of }: { id: string; of: MajorOf }): JSX.Element | null {
  const t = say(questionWords);
  const client = useQueryClient();
  const { data, error } = useQuery(caseQuestionsQuery(id));
  const [asking, setAsking] = useState(false);
  const withdraw = useAct((questionId: string, key) => call(questionsApi.withdraw, { params: { questionId }, key }), () => client.invalidateQueries({ queryKey: ['review', 'questions'] }));
  if (!data) return <ProblemNotice error={error} />;
  const mine = data.questions.filter((q) => q.of === of);
  const waits = mine.some((q) => q.state === 'open');
  return (
    <div className="grid gap-2">
      {mine.length > 0 ? <p className="font-semibold">{t.ofCase}</p> : null}
      <ul className="grid gap-2">{mine.map((q) => <li key={q.id} className="grid gap-1"><Asked q={q} />{q.mine && q.closed.withdraw === null ? <div><Button small disabled={withdraw.isPending} onClick={() => { withdraw.mutate(q.id); }}>{t.withdraw}</Button></div> : null}</li>)}</ul>
      <ProblemNotice error={withdraw.error} />
      {asking ? <AskForm id={id} of={of} onClose={() => { setAsking(false); }} /> : waits || data.closed !== null ? null : <div className="flex flex-wrap items-center gap-3"><Button small onClick={() => { setAsking(true); }}>{t.ask}</Button><span className="text-sm text-soft">{t.askHint}</span></div>}
    </div>
  );
}

function Asked({ q }: { q: MajorQuestion }): JSX.Element {
  const t = say(questionWords);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-2"><Tag tone={STATE_TONES[q.state]}>{t.states[q.state]}</Tag><span className="min-w-0">{q.question}</span><span className="text-sm text-soft">{t.asked(q.askedBy, beijingTime(q.askedAt))}</span></p>
      {q.answer === null || q.countsAs === null ? null : <p className="flex flex-wrap items-baseline gap-2 pl-4"><Tag>{say(majorWords).countsAs[q.countsAs]}</Tag><span className="min-w-0">{q.answer}</span><span className="text-sm text-soft">{t.answered(q.closedBy ?? '', q.closedAt === null ? '' : beijingTime(q.closedAt))}</span></p>}
    </>
  );
}

function AskForm({ id, of, onClose }: { id: string; of: MajorOf; onClose: () => void }): JSX.Element {
  const t = say(questionWords);
  const client = useQueryClient();
  const [question, setQuestion] = useState('');
  const ask = useAct((body: AskAboutMajor, key) => call(questionsApi.ask, { params: { id }, body, key }), (now) => { client.setQueryData(caseQuestionsQuery(id).queryKey, now); onClose(); });
  return (
    <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); ask.mutate({ of, question }); }}>
      <TextArea label={t.askWords} hint={t.askWordsHint} value={question} maxLength={500} problem={problemAt(ask.error, 'question')} onChange={(e) => { setQuestion(e.target.value); }} />
      <ProblemNotice error={ask.error} except={['question']} />
      <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={ask.isPending}>{t.askAct}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
    </form>
  );
}
