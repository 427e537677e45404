import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { StaffSitting } from '#contracts/sittings.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { momentTyped, typedMoment } from '../../shared/forms/beijing-input.ts';
import { PortalFrame } from './portal-frame.tsx';
import { previewWords } from './preview-words.ts';
import { previewQuery } from './sittings.api.ts';
import { windowEdges } from './window-edges.ts';
import { words } from './words.ts';

const TONES = { unpublished: 'neutral', before: 'info', open: 'success', after: 'neutral' } as const;

/** 考生视角预览: the candidate's own page at the moment chosen, and below it how every province stands then, by the portal's own rules. */
export function PreviewView({ sitting }: { sitting: StaffSitting }): JSX.Element {
  const t = say(words);
  const p = say(previewWords);
  const lang = pageLang();
  const [typed, setTyped] = useState(typedMoment(sitting.now));
  const [at, setAt] = useState(sitting.now);
  const [code, setCode] = useState(sitting.provinces[0]?.province);
  const province = sitting.provinces.find((one) => one.province === code);
  const go = (moment: number) => { setAt(moment); setTyped(typedMoment(moment)); };
  return (
    <div className="grid min-w-0 gap-4">
      <form className="flex flex-wrap items-end gap-3" onSubmit={(event) => { event.preventDefault(); const moment = momentTyped(typed); if (moment !== undefined) setAt(moment); }}>
        {sitting.provinces.length > 1 ? <SelectField label={p.province} value={code} onChange={(e) => { setCode(sitting.provinces.find((one) => one.province === e.target.value)?.province); }}>{sitting.provinces.map((one) => <option key={one.province} value={one.province}>{one.name[lang]}</option>)}</SelectField> : null}
        {province === undefined ? null : (
          <SelectField label={p.jump} value="" onChange={(e) => { go(Number(e.target.value)); }}>
            <option value="" disabled>{p.jumpHint}</option>
            {windowEdges(province.terms.windows).map((e) => <option key={`${e.window}-${e.edge}`} value={e.at}>{`${beijingTime(e.at)} ${t.windows[e.window]} · ${p.edges[e.edge]}`}</option>)}
          </SelectField>
        )}
        <TextField label={t.previewAt} type="datetime-local" value={typed} onChange={(e) => { setTyped(e.target.value); }} />
        <Button type="submit" look="main">{t.show}</Button>
      </form>
      <p className="text-sm text-soft">{province === undefined ? p.none : p.text}</p>
      {province === undefined ? null : <PortalFrame sittingId={sitting.id} province={province} at={at} />}
      <h2 className="text-lg font-semibold">{p.summary}</h2>
      <Summary id={sitting.id} at={at} />
    </div>
  );
}

function Summary({ id, at }: { id: string; at: number }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { data, error } = useQuery(previewQuery(id, at));
  return (
    <div className="grid gap-4">
      <ProblemNotice error={error} />
      {data === undefined ? (error ? null : <Loading />) : (
        <>
          {data.seen ? null : <Notice tone="warning">{t.notSeen}</Notice>}
          <Notice live="status"><p><strong>{data.examName[lang]}</strong> · <span className="digits">{beijingTime(data.at)}</span> · {t.listed[data.listed]} · {t.openProvinces(data.openProvinces)}</p></Notice>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {data.provinces.map((p) => (
              <Card key={p.province} title={p.name[lang]}>
                <p><Tag tone={p.mayApply ? 'success' : 'neutral'}>{p.mayApply ? t.mayApply : t.mayNot}</Tag></p>
                {p.notice ? <Notice>{p.notice}</Notice> : null}
                <ul className="grid gap-1">{p.windows.map((w) => <li key={w.window} className="flex flex-wrap items-center gap-2"><span className="w-20">{t.windows[w.window]}</span><Tag tone={TONES[w.phase]}>{t.phases[w.phase]}</Tag><span className="digits text-sm text-soft">{w.opensAt === null || w.closesAt === null ? '' : `${beijingTime(w.opensAt)} – ${beijingTime(w.closesAt)}`}</span></li>)}</ul>
                <Pairs pairs={[...p.told.map((x) => ({ term: x.topic, value: x.text })), { term: t.phone, value: p.phone }]} />
              </Card>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
