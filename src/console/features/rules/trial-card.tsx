import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { ATTAINMENTS, TITLE_LEVELS, type Attainment, type ConditionTerms, type EligibilityFacts, type EligibilityVerdict, type TitleLevel } from '#contracts/eligibility.ts';
import type { RuleText, RuleVersionWhole } from '#contracts/rules.ts';
import { TryRule } from '#contracts/rules.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { peopleQuery, rulesApi } from './rules.api.ts';
import { words } from './words.ts';

/** The simulator (模拟): invented people, or facts typed freely, under the draft as it stands on the screen and under what is in force. */
export function TrialCard({ rule, text }: { rule: RuleVersionWhole; text: RuleText }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [year, setYear] = useState(text.from ?? text.to ?? new Date().getFullYear());
  const people = useQuery(peopleQuery(rule.exam, year));
  const [chosen, setChosen] = useState('zhang-wei');
  const [typed, setTyped] = useState<EligibilityFacts>();
  const facts = typed ?? people.data?.people.find((p) => p.id === chosen)?.facts;
  const judge = useAct((stated: EligibilityFacts, key) => call(rulesApi.trial, { body: TryRule.parse({ exam: rule.exam, text, facts: { ...stated, examYear: year, examOn: `${String(year)}-09-12` } }), key }));
  return (
    <Card title={t.trial}>
      <p className="text-soft">{t.trialHint}</p>
      <div className="grid gap-3 sm:grid-cols-[1fr_10rem]">
        <SelectField label={t.person} value={chosen} onChange={(e) => { setChosen(e.target.value); setTyped(undefined); judge.reset(); }}>
          {people.data?.people.map((p) => <option key={p.id} value={p.id}>{p.name}{colon()}{p.about[lang]}</option>)}
        </SelectField>
        <TextField label={t.year} type="number" min={2000} max={2100} value={year} onChange={(e) => { const y = Number(e.target.value); if (Number.isInteger(y)) setYear(y); }} />
      </div>
      {facts ? <Facts facts={facts} terms={rule.terms} onChange={(next) => { setTyped(next); judge.reset(); }} /> : null}
      <div><Button look="main" disabled={!facts || judge.isPending} onClick={() => { if (facts) judge.mutate(facts); }}>{t.tryIt}</Button></div>
      <ProblemNotice error={judge.error} />
      {judge.data ? <div className="grid gap-4 lg:grid-cols-2" role="status"><Verdict title={t.byDraft} verdict={judge.data.draft} /><Verdict title={t.byInForce} verdict={judge.data.inForce} /></div> : null}
    </Card>
  );
}

function Facts({ facts, terms, onChange }: { facts: EligibilityFacts; terms: ConditionTerms; onChange: (next: EligibilityFacts) => void }): JSX.Element {
  const t = say(words);
  const education = facts.educations[0];
  const degree = facts.degrees[0];
  const titleHeld = facts.titles[0];
  const years = (name: 'yearsInProfession' | 'yearsOfWork', label: string) => <TextField label={label} type="number" min={0} max={60} value={facts[name]} onChange={(e) => { onChange({ ...facts, [name]: Math.min(60, Math.max(0, Math.trunc(Number(e.target.value)))) }); }} />;
  const own = terms.majorClasses[0]?.code ?? null;
  const setEducation = (level: Attainment | undefined, majorClass: string | null) => { onChange({ ...facts, educations: level ? [{ id: 'education', level, major: '', majorClass, graduatedIn: education?.graduatedIn ?? '201207', fullTime: true }] : [] }); };
  const setDegree = (level: Attainment | undefined, majorClass: string | null) => { onChange({ ...facts, degrees: level ? [{ id: 'degree', level, major: '', majorClass, awardedIn: degree?.awardedIn ?? '201507' }] : [] }); };
  const setTitle = (level: TitleLevel | undefined, obtainedOn: string) => { onChange({ ...facts, titles: level ? [{ id: 'title', level, field: terms.titleFields[0]?.code ?? null, obtainedOn }] : [] }); };
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <legend className="mb-2 font-semibold">{t.facts}</legend>
      <Level label={t.education} value={education?.level} onChange={(l) => { setEducation(l, education?.majorClass ?? own); }} />
      {education ? <MajorClass label={`${t.education}${colon()}${t.majors}`} terms={terms} value={education.majorClass} onChange={(m) => { setEducation(education.level, m); }} /> : null}
      <Level label={t.degree} value={degree?.level} onChange={(l) => { setDegree(l, degree?.majorClass ?? own); }} />
      {degree ? <MajorClass label={`${t.degree}${colon()}${t.majors}`} terms={terms} value={degree.majorClass} onChange={(m) => { setDegree(degree.level, m); }} /> : null}
      {years('yearsInProfession', t.yearsInProfession)}
      {years('yearsOfWork', t.yearsOfWork)}
      <SelectField label={t.titleHeld} value={titleHeld?.level ?? ''} onChange={(e) => { setTitle(TITLE_LEVELS.find((l) => l === e.target.value), titleHeld?.obtainedOn ?? '2015-12-01'); }}>
        <option value="">{t.noneHeld}</option>{TITLE_LEVELS.map((l) => <option key={l} value={l}>{t.titleLevels[l]}</option>)}
      </SelectField>
      {titleHeld ? <TextField label={t.obtainedOn} type="date" value={titleHeld.obtainedOn} onChange={(e) => { if (e.target.value !== '') setTitle(titleHeld.level, e.target.value); }} /> : null}
      <Certificates facts={facts} terms={terms} onChange={onChange} />
    </fieldset>
  );
}

