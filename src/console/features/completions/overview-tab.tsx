import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { COMPLETION_STATES, COMPLETION_STATE_WORDS, type CompletionSitting, type CompletionState } from '#contracts/completions.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { completionsApi, sittingQuery } from './completions.api.ts';
import { BAR } from './tones.ts';
import { words } from './words.ts';

/** 概况: how far the computing is, for how many days lists are shown, and how many stand where. */
export function OverviewTab({ sitting }: { sitting: CompletionSitting }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const put = (next: CompletionSitting) => { client.setQueryData(sittingQuery(sitting.sitting).queryKey, next); };
  const again = useAct((_: undefined, key) => call(completionsApi.recompute, { params: { id: sitting.sitting }, key }), put);
  const { run } = sitting;
  return (
    <>
      <Card title={t.run}>
        <Pairs pairs={[{ term: t.people, value: run.people.toLocaleString() }, { term: t.complete, value: run.complete.toLocaleString() }, { term: t.run, value: run.finishedAt === null ? <span role="status">{t.running} · {t.progress(run.people)}</span> : <span className="digits">{beijingTime(run.finishedAt)}</span> }]} />
        <ProblemNotice error={again.error} />
        <div className="flex flex-wrap items-center gap-3"><Button disabled={sitting.closed.recompute !== null || again.isPending || run.finishedAt === null} onClick={() => { again.mutate(undefined); }}>{t.recompute}</Button><span className="min-w-0 flex-1 basis-56 text-sm text-soft">{sitting.closed.recompute ?? t.recomputeNote}</span></div>
      </Card>
      <Provinces sitting={sitting} />
      <Days sitting={sitting} onDone={put} />
    </>
  );
}

/** How many stand where, drawn province by province to one scale; the figures stand beside the bars. */
function Provinces({ sitting }: { sitting: CompletionSitting }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const rows = sitting.provinces.map((p) => ({ ...p, total: COMPLETION_STATES.reduce((sum, s) => sum + p.counts[s], 0) }));
  const most = Math.max(1, ...rows.map((r) => r.total));
  const used = COMPLETION_STATES.filter((s) => rows.some((r) => r.counts[s] > 0));
  return (
    <Card title={t.figures} actions={<ExportControl list="completions.provinces" filters={{ sitting: sitting.sitting }} />}>
      {rows.length === 0 ? <p className="text-soft">{t.nobody}</p> : (
        <>
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">{used.map((s) => <li key={s} className="inline-flex items-center gap-1"><svg aria-hidden="true" className="size-3" viewBox="0 0 1 1"><rect width="1" height="1" className={BAR[s]} /></svg>{COMPLETION_STATE_WORDS[s][lang]}</li>)}</ul>
          <dl className="grid gap-3">
            {rows.map((r) => (
              <div key={r.province} className="grid gap-1">
                <dt className="flex flex-wrap items-baseline justify-between gap-2"><span className="font-semibold">{r.name}</span><span className="digits">{r.total.toLocaleString()}</span></dt>
                <dd className="grid gap-1"><Bar counts={r.counts} most={most} /><span className="text-sm text-soft">{used.filter((s) => r.counts[s] > 0).map((s) => `${COMPLETION_STATE_WORDS[s][lang]} ${r.counts[s].toLocaleString()}`).join(lang === 'zh' ? '，' : ', ')}</span></dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Card>
  );
}

function Bar({ counts, most }: { counts: Record<CompletionState, number>; most: number }): JSX.Element {
  let from = 0;
  const parts = COMPLETION_STATES.map((state) => { const width = (counts[state] / most) * 100; const x = from; from += width; return { state, x, width }; });
  return <svg aria-hidden="true" className="h-3 w-full" viewBox="0 0 100 4" preserveAspectRatio="none">{parts.map((p) => <rect key={p.state} x={p.x} width={p.width} height="4" className={BAR[p.state]} />)}</svg>;
}

function Days({ sitting, onDone }: { sitting: CompletionSitting; onDone: (next: CompletionSitting) => void }): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState(false);
  const [days, setDays] = useState(String(sitting.publicityDays));
  const set = useAct((reason: string, key) => call(completionsApi.setDays, { params: { id: sitting.sitting }, body: { days: Number(days), reason }, key }), (next) => { setAsked(false); onDone(next); });
  return (
    <Card title={t.days}>
      <p>{t.daysNote(sitting.publicityDays)}</p>
      <div className="flex flex-wrap items-center gap-3"><Button disabled={sitting.closed.days !== null} onClick={() => { set.reset(); setAsked(true); }}>{t.setDays}</Button>{sitting.closed.days === null ? null : <span className="text-sm text-soft">{sitting.closed.days}</span>}</div>
      {asked ? (
        <ReasonDialog open title={t.setDays} act={t.setDays} reasonHint={t.reasonHint} busy={set.isPending} error={set.error} max={300} onClose={() => { setAsked(false); }} onAct={(reason) => { set.mutate(reason); }}>
          <TextField label={t.daysField} type="number" min={1} max={60} value={days} onChange={(e) => { setDays(e.target.value); }} problem={problemAt(set.error, 'days')} />
        </ReasonDialog>
      ) : null}
    </Card>
  );
}
