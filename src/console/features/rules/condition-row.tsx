import type { JSX } from 'react';
import { ATTAINMENTS, Condition, TITLE_LEVELS, type ConditionTerms } from '#contracts/eligibility.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { words } from './words.ts';

const KINDS = ['education', 'work_years', 'title', 'certificate', 'post', 'age'] as const;
type Kind = (typeof KINDS)[number];

/** The kinds of condition an exam has words for: without certificates on file none can be asked. */
function kindsOf(terms: ConditionTerms): Kind[] {
  return KINDS.filter((k) => (k !== 'certificate' || terms.certificates.length > 0) && (k !== 'post' || terms.posts.length > 0));
}

/** A condition of a kind to begin with. */
export function firstCondition(kind: Kind, terms: ConditionTerms): Condition {
  switch (kind) {
    case 'education': return { kind, level: 'college', majors: null, by: 'either' };
    case 'work_years': return { kind, of: 'profession', atLeast: 4 };
    case 'title': return { kind, level: 'senior', fields: null, heldYears: 0, until: null };
    case 'certificate': return { kind, anyOf: terms.certificates.slice(0, 1).map((c) => c.code), heldYears: 0, until: null };
    case 'post': return { kind, anyOf: terms.posts.slice(0, 1).map((p) => p.code), until: null };
    case 'age': return { kind, atLeast: 18 };
  }
}

type Props = { condition: Condition; terms: ConditionTerms; readOnly: boolean; onChange: (c: Condition) => void };

/** One condition as fields of its kind. What cannot be read yet (a number half typed) is not taken over. */
export function ConditionFields({ condition: c, terms, readOnly, onChange }: Props): JSX.Element {
  const t = say(words);
  const change = (more: Record<string, unknown>) => {
    const next = Condition.safeParse({ ...c, ...more });
    if (next.success) onChange(next.data);
  };
  const number = (name: 'atLeast' | 'heldYears', label: string, value: number, min: number, max: number) => <TextField label={label} type="number" min={min} max={max} value={value} readOnly={readOnly} onChange={(e) => { change({ [name]: Number(e.target.value) }); }} />;
  const until = (value: string | null) => <TextField label={t.deadline} type="date" value={value ?? ''} readOnly={readOnly} onChange={(e) => { change({ until: e.target.value === '' ? null : e.target.value }); }} />;
  return (
    <fieldset disabled={readOnly} className="grid min-w-0 gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <legend className="sr-only">{t.kinds[c.kind]}</legend>
      <SelectField label={t.kind} value={c.kind} onChange={(e) => { const kind = KINDS.find((k) => k === e.target.value); if (kind) onChange(firstCondition(kind, terms)); }}>
        {kindsOf(terms).map((k) => <option key={k} value={k}>{t.kinds[k]}</option>)}
      </SelectField>
      {c.kind === 'education' ? (
        <>
          <SelectField label={t.attainment} value={c.level} onChange={(e) => { change({ level: e.target.value }); }}>{ATTAINMENTS.map((a) => <option key={a} value={a}>{t.levels[a]}</option>)}</SelectField>
          <SelectField label={t.by} value={c.by} onChange={(e) => { change({ by: e.target.value }); }}>{(['either', 'education', 'degree'] as const).map((b) => <option key={b} value={b}>{t.bys[b]}</option>)}</SelectField>
          <Codes label={t.majors} terms={terms.majorClasses} codes={c.majors} optional onChange={(majors) => { change({ majors }); }} />
        </>
      ) : null}
      {c.kind === 'work_years' ? (
        <>
          <SelectField label={t.of} value={c.of} onChange={(e) => { change({ of: e.target.value }); }}>{(['profession', 'total'] as const).map((o) => <option key={o} value={o}>{t.ofs[o]}</option>)}</SelectField>
          {number('atLeast', t.atLeast, c.atLeast, 1, 40)}
        </>
      ) : null}
      {c.kind === 'title' ? (
        <>
          <SelectField label={t.titleLevel} value={c.level} onChange={(e) => { change({ level: e.target.value }); }}>{TITLE_LEVELS.map((l) => <option key={l} value={l}>{t.titleLevels[l]}</option>)}</SelectField>
          {number('heldYears', t.heldYears, c.heldYears, 0, 60)}{until(c.until)}
          {terms.titleFields.length > 0 ? <Codes label={t.fields} terms={terms.titleFields} codes={c.fields} optional onChange={(fields) => { change({ fields }); }} /> : null}
        </>
      ) : null}
      {c.kind === 'certificate' ? <>{number('heldYears', t.heldYears, c.heldYears, 0, 60)}{until(c.until)}<Codes label={t.certificates} terms={terms.certificates} codes={c.anyOf} onChange={(anyOf) => { change({ anyOf }); }} /></> : null}
      {c.kind === 'post' ? <>{until(c.until)}<Codes label={t.posts} terms={terms.posts} codes={c.anyOf} onChange={(anyOf) => { change({ anyOf }); }} /></> : null}
      {c.kind === 'age' ? number('atLeast', t.age, c.atLeast, 16, 70) : null}
    </fieldset>
  );
}

type CodesProps = { label: string; terms: readonly { code: string; name: { zh: string; en: string } }[]; codes: readonly string[] | null; optional?: boolean; onChange: (codes: string[] | null) => void };

/** Ticks for coded words; a code the exam no longer has words for stays visible, so that it can be taken out. */
function Codes({ label, terms, codes, optional = false, onChange }: CodesProps): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const chosen = codes ?? [];
  const shown = [...terms.map((term) => ({ code: term.code, name: term.name[lang] })), ...chosen.filter((c) => !terms.some((term) => term.code === c)).map((code) => ({ code, name: code }))];
  return (
    <fieldset className="grid content-start gap-1 sm:col-span-2 lg:col-span-4">
      <legend className="font-semibold">{label}{optional && codes === null ? `${colon()}${t.any}` : ''}</legend>
      <div className="flex flex-wrap gap-x-4">
        {shown.map((term) => (
          <label key={term.code} className="flex min-h-8 items-center gap-2">
            <input type="checkbox" className="size-5" checked={chosen.includes(term.code)} onChange={(e) => { const next = e.target.checked ? [...chosen, term.code] : chosen.filter((c) => c !== term.code); onChange(next.length === 0 && optional ? null : next); }} />{term.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
