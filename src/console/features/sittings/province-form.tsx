import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ModifyPolicy, PaymentMode, ReviewMode, ReviewTiming, SecondReview, TerritorialRule } from '#contracts/catalogue.ts';
import type { ProvinceTerms, StaffProvince, StaffSitting, WindowEffect } from '#contracts/sittings.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, inARow, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { StandingFigures } from '../../shared/ui/standing.tsx';
import { CityChoice } from './city-choice.tsx';
import { PolicyField } from './policy-field.tsx';
import { SaveBar } from './save-bar.tsx';
import { sittingsApi } from './sittings.api.ts';
import { WindowsEditor } from './windows-editor.tsx';
import { words } from './words.ts';

/** 本省时间与政策: windows inside the frame and every policy of the province, each in the candidate's words; a change that touches people is estimated first. */
export function ProvinceForm({ sitting, province, saved, onSaved }: { sitting: StaffSitting; province: StaffProvince; saved: boolean; onSaved: () => void }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [terms, setTerms] = useState(province.terms);
  const [years, setYears] = useState(inARow(province.terms.cancelledYears));
  const [reason, setReason] = useState('');
  const [tell, setTell] = useState(false);
  const at = { id: sitting.id, province: province.province };
  const set = (change: Partial<ProvinceTerms>) => { setTerms({ ...terms, ...change }); };
  const reload = () => client.invalidateQueries({ queryKey: ['sittings'] });
  const effect = useAct((_: undefined, key) => call(sittingsApi.effect, { params: at, body: { windows: terms.windows }, key }));
  const cancelledYears = years.split(/[\s,，、]+/).filter(Boolean).map(Number);
  const save = useAct((_: undefined, key) => call(sittingsApi.editProvince, { params: at, body: { version: province.version, terms: { ...terms, cancelledYears }, reason, tell }, key }), async () => { onSaved(); await reload(); });
  const problem = (path: string) => problemAt(save.error, `terms.${path}`);
  return (
    <Card title={province.name[pageLang()]}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        <WindowsEditor windows={terms.windows} onChange={(windows) => { set({ windows }); }} error={save.error} path="terms.windows" from={t.from} until={t.until} bounds={sitting.frame} />
        <h3>{t.policies}</h3>
        <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-3">
          <PolicyField name="territorialRule" value={terms.territorialRule} onChange={(v) => { const r = TerritorialRule.safeParse(v); if (r.success) set({ territorialRule: r.data }); }} />
          <PolicyField name="modifyPolicy" value={terms.modifyPolicy} onChange={(v) => { const r = ModifyPolicy.safeParse(v); if (r.success) set({ modifyPolicy: r.data }); }} />
          <PolicyField name="reviewTiming" value={terms.reviewTiming} onChange={(v) => { const r = ReviewTiming.safeParse(v); if (r.success) set({ reviewTiming: r.data }); }} />
          <PolicyField name="reviewMode" value={terms.reviewMode} onChange={(v) => { const r = ReviewMode.safeParse(v); if (r.success) set({ reviewMode: r.data }); }} />
          <PolicyField name="secondReview" value={terms.secondReview} onChange={(v) => { const r = SecondReview.safeParse(v); if (r.success) set({ secondReview: r.data }); }} />
          <PolicyField name="oldCandidateAutoPass" value={String(terms.oldCandidateAutoPass)} onChange={(v) => { set({ oldCandidateAutoPass: v === 'true' }); }} />
          <PolicyField name="retakePassedSubjects" value={String(terms.retakePassedSubjects)} onChange={(v) => { set({ retakePassedSubjects: v === 'true' }); }} />
          <PolicyField name="paymentMode" value={terms.paymentMode} onChange={(v) => { const r = PaymentMode.safeParse(v); if (r.success) set({ paymentMode: r.data }); }} />
          <ModeByLevel sitting={sitting} terms={terms} onChange={(reviewModeByLevel) => { set({ reviewModeByLevel }); }} />
          <CityChoice sitting={sitting} chosen={terms.examCities} onChange={(examCities) => { set({ examCities }); }} problem={problem('examCities')} />
          <TextField label={t.phone} value={terms.phone} problem={problem('phone')} onChange={(e) => { set({ phone: e.target.value }); }} />
          <TextField label={t.sample} inputMode="numeric" value={String(terms.sampleRatePercent)} problem={problem('sampleRatePercent')} onChange={(e) => { set({ sampleRatePercent: Number(e.target.value.replaceAll(/\D/g, '')) }); }} />
          <TextField label={t.expectedCandidates} inputMode="numeric" value={terms.expectedCandidates === null ? '' : String(terms.expectedCandidates)} problem={problem('expectedCandidates')} onChange={(e) => { const digits = e.target.value.replaceAll(/\D/g, ''); set({ expectedCandidates: digits === '' ? null : Number(digits) }); }} />
          <TextField label={t.cancelled} hint={t.cancelledHint} value={years} problem={problem('cancelledYears') ?? problem('cancelledYears.0')} onChange={(e) => { setYears(e.target.value); }} />
          <TextArea label={t.notice} hint={t.noticeHint} value={terms.notice?.zh ?? ''} problem={problem('notice.zh')} onChange={(e) => { set({ notice: noticeOf(e.target.value, terms.notice?.en ?? '') }); }} />
          <TextArea label={t.noticeEn} value={terms.notice?.en ?? ''} problem={problem('notice.en')} onChange={(e) => { set({ notice: noticeOf(terms.notice?.zh ?? '', e.target.value) }); }} />
        </div>
        {province.version > 0 ? (
          <div className="grid gap-3 rounded-lg bg-deep p-3">
            <div className="flex flex-wrap items-center gap-4">
              <Button disabled={effect.isPending} onClick={() => { effect.mutate(undefined); }}>{t.effect}</Button>
              <label className="inline-flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={tell} onChange={(e) => { setTell(e.target.checked); }} />{t.tell}</label>
            </div>
            <ProblemNotice error={effect.error} />
            {effect.data ? <Effect effect={effect.data} /> : null}
          </div>
        ) : null}
        <SaveBar reason={reason} onReason={setReason} reasonNeeded={province.reasonNeeded} act={province.version === 0 ? t.join : t.save} busy={save.isPending} error={save.error} saved={saved && !save.isPending && save.error === null} onReload={() => { void reload(); }}
          except={[...Object.keys(terms.windows).map((w) => `terms.windows.${w}`), 'terms.phone', 'terms.sampleRatePercent', 'terms.expectedCandidates', 'terms.examCities', 'terms.notice.zh', 'terms.notice.en']} />
      </form>
    </Card>
  );
}