function Level({ label, value, onChange }: { label: string; value: Attainment | undefined; onChange: (level: Attainment | undefined) => void }): JSX.Element {
  const t = say(words);
  return <SelectField label={label} value={value ?? ''} onChange={(e) => { onChange(ATTAINMENTS.find((a) => a === e.target.value)); }}><option value="">{t.noneHeld}</option>{ATTAINMENTS.map((a) => <option key={a} value={a}>{t.levels[a]}</option>)}</SelectField>;
}

function MajorClass({ label, terms, value, onChange }: { label: string; terms: ConditionTerms; value: string | null; onChange: (code: string) => void }): JSX.Element {
  const lang = pageLang();
  return <SelectField label={label} value={value ?? ''} onChange={(e) => { onChange(e.target.value); }}>{terms.majorClasses.map((m) => <option key={m.code} value={m.code}>{m.name[lang]}</option>)}</SelectField>;
}

function Certificates({ facts, terms, onChange }: { facts: EligibilityFacts; terms: ConditionTerms; onChange: (next: EligibilityFacts) => void }): JSX.Element | null {
  const t = say(words);
  const lang = pageLang();
  const held = (code: string) => facts.certificates.some((c) => c.kind === code);
  if (terms.certificates.length === 0) return null;
  return (
    <fieldset className="sm:col-span-2 lg:col-span-4">
      <legend className="font-semibold">{t.certificates}</legend>
      {terms.certificates.map((c) => (
        <label key={c.code} className="mr-4 inline-flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5" checked={held(c.code)} onChange={(e) => { onChange({ ...facts, certificates: e.target.checked ? [...facts.certificates, { id: c.code, kind: c.code, obtainedOn: '2003-05-01' }] : facts.certificates.filter((x) => x.kind !== c.code) }); }} />{c.name[lang]}</label>
      ))}
    </fieldset>
  );
}

function Verdict({ title, verdict }: { title: string; verdict: EligibilityVerdict | null }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  return (
    <section aria-label={title} className="grid content-start gap-2 rounded-md border border-rule p-3">
      <h3>{title} {verdict ? <Tag tone={verdict.eligible ? 'success' : 'danger'}>{verdict.eligible ? t.eligible : t.ineligible}</Tag> : null}</h3>
      {verdict === null ? <p className="text-soft">{t.noSet}</p> : verdict.parts.map((part) => (
        <div key={part.id} className="grid gap-2">
          {verdict.parts.length > 1 ? <p className="font-semibold">{part.title[lang]}</p> : null}
          {part.alternatives.map((a) => (
            <details key={a.id} open={a.id === part.nearest}>
              <summary className="min-h-8 py-1"><Tag tone={a.met ? 'success' : 'neutral'}>{a.met ? t.met : t.missed}</Tag> {a.text[lang]}</summary>
              <ul className="list-disc pl-6">{a.conditions.map((c, i) => <li key={String(i)}>{c.text[lang]}</li>)}</ul>
            </details>
          ))}
        </div>
      ))}
    </section>
  );
}
