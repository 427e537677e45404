import type { JSX } from 'preact';
import type { Condition } from '#contracts/eligibility.ts';
import { SELF_TEST_DEGREES } from '#contracts/self-test.ts';
import { Buttons, SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { FieldGroup } from '#portal/forms/field-group.tsx';
import { Form } from '#portal/forms/form.tsx';
import { TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { specialtiesOf } from '../domain/exam-of-year.ts';
import { educationChoices } from '../reference-choices.ts';
import type { LoadedSelfTest } from '../self-test/load-self-test.ts';
import { selfTestPath } from './self-test-path.ts';
import { selfTestWords } from './self-test-words.ts';

type Props = { view: LoadedSelfTest; page: PageContext };

/** The form of the self-test: exam and year first, then what this exam's conditions ask for; sent by GET, so that the address is all there is. */
export function SelfTestForm({ view, page }: Props): JSX.Element {
  const w = selfTestWords[page.lang];
  const at = { page, form: view.form };
  const year = Number(view.form.values['year']) || view.years[1];
  return (
    <Form {...at} method="get" action={selfTestPath.test} requiredNote>
      <FieldGroup title={w.step1}>
        <SelectField {...at} name="exam" label={w.exam} required choices={view.exams.map((e) => ({ value: e.code, text: e.name[page.lang] }))} />
        <SelectField {...at} name="year" label={w.year} required width="medium" empty={false} value={String(year)} choices={view.years.map((y) => ({ value: String(y), text: w.yearOf(y) }))} />
      </FieldGroup>
      {view.exam === undefined ? null : <Facts view={view} page={page} />}
      <Buttons><SubmitButton page={page} text={view.exam === undefined ? w.next : w.ask} /></Buttons>
    </Form>
  );
}

function Facts({ view, page }: Props): JSX.Element | null {
  const { exam, form } = view;
  const w = selfTestWords[page.lang];
  if (exam === undefined) return null;
  const { lang } = page;
  const at = { page, form };
  const year = Number(form.values['year']) || (view.years[1] ?? 0);
  const asks = (kind: Condition['kind']) => exam.rules.some((r) => r.alternatives.some((a) => a.all.some((c) => c.kind === kind)));
  const { terms } = exam;
  return (
    <>
      {exam.rules.some((r) => r.alternatives.some((a) => a.notIn.length > 0)) ? (
        <FieldGroup title={w.place} hint={w.placeHint}>
          <SelectField {...at} name="province" label={w.province} width="medium" empty={w.any} choices={view.provinces.map((p) => ({ value: p.code, text: p.name[lang] }))} />
          <SelectField {...at} name="specialty" label={w.specialty} width="medium" empty={w.any} choices={specialtyChoices(view, year, lang)} />
        </FieldGroup>
      ) : null}
      <FieldGroup title={w.schooling}>
        <Schooling view={view} page={page} suffix="" />
        {terms.majorClasses.length < 2 ? null : (
          <SelectField
            {...at} name="class" label={w.majorClass} hint={w.majorClassHint} width="medium"
            empty={terms.majorClasses.some((c) => c.categories !== null) ? w.byTable : w.widest} choices={terms.majorClasses.map((c) => ({ value: c.code, text: c.name[lang] }))}
          />
        )}
        <details open={form.values['level2'] !== undefined}><summary>{w.second}</summary><Schooling view={view} page={page} suffix="2" /></details>
        <details open={form.values['degree'] !== undefined}>
          <summary>{w.degreeTitle}</summary>
          <SelectField {...at} name="degree" label={w.degree} width="medium" empty={w.noDegree} choices={SELF_TEST_DEGREES.map((d) => ({ value: d, text: w.degrees[d] }))} />
          <TextField {...at} name="degreeMajor" label={w.degreeMajor} hint={w.degreeMajorHint} width="medium" maxLength={60} />
          <Month {...at} name="degreeMonth" label={w.degreeMonth} hint={w.degreeMonthHint} />
        </details>
      </FieldGroup>
      {asks('work_years') ? (
        <FieldGroup title={w.work}>
          <Years {...at} name="work" label={w.years} hint={w.yearsHint(year)} />
          <Years {...at} name="profession" label={w.profession} hint={w.professionHint(terms.profession[lang])} />
        </FieldGroup>
      ) : null}
      {asks('title') || terms.certificates.length > 0 || terms.posts.length > 0 ? (
        <FieldGroup title={w.held} hint={w.heldHint}>
          {asks('title') ? (
            <>
              <SelectField {...at} name="title" label={w.rank} width="medium" empty={w.none} choices={Object.entries(w.ranks).map(([value, text]) => ({ value, text }))} />
              {terms.titleFields.length === 0 ? null : <SelectField {...at} name="titleField" label={w.field} width="medium" empty={w.otherField} choices={terms.titleFields.map((t) => ({ value: t.code, text: t.name[lang] }))} />}
              <Month {...at} name="titleMonth" label={w.rankMonth} />
            </>
          ) : null}
          {terms.certificates.length === 0 ? null : (['', '2'] as const).filter((n) => n === '' || terms.certificates.length > 1).map((n) => (
            <div key={n}>
              <SelectField {...at} name={`cert${n}`} label={n === '' ? w.cert : w.cert2} empty={w.none} choices={terms.certificates.map((c) => ({ value: c.code, text: c.name[lang] }))} />
              <Month {...at} name={`cert${n}Month`} label={`${w.certMonth}${n === '' ? '' : ' (2)'}`} />
            </div>
          ))}
          {terms.posts.length === 0 ? null : (
            <>
              <SelectField {...at} name="post" label={w.post} empty={w.none} choices={terms.posts.map((p) => ({ value: p.code, text: p.name[lang] }))} />
              <Month {...at} name="postMonth" label={w.postMonth} />
            </>
          )}
        </FieldGroup>
      ) : null}
      {asks('age') ? <FieldGroup title={w.born}><TextField {...at} name="born" label={w.born} hint={w.bornHint} width="short" inputMode="numeric" maxLength={4} /></FieldGroup> : null}
    </>
  );
}

function Schooling({ view, page, suffix }: Props & { suffix: '' | '2' }): JSX.Element {
  const w = selfTestWords[page.lang];
  const at = { page, form: view.form };
  const first = suffix === '';
  const named = (list: readonly { value: string; name: { zh: string; en: string } }[]) => list.map((c) => ({ value: c.value, text: c.name[page.lang] }));
  const { educationLevels, studyModes } = educationChoices();
  const more = first ? '' : ' (2)';
  return (
    <>
      <SelectField {...at} name={`level${suffix}`} label={w.level + more} required={first} width="medium" choices={named(educationLevels)} />
      <SelectField {...at} name={`mode${suffix}`} label={w.mode + more} width="medium" empty={false} value="full_time" choices={named(studyModes)} />
      <TextField {...at} name={`major${suffix}`} label={w.major + more} hint={first ? w.majorHint : undefined} width="medium" maxLength={60} />
      <Month {...at} name={`month${suffix}`} label={w.month + more} hint={w.monthHint} required={first} />
    </>
  );
}

type Small = Parameters<typeof TextField>[0];
const Month = (props: Small) => <TextField {...props} inputMode="numeric" width="short" maxLength={12} />;
const Years = (props: Small) => <TextField {...props} inputMode="numeric" width="short" maxLength={2} />;

function specialtyChoices({ exam }: LoadedSelfTest, year: number, lang: PageContext['lang']) {
  if (exam === undefined) return [];
  const all = exam.levels.flatMap((l) => specialtiesOf(exam, l.code, year));
  return [...new Map(all.map((s) => [s.code, { value: s.code, text: s.name[lang] }])).values()];
}
