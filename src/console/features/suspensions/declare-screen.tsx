import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { ProposeSuspension, Remedy, REMEDY_WORDS, type SuspensionChoices } from '#contracts/suspensions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { momentTyped } from '../../shared/forms/beijing-input.ts';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { AreaFields, areaTyped, firstArea, type TypedArea } from './area-fields.tsx';
import { EffectCard } from './effect-card.tsx';
import { choicesQuery, suspensionsApi } from './suspensions.api.ts';
import { words } from './words.ts';

/** 提出停考: the next exam and one's own place stand there already; the effect is seen, then it is proposed. */
export function DeclareScreen(): JSX.Element {
  const t = say(words);
  const [province, setProvince] = useState<string>();
  const { data, error } = useQuery({ ...choicesQuery(province), placeholderData: (before) => before });
  return (
    <Page title={t.declare} sub={t.declareSub} actions={<Link to="/suspensions" className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <ProblemNotice error={error} />
      {data ? <DeclareForm choices={data} onProvince={setProvince} /> : error ? null : <Loading />}
    </Page>
  );
}

function DeclareForm({ choices, onProvince }: { choices: SuspensionChoices; onProvince: (code: string) => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [sitting, setSitting] = useState<string>(choices.sittings[0]?.id ?? '');
  const [area, setArea] = useState<TypedArea>(firstArea(choices));
  const [halfDays, setHalfDays] = useState<number[]>([]);
  const [remedy, setRemedy] = useState<Remedy>('refund');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [documentNumber, setDocument] = useState('');
  const typed = { sittingId: sitting, area: areaTyped(area), halfDays, remedy, chooseUntil: remedy === 'choice' ? (momentTyped(until) ?? null) : null, reason, documentNumber };
  const stamp = JSON.stringify(typed);
  const [seen, setSeen] = useState('');
  const body = () => ProposeSuspension.parse(typed);
  const valid = ProposeSuspension.safeParse(typed).success;
  const look = useAct((_: undefined, key) => call(suspensionsApi.preview, { body: body(), key }), () => { setSeen(stamp); });
  const propose = useAct((_: undefined, key) => call(suspensionsApi.propose, { body: body(), key }), (made) => { void client.invalidateQueries({ queryKey: ['suspensions'] }); void navigate({ to: '/suspensions/$id', params: { id: made.id } }); });
  const chosen = choices.sittings.find((s) => s.id === sitting);
  const error = propose.error ?? look.error;
  const current = look.data !== undefined && seen === stamp;
  return (
    <>
      <Card label={t.declare}>
        <form className="grid gap-4 lg:grid-cols-2" noValidate onSubmit={(event) => { event.preventDefault(); if (current) propose.mutate(undefined); else look.mutate(undefined); }}>
          <SelectField label={t.exam} value={sitting} onChange={(e) => { setSitting(e.target.value); setHalfDays([]); }}>
            {choices.sittings.map((s) => <option key={s.id} value={s.id}>{s.name[lang]} · {inARow(s.examOn)}</option>)}
          </SelectField>
          <AreaFields choices={choices} area={area} onProvince={onProvince} onChange={setArea} problem={problemAt(error, 'area')} />
          <fieldset className="grid gap-1 lg:col-span-2">
            <legend className="font-semibold">{t.halfDays} <span className="font-normal text-soft">{t.halfDaysHint}</span></legend>
            <div className="flex flex-wrap gap-x-4">
              {(chosen?.halfDays ?? []).map((h) => (
                <label key={h.halfDay} className="inline-flex min-h-11 items-center gap-2"><input type="checkbox" className="size-5" checked={halfDays.includes(h.halfDay)} onChange={(e) => { setHalfDays(e.target.checked ? [...halfDays, h.halfDay] : halfDays.filter((n) => n !== h.halfDay)); }} />{h.name[lang]}</label>
              ))}
            </div>
          </fieldset>
          <TextField label={t.reason} hint={t.reasonHint} value={reason} maxLength={60} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(error, 'reason')} />
          <TextField label={t.document} hint={t.documentHint} value={documentNumber} maxLength={60} onChange={(e) => { setDocument(e.target.value); }} problem={problemAt(error, 'documentNumber')} />
          <SelectField label={t.remedy} value={remedy} onChange={(e) => { setRemedy(Remedy.parse(e.target.value)); }}>
            {Remedy.options.map((r) => <option key={r} value={r}>{REMEDY_WORDS[r][lang]}</option>)}
          </SelectField>
          {remedy === 'choice' ? <TextField label={t.chooseUntil} type="datetime-local" value={until} onChange={(e) => { setUntil(e.target.value); }} problem={problemAt(error, 'chooseUntil')} /> : null}
          <div className="lg:col-span-2"><Button type="submit" look={current ? 'plain' : 'main'} disabled={look.isPending || !valid || current}>{t.look}</Button>{valid ? null : <span className="ml-3 text-sm text-soft">{t.first}</span>}</div>
        </form>
      </Card>
      <ProblemNotice error={error} except={['area', 'reason', 'documentNumber', 'chooseUntil']} />
      {look.data ? (
        <>
          {current ? null : <Notice tone="warning">{t.changed}</Notice>}
          {look.data.refusals.length === 0 ? null : <Notice tone="danger" live="alert"><p>{t.opposed}</p><ul>{look.data.refusals.map((r) => <li key={r}>{r}</li>)}</ul></Notice>}
          <div><Button look="danger" disabled={!current || propose.isPending || look.data.refusals.length > 0} onClick={() => { propose.mutate(undefined); }}>{t.propose}</Button></div>
          <EffectCard effect={look.data.effect} said={look.data.words} title={t.effect} />
        </>
      ) : null}
    </>
  );
}
