import type { JSX } from 'react';
import type { SuspensionChoices } from '#contracts/suspensions.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { SelectField } from '../../shared/ui/field.tsx';
import { words } from './words.ts';

export type TypedArea = { kind: 'nation' | 'province' | 'prefecture' | 'centre'; province: string; prefecture: string; centre: string };

/** One's own place to begin with: the nation chooses its province first. */
export function firstArea(c: SuspensionChoices): TypedArea {
  return { kind: 'province', province: c.nation ? '' : (c.provinces[0]?.code ?? ''), prefecture: '', centre: '' };
}

/** What the server takes; it says what is missing. */
export function areaTyped(a: TypedArea) {
  switch (a.kind) {
    case 'nation': return { kind: 'nation' };
    case 'province': return { kind: 'province', province: a.province };
    case 'prefecture': return { kind: 'prefecture', prefecture: a.prefecture };
    case 'centre': return { kind: 'centre', centreId: a.centre };
  }
}

const KINDS = ['nation', 'province', 'prefecture', 'centre'] as const;

/** How far a suspension goes: the country, the province, a city, a test centre. */
export function AreaFields({ choices: c, area, onChange, onProvince, problem }: { choices: SuspensionChoices; area: TypedArea; onChange: (a: TypedArea) => void; onProvince: (code: string) => void; problem: string | undefined }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const pick = (name: string, value: string, list: readonly { value: string; text: string }[], set: (value: string) => void) => (
    <SelectField label={name} value={value} onChange={(e) => { set(e.target.value); }} problem={problem}><option value="">{t.pick}</option>{list.map((l) => <option key={l.value} value={l.value}>{l.text}</option>)}</SelectField>
  );
  return (
    <>
      <SelectField label={t.which} value={area.kind} onChange={(e) => { onChange({ ...area, kind: KINDS.find((k) => k === e.target.value) ?? 'province' }); }}>
        {KINDS.filter((k) => k !== 'nation' || c.nation).map((k) => <option key={k} value={k}>{t[k]}</option>)}
      </SelectField>
      {c.nation && area.kind !== 'nation' ? pick(t.pickProvince, area.province, c.provinces.map((p) => ({ value: p.code, text: p.name[lang] })), (province) => { onProvince(province); onChange({ ...area, province, prefecture: '', centre: '' }); }) : null}
      {area.kind === 'prefecture' ? pick(t.pickPrefecture, area.prefecture, c.prefectures.map((p) => ({ value: p.code, text: p.name[lang] })), (prefecture) => { onChange({ ...area, prefecture }); }) : null}
      {area.kind === 'centre' ? pick(t.pickCentre, area.centre, c.centres.map((x) => ({ value: x.id, text: x.name })), (centre) => { onChange({ ...area, centre }); }) : null}
    </>
  );
}
