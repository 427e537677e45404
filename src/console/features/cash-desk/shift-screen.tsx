import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { SHIFT_STATE_WORDS, type ShiftWhole } from '#contracts/cash-desk.ts';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { colon, inBrackets, pageLang, say } from '../../shared/text/text.ts';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CASH, shiftQuery } from './cash-desk.api.ts';
import { CountForm } from './count-form.tsx';
import { faceText } from './count-fields.tsx';
import { DecideCount } from './decide-count.tsx';
import { Difference } from './difference.tsx';
import { LineTable } from './line-table.tsx';
import { shiftTone } from './tones.ts';
import { words } from './words.ts';

/** One shift: what moved, what was expected and counted, and what its cashier or the second person does next. */
export function ShiftScreen(): JSX.Element {
  const t = say(words);
  const { id } = useParams({ from: '/inside/cash-desk/shifts/$id' });
  const client = useQueryClient();
  const { data: s, error } = useQuery(shiftQuery(id));
  const done = (next: ShiftWhole) => { client.setQueryData(shiftQuery(id).queryKey, next); void client.invalidateQueries({ queryKey: CASH }); };
  return (
    <Page title={s ? `${s.deskText} · ${s.day}` : t.shifts} actions={<Link to="/cash-desk/shifts" search={{}} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <ProblemNotice error={error} />
      {s ? (
        <>
          <Figures shift={s} />
          {s.state === 'open' || s.state === 'recount' ? <CountForm key={s.version} shift={s} onDone={done} /> : null}
          {s.state === 'counted' ? <DecideCount shift={s} onDone={done} /> : null}
          <Card title={t.lines}><LineTable lines={s.lines} label={t.book} empty={t.noLines} /><p><Link to="/cash-desk/book" search={{ desk: s.desk, from: s.day, to: s.day }} className="inline-flex min-h-11 items-center">{t.allLines}</Link></p></Card>
          <Card title={t.history}><ul className="grid gap-1">{s.history.map((e) => <li key={`${e.act}${String(e.at)}`}><span className="digits text-soft">{beijingTime(e.at)}</span> {e.by} · {t.act[e.act] ?? e.act}{e.note === '' ? '' : `${colon()}${e.note}`}</li>)}</ul></Card>
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function Figures({ shift: s }: { shift: ShiftWhole }): JSX.Element {
  const t = say(words);
  return (
    <Card label={t.state}>
      <p><Tag tone={shiftTone(s.state)}>{SHIFT_STATE_WORDS[s.state][pageLang()]}</Tag></p>
      <Pairs pairs={[
        { term: t.cashier, value: `${s.cashier} · ${beijingTime(s.openedAt)}` }, { term: t.float, value: `${t.yuan(yuan(s.floatInFen))}${s.floatInFen === s.bookAtOpeningInFen ? '' : inBrackets(`${t.bookAtOpening} ${t.yuan(yuan(s.bookAtOpeningInFen))}`)}` }, ...(s.note === '' ? [] : [{ term: t.note, value: s.note }]),
        { term: t.taken, value: t.yuan(yuan(s.takenInFen)) }, { term: t.pos, value: t.yuan(yuan(s.posInFen)) }, { term: t.paidOut, value: t.yuan(yuan(s.paidOutInFen)) }, { term: t.expected, value: <strong className="digits">{t.yuan(yuan(s.expectedInFen))}</strong> },
        ...(s.countedInFen === null ? [] : [
          { term: t.counted, value: <>{t.yuan(yuan(s.countedInFen))}{s.notes.length === 0 ? null : <span className="text-sm text-soft"> ({s.notes.map((n) => `${faceText(n.faceInFen)}×${String(n.count)}`).join(' + ')})</span>}</> }, { term: t.difference, value: <Difference inFen={s.differenceInFen} /> },
          { term: t.posExpected, value: t.yuan(yuan(s.posExpectedInFen)) }, { term: t.posCounted, value: t.yuan(yuan(s.posCountedInFen ?? 0)) }, ...(s.reason === '' ? [] : [{ term: t.reason, value: s.reason }]), { term: t.countedAt, value: beijingTime(s.countedAt ?? 0) },
        ]),
        ...(s.reviewer === null ? [] : [{ term: t.reviewer, value: `${t.handedOver(s.cashier, s.reviewer)} · ${beijingTime(s.reviewedAt ?? 0)}` }]),
      ]} />
    </Card>
  );
}
