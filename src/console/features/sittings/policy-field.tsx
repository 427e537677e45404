import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { SelectField } from '../../shared/ui/field.tsx';
import { optionsQuery } from './sittings.api.ts';
import { words } from './words.ts';

/** One policy as a choice; under it stands what the candidate will read, in the portal's own words. */
export function PolicyField({ name, value, onChange, problem }: { name: keyof (typeof words)['zh']['topics']; value: string; onChange: (value: string) => void; problem?: string | undefined }): JSX.Element {
  const t = say(words);
  const { data } = useQuery(optionsQuery);
  const options = data?.[name] ?? [{ value, name: value, told: '' }];
  const told = options.find((o) => o.value === value)?.told;
  return (
    <div className="grid content-start gap-1">
      <SelectField label={t.topics[name]} value={value} problem={problem} onChange={(e) => { onChange(e.target.value); }}>
        {options.map((o) => <option key={o.value} value={o.value}>{o.name}</option>)}
      </SelectField>
      {told ? <p className="rounded-md bg-wash px-3 py-2 text-sm"><span className="text-soft">{t.told}</span>{told}</p> : null}
    </div>
  );
}
