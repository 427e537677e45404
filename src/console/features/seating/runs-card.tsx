import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PlanWhole } from '#contracts/seat-plans.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, inBrackets, oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { planDiffQuery } from './seating.api.ts';
import { words } from './words.ts';

/** 编排结果: each run with what it could not do, the latest first; of two, what changed between them. */
export function RunsCard({ plan }: { plan: PlanWhole }): JSX.Element | null {
  const t = say(words);
  const made = plan.runs.filter((r) => r.digest !== null);
  if (plan.runs.length === 0) return null;
  const [latest, ...earlier] = plan.runs;
  return (
    <Card title={t.runs}>
      {latest ? <OneRun run={latest} whole /> : null}
      {earlier.length > 0 ? <details><summary className="inline-flex min-h-8 cursor-pointer items-center font-semibold">{t.earlierRuns}{inBrackets(earlier.length)}</summary><div className="mt-2 grid gap-3">{earlier.map((run) => <OneRun key={run.run} run={run} whole={false} />)}</div></details> : null}
      {made.length > 1 && (plan.state === 'drafted' || plan.state === 'proposed') ? <Diff id={plan.id} run={made[0]?.run ?? 0} /> : null}
    </Card>
  );
}

function OneRun({ run, whole }: { run: PlanWhole['runs'][number]; whole: boolean }): JSX.Element {
  const t = say(words);
  return (
    <section aria-label={t.run(run.run)} className="grid gap-2 rounded-md border border-rule p-3">
      <h3>{t.run(run.run)} <span className="digits font-normal text-soft">{beijingTime(run.startedAt)} {actor(run.by)}</span></h3>
      {run.refusals.length > 0 ? <Notice tone="danger"><strong>{t.notMade}</strong><ul className="list-disc pl-5">{run.refusals.map((no) => <li key={no}>{no}</li>)}</ul></Notice> : null}
      {run.finishedAt === null ? <div role="status" className="grid gap-1"><progress className="h-3 w-full" max={100} value={run.progress} aria-label={t.runProgress} /><span className="digits">{t.runProgress} {run.progress}%</span></div> : null}
      {run.digest === null ? null : (
        <>
          <p className="digits">{t.seated(run.seated ?? 0, run.seconds ?? 0)} · {t.modes[run.policy.mode]}</p>
          <Pairs pairs={[{ term: t.planDigest, value: <code className="digits break-all text-sm">{run.digest}</code> }]} />
          {!whole ? null : run.breaches.length === 0 ? <p>{t.allWishes}</p> : (
            <><h4 className="font-semibold">{t.wishes}</h4><ul className="grid gap-1">{run.breaches.map((b) => <li key={b.rule}>{t.wishNames[b.rule]}{colon()}<strong className="digits">{t.times(b.count)}</strong>{b.examples.length > 0 ? <span className="text-soft">{inBrackets(`${t.eg} ${oneByOne(b.examples.slice(0, 3))}`)}</span> : null}</li>)}</ul></>
          )}
        </>
      )}
    </section>
  );
}

function Diff({ id, run }: { id: string; run: number }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { data, error } = useQuery(planDiffQuery(id, run));
  return (
    <section aria-label={t.diff} className="grid gap-3">
      <h3>{t.diff}</h3>
      <ProblemNotice error={error} />
      {data && data.from !== data.to ? (
        <>
          <p className="text-soft">{t.diffOf(data.from, data.to)}</p>
          <Pairs pairs={[{ term: t.diffSame, value: data.same }, { term: t.diffSeat, value: data.otherSeat }, { term: t.diffRoom, value: data.otherRoom }, { term: t.diffCentre, value: data.otherCentre }].map((p) => ({ term: p.term, value: <span className="digits">{p.value}</span> }))} />
          <DataTable label={t.diff} rows={data.examples} keyOf={(e) => `${e.number}/${e.halfDay.zh}`} empty={t.noDiff} columns={[{ name: t.applicationNumber, cell: (e) => <span className="digits">{e.number}</span> }, { name: t.when, cell: (e) => e.halfDay[lang], nowrap: true }, { name: t.from, cell: (e) => e.from }, { name: t.to, cell: (e) => e.to }]} />
        </>
      ) : null}
    </section>
  );
}
