import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ScoreSheet } from '#contracts/score-look-up.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { holdsQuery, scoresApi } from './scores.api.ts';
import { VoidsCard } from './voids-card.tsx';
import { words } from './words.ts';

/** 试查与暂不公布: what one candidate will read, and whose scores stay closed. */
export function PeopleTab({ id, closed }: { id: string; closed: string | null }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [ticket, setTicket] = useState('');
  const [asked, setAsked] = useState<{ move: 'hold' | 'lift'; ticket: string }>();
  const trial = useAct((of: string) => call(scoresApi.trial, { params: { id }, body: { ticket: of } }));
  const hold = useAct(({ move, of, reason }: { move: 'hold' | 'lift'; of: string; reason: string }, key) => call(scoresApi[move], { params: { id }, body: { ticket: of, reason }, key }), async () => {
    setAsked(undefined);
    if (trial.data) trial.mutate(trial.data.ticketNumber);
    await client.invalidateQueries({ queryKey: ['scores', id] });
  });
  return (
    <>
      <Card title={t.trial}>
        <p className="text-soft">{t.trialHint}</p>
        <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={(event) => { event.preventDefault(); trial.mutate(ticket); }}>
          <div className="min-w-0 flex-1 basis-60"><TextField label={t.ticket} value={ticket} inputMode="numeric" maxLength={40} autoComplete="off" onChange={(e) => { setTicket(e.target.value); }} problem={problemAt(trial.error, 'ticket')} /></div>
          <Button type="submit" look="main" disabled={trial.isPending || ticket === ''}>{t.look}</Button>
        </form>
        <ProblemNotice error={trial.error} except={['ticket']} />
        {trial.data ? <Sheet s={trial.data} closed={closed} onHold={(move) => { hold.reset(); setAsked({ move, ticket: trial.data.ticketNumber }); }} /> : null}
      </Card>
      <Holds id={id} closed={closed} onLift={(of) => { hold.reset(); setAsked({ move: 'lift', ticket: of }); }} />
      {closed === null ? <VoidsCard id={id} /> : null}
      {asked ? <ReasonDialog open title={t[asked.move]} act={t[asked.move]} reasonHint={t.reasonHint} busy={hold.isPending} error={hold.error} max={300} onClose={() => { setAsked(undefined); }} onAct={(reason) => { hold.mutate({ move: asked.move, of: asked.ticket, reason }); }}><p>{asked.ticket}{asked.move === 'hold' ? ` · ${t.holdHint}` : ''}</p></ReasonDialog> : null}
    </>
  );
}

function Sheet({ s, closed, onHold }: { s: ScoreSheet; closed: string | null; onHold: (move: 'hold' | 'lift') => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  return (
    <div className="grid gap-3" role="status">
      <Pairs pairs={[{ term: t.name, value: s.name }, { term: t.ticket, value: <span className="digits">{s.ticketNumber}</span> }, { term: t.file, value: <span className="digits">{s.fileNumber ?? t.noFile}</span> }, { term: t.level, value: s.level[lang] }, { term: t.specialty, value: s.specialty[lang] }]} />
      {s.heldBack ? <p><Tag tone="warning">{t.heldNow}</Tag></p> : (
        <DataTable label={s.name} rows={s.subjects} keyOf={(x) => x.code} empty="" columns={[{ name: t.subject, cell: (x) => `${x.code} ${x.name[lang]}` }, { name: t.mark, cell: (x) => <strong>{x.text[lang]}</strong>, align: 'right' }, { name: t.full, cell: (x) => x.fullMark, align: 'right' }, { name: t.pass, cell: (x) => x.passMark, align: 'right' }]} />
      )}
      {s.completion ? <p>{s.completion.complete ? t.complete : t.missing(s.completion.missing.length)}</p> : null}
      <div className="grid gap-1"><div><Button disabled={closed !== null} onClick={() => { onHold(s.heldBack ? 'lift' : 'hold'); }}>{s.heldBack ? t.lift : t.hold}</Button></div>{closed === null ? null : <span className="text-sm text-soft">{closed}</span>}</div>
    </div>
  );
}

function Holds({ id, closed, onLift }: { id: string; closed: string | null; onLift: (ticket: string) => void }): JSX.Element {
  const t = say(words);
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(holdsQuery(id, after ?? ''));
  return (
    <Card title={t.holds} actions={<ExportControl small list="scores.holds" filters={{ sitting: id }} />}>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.heldNow} rows={data.holds} keyOf={(h) => h.ticket} empty={t.noHolds} busy={isFetching}
          columns={[
            { name: t.ticket, cell: (h) => <span className="digits">{h.ticket}</span>, nowrap: true }, { name: t.name, cell: (h) => h.name }, { name: t.province, cell: (h) => h.province }, { name: t.reason, cell: (h) => h.reason, wide: true },
            { name: t.by, cell: (h) => <>{h.by} <time className="digits text-sm text-soft">{beijingTime(h.at)}</time></> },
            { name: t.act, cell: (h) => <Button small disabled={closed !== null} aria-label={`${t.lift} ${h.ticket}`} onClick={() => { onLift(h.ticket); }}>{t.lift}</Button> },
          ]}
        />
      ) : null}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Card>
  );
}
