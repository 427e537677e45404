import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { PaperStatistics } from '#contracts/score-statistics.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { statisticsQuery } from './scores.api.ts';
import { words } from './words.ts';

const figure = (n: number) => n.toLocaleString('en-US');
const rate = (p: PaperStatistics) => (p.sat === 0 ? '—' : `${((100 * p.passed) / p.sat).toFixed(1)}%`);
const choiceOf = (p: PaperStatistics) => `${p.level} ${p.specialty}`;

/** 成绩统计: figures of every paper of a level and specialty, and how its marks are spread. */
export function StatisticsTab({ id }: { id: string }): JSX.Element {
  const t = say(words);
  const { data, error } = useQuery(statisticsQuery(id));
  const [chosen, setChosen] = useState<string>();
  if (!data) return <><ProblemNotice error={error} />{error ? null : <Loading />}</>;
  const choices = [...new Map(data.papers.map((p) => [choiceOf(p), `${p.levelName} · ${p.specialtyName}`]))];
  const current = chosen ?? choices[0]?.[0];
  const papers = data.papers.filter((p) => choiceOf(p) === current);
  if (papers.length === 0) return <p className="text-soft">{t.noMarks}</p>;
  return (
    <>
      <div className="max-w-md"><SelectField label={t.choose} value={current} onChange={(e) => { setChosen(e.target.value); }}>{choices.map(([value, text]) => <option key={value} value={value}>{text}</option>)}</SelectField></div>
      <Card title={t.statistics} actions={<ExportControl small list="scores.statistics" filters={{ sitting: id }} />}>
        <DataTable
          label={t.choose} rows={papers} keyOf={(p) => p.subject} empty={t.noMarks}
          columns={[
            { name: t.subject, cell: (p) => `${p.subject} ${p.subjectName}` }, { name: t.sat, cell: (p) => figure(p.sat), align: 'right' }, { name: t.absent, cell: (p) => figure(p.absent), align: 'right' }, { name: t.violations, cell: (p) => figure(p.violations), align: 'right' },
            { name: t.voided, cell: (p) => figure(p.voided), align: 'right' }, { name: t.passed, cell: (p) => figure(p.passed), align: 'right' }, { name: t.rate, cell: rate, align: 'right' }, { name: t.mean, cell: (p) => p.mean ?? '—', align: 'right' },
          ]}
        />
      </Card>
      <div className="grid gap-4 xl:grid-cols-2">{papers.map((p) => <Distribution key={p.subject} p={p} />)}</div>
    </>
  );
}

const WIDTH = 400;
const HEIGHT = 120;

/** How the marks of one paper are spread over bands of its full mark, the pass line drawn; a table holds every figure. */
function Distribution({ p }: { p: PaperStatistics }): JSX.Element {
  const t = say(words);
  const most = Math.max(1, ...p.bands);
  const step = WIDTH / p.bands.length;
  const line = (p.passMark / p.fullMark) * WIDTH;
  const bandOf = (at: number) => `${String((p.fullMark * at) / p.bands.length)}–${String((p.fullMark * (at + 1)) / p.bands.length)}`;
  return (
    <Card title={`${p.subject} ${p.subjectName}`}>
      <figure className="grid gap-1">
        <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} className="h-36 w-full" preserveAspectRatio="none" aria-hidden="true">
          {p.bands.map((n, at) => <rect key={bandOf(at)} x={at * step + 1} width={step - 2} y={HEIGHT - (n / most) * (HEIGHT - 4)} height={(n / most) * (HEIGHT - 4)} className={((at + 1) * p.fullMark) / p.bands.length > p.passMark ? 'fill-success' : 'fill-blue'} />)}
          <line x1={line} x2={line} y1={0} y2={HEIGHT} className="stroke-warning" strokeWidth="2" strokeDasharray="5 4" vectorEffect="non-scaling-stroke" />
        </svg>
        <figcaption className="flex flex-wrap justify-between gap-x-4 text-sm text-soft"><span>0</span><span>{t.passLine}{colon()}{p.passMark}</span><span>{p.fullMark}</span></figcaption>
      </figure>
      <details>
        <summary className="min-h-8 cursor-pointer text-sm text-blue">{t.table}</summary>
        <div className="max-h-72 overflow-auto" role="region" aria-label={`${t.distribution} ${p.subjectName}`} tabIndex={0}>
          <table className="w-full text-sm">
            <caption className="sr-only">{t.distribution} {p.subjectName}</caption>
            <thead><tr><th scope="col" className="px-2 py-1 text-left">{t.band}</th><th scope="col" className="px-2 py-1 text-right">{t.count}</th></tr></thead>
            <tbody>{p.bands.map((n, at) => <tr key={bandOf(at)} className="border-t border-rule"><th scope="row" className="px-2 py-1 text-left font-normal">{bandOf(at)}</th><td className="px-2 py-1 text-right tabular-nums">{figure(n)}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}
