import type { JSX } from 'react';
import type { StaffSitting } from '#contracts/sittings.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { words } from './words.ts';

type Props = { sitting: StaffSitting; chosen: readonly string[] | null; onChange: (cities: string[] | null) => void; problem: string | undefined };

/** 开考地市: every prefecture with a review point, or some only; for the nation the codes as they stand. */
export function CityChoice({ sitting, chosen, onChange, problem }: Props): JSX.Element {
  const t = say(words);
  const cities = sitting.cities.length > 0 ? sitting.cities : (chosen ?? []).map((code) => ({ code, name: { zh: code, en: code } }));
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">{t.cities}</legend>
      {problem ? <p role="alert" className="text-sm font-semibold text-danger">{problem}</p> : null}
      <label className="inline-flex min-h-8 items-center gap-2"><input type="radio" className="size-5 accent-blue" checked={chosen === null} onChange={() => { onChange(null); }} />{t.allCities}</label>
      <label className="inline-flex min-h-8 items-center gap-2"><input type="radio" className="size-5 accent-blue" checked={chosen !== null} disabled={cities.length === 0} onChange={() => { onChange(cities.slice(0, 1).map((c) => c.code)); }} />{t.someCities}</label>
      {chosen === null ? null : (
        <div className="grid max-h-48 gap-x-3 overflow-auto pl-6 sm:grid-cols-2">
          {cities.map((c) => <label key={c.code} className="inline-flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={chosen.includes(c.code)} onChange={(e) => { onChange(e.target.checked ? [...chosen, c.code].sort() : chosen.filter((x) => x !== c.code)); }} />{c.name[pageLang()]}</label>)}
        </div>
      )}
    </fieldset>
  );
}
