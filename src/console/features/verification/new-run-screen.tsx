import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { RecheckedState, ReverifyFilter, type ProposeRun } from '#contracts/reverification.ts';
import { VerificationSubjectKind } from '#contracts/verification.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Page } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { forecastQuery, provinceChoicesQuery, runsApi, sittingChoicesQuery } from './runs.api.ts';
import { spanText, words } from './words.ts';

/** 提出批量复核: which results, how many they are, how long it takes, and whether somebody else has to approve. */
export function NewRunScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [kind, setKind] = useState<VerificationSubjectKind>('education');
  const [states, setStates] = useState<RecheckedState[]>(['passed']);
  const [days, setDays] = useState('180');
  const [sittingId, setSitting] = useState('');
  const [province, setProvince] = useState('');
  const [reason, setReason] = useState('');
  const sittings = useQuery(sittingChoicesQuery);
  const provinces = useQuery(provinceChoicesQuery);
  const typed = { kind, states, olderThanDays: days, sittingId, province };
  const chosen = ReverifyFilter.safeParse(typed);
  const forecast = useQuery({ ...forecastQuery(chosen.data ?? {}), enabled: chosen.success });
  const propose = useAct((body: ProposeRun, key) => call(runsApi.propose, { body, key }), (run) => {
    void client.invalidateQueries({ queryKey: ['verification'] });
    void navigate({ to: '/verification/runs/$runId', params: { runId: run.id } });
  });
  const f = chosen.success ? forecast.data : undefined;
  return (
    <Page title={t.newTitle} sub={t.newSub} actions={<Link to="/verification/runs" className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); propose.mutate({ ...typed, olderThanDays: Number(days), reason } as ProposeRun); }}>
        <Card label={t.newTitle}>
          <ProblemNotice error={propose.error ?? sittings.error ?? provinces.error} except={['reason', 'olderThanDays', 'states']} />
          <div className="grid gap-4 lg:grid-cols-3">
            <SelectField label={t.kind} value={kind} onChange={(e) => { setKind(VerificationSubjectKind.parse(e.target.value)); }}>
              {VerificationSubjectKind.options.map((k) => <option key={k} value={k}>{t.kinds[k]}</option>)}
            </SelectField>
            <SelectField label={t.sitting} value={sittingId} onChange={(e) => { setSitting(e.target.value); }}>
              <option value="">{t.anyone}</option>
              {sittings.data?.sittings.map((s) => <option key={s.value} value={s.value}>{s.text}</option>)}
            </SelectField>
            <SelectField label={t.province} value={province} onChange={(e) => { setProvince(e.target.value); }}>
              <option value="">{t.anyone}</option>
              {provinces.data?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[lang]}</option>)}
            </SelectField>
          </div>
          <fieldset className="grid gap-1">
            <legend className="font-semibold">{t.states}</legend>
            <div className="flex flex-wrap gap-x-6">
              {RecheckedState.options.map((s) => (
                <label key={s} className="inline-flex min-h-11 items-center gap-2"><input type="checkbox" className="size-5" checked={states.includes(s)} onChange={(e) => { setStates(e.target.checked ? [...states, s] : states.filter((other) => other !== s)); }} />{t.rechecked[s]}</label>
              ))}
            </div>
            <p className="text-sm text-soft">{t.manualNote}</p>
            {problemAt(propose.error, 'states') ? <p className="text-danger">{problemAt(propose.error, 'states')}</p> : null}
          </fieldset>
          <div className="max-w-xs"><TextField label={t.older} hint={t.olderHint} inputMode="numeric" value={days} onChange={(e) => { setDays(e.target.value); }} problem={problemAt(propose.error, 'olderThanDays')} /></div>
        </Card>
        <ProblemNotice error={forecast.error} />
        <div aria-live="polite">
          {f === undefined ? null : (
            <Notice tone={f.refusals.length > 0 ? 'warning' : 'info'}>
              <p className="text-lg font-semibold digits">{t.count(f.total)}</p>
              {f.refusals.length > 0 ? <p>{f.refusals.join(' ')}</p> : <p>{t.takes(spanText(f.seconds, t))} · {f.needsSecond ? t.needsSecond(f.alone) : t.alone}</p>}
            </Notice>
          )}
        </div>
        <Card label={t.reason}>
          <TextArea label={t.reason} hint={t.reasonHint} value={reason} maxLength={300} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(propose.error, 'reason')} />
          <div><Button type="submit" look="main" disabled={propose.isPending}>{t.propose}</Button></div>
        </Card>
      </form>
    </Page>
  );
}
