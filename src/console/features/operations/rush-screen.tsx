import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { RushMode, type RushView } from '#contracts/rush.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { number } from './figures.ts';
import { rushQuery, setRush } from './operations.api.ts';
import { RushCurve } from './rush-curve.tsx';
import { rushWords } from './rush-words.ts';
import { words } from './words.ts';

/** 高峰模式: who waits, who is inside, how fast people are let in and why, and what an operator sets. */
export function RushScreen(): JSX.Element {
  const t = say(rushWords);
  const { data, error } = useQuery(rushQuery);
  return (
    <Page title={t.title} sub={t.sub}>
      <p><Link to="/operations">{say(words).back}</Link></p>
      <ProblemNotice error={error} />
      {data ? (
        <>
          <NowCard rush={data} />
          <RushCurve rush={data} />
          <SetCard rush={data} />
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function NowCard({ rush: r }: { rush: RushView }): JSX.Element {
  const t = say(rushWords);
  const speed = (n: number) => t.perSecond(n.toFixed(n < 10 ? 1 : 0));
  return (
    <Card title={t.now} actions={<Tag tone={r.round ? 'warning' : 'success'}>{r.round ? t.causes[r.round.cause] : t.nobody}</Tag>}>
      <Pairs pairs={[
        { term: t.mode, value: <>{t.modes[r.mode]} <span className="text-soft">{r.byDefault || r.changedAt === null ? t.byDefault : t.setBy(r.changedBy ?? '—', beijingTime(r.changedAt))}{r.reason === null || r.byDefault ? '' : `：${r.reason}`}</span></> },
        ...(r.round ? [{ term: t.round, value: <>{t.since(beijingTime(r.round.startedAt))}{r.round.drawUntil === null ? null : <><br />{t.drawUntil(beijingTime(r.round.drawUntil))}</>}</> }] : []),
        { term: t.waiting, value: t.people(number(r.waiting)) },
        { term: t.inside, value: <>{t.people(number(r.inside))} <span className="text-soft">{t.insideNote}</span></> },
        { term: t.rate, value: speed(r.rate) },
        { term: t.pace, value: speed(r.pace) },
        ...(r.round ? [{ term: t.admitted, value: <>{t.people(number(r.round.admitted))} <span className="text-soft">{t.signedIn(number(r.round.signedIn))}</span></> }] : []),
        { term: t.processes, value: String(r.processes) },
      ]} />
      {r.round ? (
        <DataTable label={t.lanes} rows={r.round.lanes} keyOf={(l) => l.lane} empty={t.nobody} columns={[
          { name: t.lane, cell: (l) => t.laneNames[l.lane], wide: true }, { name: t.waiting, cell: (l) => number(l.waiting), align: 'right' }, { name: t.admitted, cell: (l) => number(l.admitted), align: 'right' },
        ]} />
      ) : null}
    </Card>
  );
}

function SetCard({ rush: r }: { rush: RushView }): JSX.Element {
  const t = say(rushWords);
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const [typed, setTyped] = useState({ mode: r.mode, cap: r.capByDefault ? '' : String(r.cap), reason: '' });
  const act = useAct(setRush, async () => {
    setTyped((before) => ({ ...before, reason: '' }));
    await client.invalidateQueries({ queryKey: ['operations', 'rush'] });
  });
  if (!session) return <Loading />;
  if (!may(session, 'operations.act')) return <Notice>{t.mayNot}</Notice>;
  return (
    <Card title={t.change}>
      <form className="grid max-w-xl gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate({ mode: typed.mode, cap: typed.cap.trim() === '' ? null : Number(typed.cap), reason: typed.reason }); }}>
        <ProblemNotice error={act.error} except={['cap', 'reason']} />
        <SelectField label={t.mode} hint={t.modeNotes[typed.mode]} value={typed.mode} onChange={(e) => { setTyped({ ...typed, mode: RushMode.parse(e.target.value) }); }}>
          {RushMode.options.map((mode) => <option key={mode} value={mode}>{t.modes[mode]}</option>)}
        </SelectField>
        <TextField label={t.cap} hint={t.capHint} inputMode="numeric" value={typed.cap} onChange={(e) => { setTyped({ ...typed, cap: e.target.value }); }} problem={problemAt(act.error, 'cap')} />
        <TextArea label={say(words).reason} hint={t.reasonHint} maxLength={200} value={typed.reason} onChange={(e) => { setTyped({ ...typed, reason: e.target.value }); }} problem={problemAt(act.error, 'reason')} />
        <div className="flex flex-wrap items-center gap-3"><Button type="submit" look="main" disabled={act.isPending}>{t.save}</Button><span role="status">{act.isSuccess ? t.saved : ''}</span></div>
      </form>
    </Card>
  );
}
