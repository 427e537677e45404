import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { CommitmentMode, PhotoReview } from '#contracts/catalogue.ts';
import { Certainty } from '#contracts/certainty.ts';
import type { StaffSitting } from '#contracts/sittings.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { PolicyField } from './policy-field.tsx';
import { SaveBar } from './save-bar.tsx';
import { sittingsApi } from './sittings.api.ts';
import { WindowsEditor } from './windows-editor.tsx';
import { words } from './words.ts';

/** 全国统一安排: the days, levels and switches of a sitting, and the frame every province stays inside. */
export function NationalForm({ sitting, saved, onSaved }: { sitting: StaffSitting; saved: boolean; onSaved: () => void }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [settings, setSettings] = useState(sitting.settings);
  const [days, setDays] = useState(sitting.settings.examOn.join('\n'));
  const [frame, setFrame] = useState(sitting.frame);
  const [reason, setReason] = useState('');
  const reload = () => client.invalidateQueries({ queryKey: ['sittings'] });
  const save = useAct(
    (_: undefined, key) => call(sittingsApi.edit, { params: { id: sitting.id }, body: { version: sitting.version, settings: { ...settings, examOn: days.split(/[\s,，、]+/).filter(Boolean) }, frame, reason }, key }),
    async () => { onSaved(); await reload(); },
  );
  const toggle = (name: 'levels' | 'levelsAlwaysManual', code: string) => { setSettings({ ...settings, [name]: settings[name].includes(code) ? settings[name].filter((l) => l !== code) : [...settings[name], code].sort() }); };
  const set = <K extends keyof typeof settings>(name: K, value: (typeof settings)[K]) => { setSettings({ ...settings, [name]: value }); };
  return (
    <Card title={t.tabs.nation}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextArea label={t.newDays} hint={t.newDaysHint} value={days} problem={problemAt(save.error, 'settings.examOn') ?? problemAt(save.error, 'settings.examOn.0')} onChange={(e) => { setDays(e.target.value); }} />
          <div className="grid gap-4">
            <TextField label={t.settings.ruleYear} inputMode="numeric" value={String(settings.ruleYear)} problem={problemAt(save.error, 'settings.ruleYear')} onChange={(e) => { set('ruleYear', Number(e.target.value.replaceAll(/\D/g, ''))); }} />
            <SelectField label={t.settings.certainty} value={settings.certainty} onChange={(e) => { const read = Certainty.safeParse(e.target.value); if (read.success) set('certainty', read.data); }}>{Certainty.options.map((c) => <option key={c} value={c}>{t.certainty[c]}</option>)}</SelectField>
          </div>
          <Levels legend={t.settings.levels} sitting={sitting} chosen={settings.levels} onToggle={(code) => { toggle('levels', code); }} problem={problemAt(save.error, 'settings.levels')} />
          <Levels legend={t.settings.levelsAlwaysManual} sitting={sitting} chosen={settings.levelsAlwaysManual} onToggle={(code) => { toggle('levelsAlwaysManual', code); }} />
          <PolicyField name="commitmentMode" value={settings.commitmentMode} onChange={(v) => { const read = CommitmentMode.safeParse(v); if (read.success) set('commitmentMode', read.data); }} />
          <PolicyField name="photoReview" value={settings.photoReview} onChange={(v) => { const read = PhotoReview.safeParse(v); if (read.success) set('photoReview', read.data); }} />
          <PolicyField name="failedVerificationBlocks" value={String(settings.failedVerificationBlocks)} onChange={(v) => { set('failedVerificationBlocks', v === 'true'); }} />
        </div>
        <h3>{t.frame}</h3>
        <WindowsEditor windows={frame} onChange={setFrame} error={save.error} path="frame" from={t.earliest} until={t.latest} />
        <SaveBar reason={reason} onReason={setReason} reasonNeeded={sitting.reasonNeeded} act={t.save} busy={save.isPending} error={save.error} saved={saved && !save.isPending && save.error === null} onReload={() => { void reload(); }}
          except={['settings.examOn', 'settings.levels', 'settings.ruleYear', ...Object.keys(frame).map((w) => `frame.${w}`)]} />
      </form>
    </Card>
  );
}

function Levels({ legend, sitting, chosen, onToggle, problem }: { legend: string; sitting: StaffSitting; chosen: readonly string[]; onToggle: (code: string) => void; problem?: string | undefined }): JSX.Element {
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">{legend}</legend>
      {problem ? <p role="alert" className="text-sm font-semibold text-danger">{problem}</p> : null}
      {sitting.levels.map((l) => <label key={l.code} className="inline-flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={chosen.includes(l.code)} onChange={() => { onToggle(l.code); }} />{l.code} {l.name[pageLang()]}</label>)}
    </fieldset>
  );
}
