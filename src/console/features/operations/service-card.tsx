import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ServiceView } from '#contracts/operations.ts';
import { say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { length, number, share } from './figures.ts';
import { words } from './words.ts';

const TONES = { well: 'success', failing: 'warning', held_back: 'danger', unknown: 'neutral' } as const;
const WIDTH = 360;
const HEIGHT = 56;
const STEP = 600_000;
const STEPS = 36;

/** One outside service: how it stands, since when, how it fared in the last hour and, drawn, in the last six. */
export function ServiceCard({ service: s, now }: { service: ServiceView; now: number }): JSX.Element {
  const t = say(words);
  const moment = (at: number | null) => (at === null ? t.never : beijingTime(at));
  return (
    <Card title={t.serviceName(s.service)} actions={<Tag tone={TONES[s.state]}>{t.state[s.state]}</Tag>}>
      <Pairs pairs={[
        ...(s.since === null || s.state === 'well' ? [] : [{ term: t.state[s.state], value: t.since(beijingTime(s.since)) }]),
        ...(s.heldBackBy === 0 ? [] : [{ term: t.state.held_back, value: t.heldBy(s.heldBackBy, s.processes) }]),
        { term: t.hour, value: s.calls === 0 ? t.noCalls : <>{t.calls(number(s.calls), number(s.faults), share(s.faults, s.calls))}<br />{t.lengths(length(s.typicalMs), length(s.slowMs))}</> },
        { term: t.lastSuccess, value: moment(s.lastSuccessAt) },
        { term: t.lastFault, value: <>{moment(s.lastFaultAt)} {s.lastFault === null ? null : <Tag>{t.faults[s.lastFault] ?? s.lastFault}</Tag>}</> },
      ]} />
      {s.steps.length === 0 ? null : <StepChart service={s} now={now} />}
    </Card>
  );
}

function StepChart({ service: s, now }: { service: ServiceView; now: number }): JSX.Element {
  const t = say(words);
  const last = Math.floor(now / STEP) * STEP;
  const most = Math.max(1, ...s.steps.map((p) => p.calls + p.notCalled));
  const height = (n: number) => (n / most) * (HEIGHT - 2);
  const wide = WIDTH / STEPS;
  return (
    <figure className="grid gap-1">
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" className="h-14 w-full border-b border-line" aria-hidden="true">
        {s.steps.map((p) => {
          const x = WIDTH - wide * ((last - p.at) / STEP + 1);
          const [good, bad, none] = [height(p.calls - p.faults), height(p.faults), height(p.notCalled)];
          return (
            <g key={p.at}>
              <rect x={x} y={HEIGHT - good} width={wide * 0.8} height={good} className="fill-blue" />
              <rect x={x} y={HEIGHT - good - bad} width={wide * 0.8} height={bad} className="fill-danger" />
              <rect x={x} y={HEIGHT - good - bad - none} width={wide * 0.8} height={none} className="fill-disabled" />
            </g>
          );
        })}
      </svg>
      <figcaption className="text-sm text-soft">{t.chartNote}</figcaption>
      <details>
        <summary className="min-h-8 cursor-pointer text-sm text-blue">{t.steps}<span className="sr-only"> {s.service}</span></summary>
        <div className="max-h-60 overflow-auto" role="region" aria-label={`${t.chart} ${s.service}`} tabIndex={0}>
          <table className="w-full text-sm">
            <thead><tr>{[t.at, t.made, t.faultsHead, t.notCalled, t.typical].map((h, i) => <th key={h} scope="col" className={`px-2 py-1 ${i === 0 ? 'text-left' : 'text-right'}`}>{h}</th>)}</tr></thead>
            <tbody>{s.steps.toReversed().map((p) => <tr key={p.at} className="border-t border-rule"><th scope="row" className="px-2 py-1 text-left font-normal">{beijingTime(p.at).slice(11)}</th>{[number(p.calls), number(p.faults), number(p.notCalled), length(p.typicalMs)].map((v, i) => <td key={String(i)} className="px-2 py-1 text-right tabular-nums">{v}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
