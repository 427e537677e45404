import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingDay, beijingTime } from '#contracts/dates.ts';
import { sessionQuery } from '../../../shared/api/session.ts';
import { ExportControl } from '../../../shared/exports/export-control.tsx';
import { inBrackets, say } from '../../../shared/text/text.ts';
import { DataTable } from '../../../shared/ui/data-table.tsx';
import { SelectField, TextField } from '../../../shared/ui/field.tsx';
import { Card, Loading } from '../../../shared/ui/page.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { dayQuery, pointsQuery } from './counter.api.ts';
import { words } from './words.ts';

/** 当日办理清单: what the counter of a point did on a day, and the list that goes with the papers. */
export function CounterDayCard({ here }: { here: string | undefined }): JSX.Element {
  const w = say(words);
  const { data: session } = useQuery(sessionQuery);
  const { data: choices } = useQuery(pointsQuery);
  const [chosen, setChosen] = useState('');
  const [day, setDay] = useState('');
  const point = chosen === '' ? (here ?? choices?.points[0]?.value ?? '') : chosen;
  const on = day === '' ? beijingDay(session?.now ?? Date.now()) : day;
  const list = useQuery({ ...dayQuery(point, on), enabled: point !== '' });
  return (
    <Card title={w.day}>
      <div className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto]">
        <SelectField label={w.choosePoint} value={point} onChange={(e) => { setChosen(e.target.value); }}>
          {choices?.points.length === 0 ? <option value="">{w.choose}</option> : null}
          {choices?.points.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}
        </SelectField>
        <TextField label={w.chooseDay} type="date" value={on} onChange={(e) => { setDay(e.target.value); }} />
        {list.data && list.data.rows.length > 0 ? <div className="flex flex-wrap items-center gap-3"><ExportControl list="review.counter-day" filters={{ point, day: on }} /><a className="inline-flex min-h-11 items-center" href={`/api/staff/review/counter/hand-over?point=${point}&day=${on}`} target="_blank" rel="noreferrer">{w.handOver}</a></div> : null}
      </div>
      <ProblemNotice error={list.error} />
      {list.data ? <p className="text-soft">{w.places(list.data.places)} · {w.doneOf(list.data.rows.length)}</p> : null}
      {list.isLoading ? <Loading /> : list.data ? (
        <DataTable
          label={w.day} rows={list.data.rows} keyOf={(r) => r.decisionId} empty={w.empty}
          columns={[
            { name: w.columns.time, cell: (r) => beijingTime(r.at).slice(11), nowrap: true }, { name: w.columns.number, cell: (r) => <Link to="/review/$id" params={{ id: r.applicationId }} className="digits">{r.number}</Link> }, { name: w.columns.name, cell: (r) => r.name, nowrap: true },
            { name: w.columns.exam, cell: (r) => r.examText }, { name: w.columns.decision, cell: (r) => `${r.decisionText}${inBrackets(r.stateText)}` }, { name: w.columns.by, cell: (r) => r.by },
          ]}
        />
      ) : null}
    </Card>
  );
}
