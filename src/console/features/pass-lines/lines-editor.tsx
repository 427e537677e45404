import type { JSX } from 'react';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { PassLine, PassLineSubject, PassLineText, SittingPassLines } from '#contracts/pass-lines.ts';
import { inARow, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

type Props = { view: SittingPassLines; text: PassLineText; readOnly: boolean; error: unknown; onChange: (lines: PassLine[]) => void };

const isOf = (line: PassLine, s: PassLineSubject) => line.level === s.level && line.subject === s.subject && line.specialty === s.specialty;

/** The lines of a set, subject by subject: one for the whole country (empty: 60 %), and lines of their own for provinces. */
export function LinesEditor({ view, text, readOnly, error, onChange }: Props): JSX.Element {
  const t = say(words);
  const put = (at: number, line: PassLine | undefined) => { onChange(line ? text.lines.map((l, i) => (i === at ? line : l)) : text.lines.filter((_, i) => i !== at)); };
  return (
    <Card title={t.lines}>
      <p className="text-soft">{t.usualHint}</p>
      {view.subjects.map((s) => {
        const name = [s.levelName, s.specialtyName, s.name].filter(Boolean).join(' · ');
        const nationwide = text.lines.findIndex((l) => isOf(l, s) && l.provinces === null);
        const mark = text.lines[nationwide]?.mark;
        const write = (typed: string) => {
          const fresh: PassLine = { level: s.level, specialty: s.specialty, subject: s.subject, provinces: null, mark: Number(typed) };
          if (nationwide >= 0) put(nationwide, typed === '' ? undefined : fresh);
          else if (typed !== '') onChange([...text.lines, fresh]);
        };
        return (
          <section key={`${s.level}/${s.specialty ?? ''}/${s.subject}`} className="grid gap-2 border-t border-rule pt-3" aria-label={name}>
            <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
              <div className="min-w-0 flex-1 basis-64"><h3>{name}</h3><p className="text-sm text-soft">{t.full} {s.fullMark} · {t.usual} {s.passMark}</p></div>
              <div className="w-40"><TextField label={t.nationwide} aria-label={t.nationwideOf(name)} type="number" min={0} max={s.fullMark} step={0.5} inputMode="decimal" value={mark ?? ''} readOnly={readOnly} problem={nationwide < 0 ? undefined : problemAt(error, `lines.${String(nationwide)}.mark`) ?? problemAt(error, `lines.${String(nationwide)}.provinces`)} onChange={(e) => { write(e.target.value); }} /></div>
              {readOnly ? null : <Button small className="mb-1.5" aria-label={t.addProvinceOf(name)} onClick={() => { onChange([...text.lines, { level: s.level, specialty: s.specialty, subject: s.subject, provinces: [], mark: s.passMark }]); }}>{t.addProvince}</Button>}
            </div>
            {text.lines.map((line, at) => (line.provinces !== null && isOf(line, s) ? <ProvinceLine key={String(at)} name={name} full={s.fullMark} view={view} line={line} at={at} readOnly={readOnly} error={error} onPut={(next) => { put(at, next); }} /> : null))}
          </section>
        );
      })}
    </Card>
  );
}

type LineProps = { name: string; full: number; view: SittingPassLines; line: PassLine; at: number; readOnly: boolean; error: unknown; onPut: (next: PassLine | undefined) => void };

function ProvinceLine({ name, full, view, line, at, readOnly, error, onPut }: LineProps): JSX.Element {
  const t = say(words);
  const chosen = line.provinces ?? [];
  const names = inARow(view.provinces.filter((p) => chosen.includes(p.code)).map((p) => p.name));
  const problem = problemAt(error, `lines.${String(at)}.provinces`);
  const toggle = (code: ProvinceCode, on: boolean) => { onPut({ ...line, provinces: on ? [...chosen, code] : chosen.filter((c) => c !== code) }); };
  return (
    <div className="grid gap-2 rounded-md border border-rule p-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-40"><TextField label={t.province} aria-label={t.provinceMark(name)} type="number" min={0} max={full} step={0.5} inputMode="decimal" value={line.mark} readOnly={readOnly} problem={problemAt(error, `lines.${String(at)}.mark`)} onChange={(e) => { onPut({ ...line, mark: Number(e.target.value) }); }} /></div>
        <span className="min-w-0 flex-1">{names || t.choose}</span>
        {readOnly ? null : <Button small look="danger" aria-label={t.removeOf(name)} onClick={() => { onPut(undefined); }}>{t.remove}</Button>}
      </div>
      {problem ? <p className="text-sm font-semibold text-danger">{problem}</p> : null}
      {readOnly ? null : (
        <details open={chosen.length === 0}>
          <summary className="min-h-8 cursor-pointer font-semibold">{t.choose}</summary>
          <fieldset className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-1">
            <legend className="sr-only">{t.provinces(name)}</legend>
            {view.provinces.map((p) => <label key={p.code} className="flex min-h-8 items-center gap-2"><input type="checkbox" checked={chosen.includes(p.code)} onChange={(e) => { toggle(p.code, e.target.checked); }} />{p.name}</label>)}
          </fieldset>
        </details>
      )}
    </div>
  );
}