function noticeOf(zh: string, en: string): ProvinceTerms['notice'] {
  return zh === '' && en === '' ? null : { zh, en };
}

/** 按级别另定: levels whose way of review differs from the province's. */
function ModeByLevel({ sitting, terms, onChange }: { sitting: StaffSitting; terms: ProvinceTerms; onChange: (modes: ProvinceTerms['reviewModeByLevel']) => void }): JSX.Element {
  const t = say(words);
  const names = { online: pageLang() === 'zh' ? '线上核验' : 'online', on_site: pageLang() === 'zh' ? '现场核验' : 'on site', online_then_on_site: pageLang() === 'zh' ? '先线上后现场' : 'online, then on site' };
  return (
    <fieldset className="grid gap-2">
      <legend className="font-semibold">{t.topics.reviewMode} · {t.byLevel}</legend>
      {sitting.levels.filter((l) => sitting.settings.levels.includes(l.code)).map((l) => (
        <SelectField key={l.code} label={`${l.code} ${l.name[pageLang()]}`} value={terms.reviewModeByLevel[l.code] ?? ''} onChange={(e) => {
          const read = ReviewMode.safeParse(e.target.value);
          const { [l.code]: _, ...others } = terms.reviewModeByLevel;
          onChange(read.success ? { ...others, [l.code]: read.data } : others);
        }}>
          <option value="">{t.asAbove}</option>
          {ReviewMode.options.map((m) => <option key={m} value={m}>{names[m]}</option>)}
        </SelectField>
      ))}
    </fieldset>
  );
}

function Effect({ effect }: { effect: WindowEffect }): JSX.Element {
  const t = say(words);
  const noes = effect.findings.filter((f) => f.kind === 'no');
  const figures = [['started', effect.started], ['confirmed', effect.confirmed], ['awaitingReview', effect.awaitingReview], ['unpaid', effect.unpaid], ['earlier', effect.earlier], ['later', effect.later], ['atOnce', effect.lapsesAtOnce]] as const;
  return (
    <div role="status" className="grid gap-2">
      <h3>{t.standingTitle}</h3>
      <StandingFigures standing={effect.standing} touched={[]} />
      <h3>{t.effectTitle}</h3>
      {effect.started === 0 ? <p>{t.effectNone}</p> : <dl className="flex flex-wrap gap-x-6 gap-y-2">{figures.map(([name, n]) => <div key={name}><dt className="text-sm text-soft">{t[name]}</dt><dd className={`digits text-lg font-semibold ${name === 'atOnce' && n > 0 ? 'text-danger' : ''}`}>{t.people(n)}</dd></div>)}</dl>}
      {noes.length > 0 ? <Notice tone="danger">{noes.map((f) => <p key={f.code + f.text}>{f.window ? `${t.windows[f.window]}${colon()}` : ''}{f.text}</p>)}</Notice> : null}
    </div>
  );
}
