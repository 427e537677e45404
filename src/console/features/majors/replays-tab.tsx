import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { StartMajorReplay } from '#contracts/rules.ts';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { call } from '../../shared/api/call.ts';
import { useServerToday } from '../../shared/api/server-now.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { OneReplay } from '../rules/parts/one-replay.tsx';
import { majorReplaysQuery, majorsApi } from './majors.api.ts';
import { words } from './words.ts';

/** 回放: this version over confirmed applications of one of its exams: whose automatic match would turn, and by which major. */
export function ReplaysTab({ v }: { v: MajorVersionWhole }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [exam, setExam] = useState<StartMajorReplay['exam'] | undefined>(v.head.examCodes[0]);
  const [year, setYear] = useState(Math.max(Number(useServerToday().slice(0, 4)), v.head.appliesFrom));
  const found = useQuery(majorReplaysQuery(v.id));
  const start = useAct((body: StartMajorReplay, key) => call(majorsApi.replay, { params: { id: v.id }, body, key }), () => client.invalidateQueries({ queryKey: ['majors', 'replays', v.id] }));
  return (
    <Card title={t.replay}>
      <p className="text-soft">{t.replayHint}</p>
      <ProblemNotice error={start.error} except={['examYear', 'exam']} />
      <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (exam) start.mutate({ exam, examYear: year }); }}>
        <div className="w-64"><SelectField label={t.exams} value={exam} problem={problemAt(start.error, 'exam')} onChange={(e) => { setExam(v.head.examCodes.find((code) => code === e.target.value)); }}>{v.exams.map((e) => <option key={e.code} value={e.code}>{e.code} {e.name}</option>)}</SelectField></div>
        <div className="w-40"><TextField label={t.replayYear} type="number" min={2000} max={2100} value={year} problem={problemAt(start.error, 'examYear')} onChange={(e) => { setYear(Number(e.target.value)); }} /></div>
        <Button type="submit" disabled={start.isPending || exam === undefined}>{t.replayAct}</Button>
      </form>
      <ProblemNotice error={found.error} />
      {found.data?.replays.map((r) => <OneReplay key={r.id} replay={r} of={r.exam} />)}
    </Card>
  );
}
