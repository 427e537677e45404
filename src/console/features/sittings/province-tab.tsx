import type { JSX } from 'react';
import type { StaffSitting } from '#contracts/sittings.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { SelectField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProvinceForm } from './province-form.tsx';
import { words } from './words.ts';

type Props = { sitting: StaffSitting; province: string | undefined; onChoose: (code: string) => void; saved: boolean; onSaved: () => void };

/** The province somebody edits: the one of their jurisdiction, or for the nation the one chosen. */
export function ProvinceTab({ sitting, province, onChoose, saved, onSaved }: Props): JSX.Element {
  const t = say(words);
  const all = [...sitting.provinces, ...(sitting.proposal ? [sitting.proposal] : [])];
  const chosen = all.find((p) => p.province === province) ?? all[0];
  if (chosen === undefined) return <p className="text-soft">{t.oneProvince}</p>;
  return (
    <div className="grid gap-4">
      {all.length > 1 ? <div className="max-w-xs"><SelectField label={t.choose} value={chosen.province} onChange={(e) => { onChoose(e.target.value); }}>{all.map((p) => <option key={p.province} value={p.province}>{p.name[pageLang()]}</option>)}</SelectField></div> : null}
      {chosen.version === 0 ? <Notice tone="warning">{t.notJoined}</Notice> : null}
      <ProvinceForm key={`${chosen.province}/${String(chosen.version)}`} sitting={sitting} province={chosen} saved={saved} onSaved={onSaved} />
    </div>
  );
}
