import type { JSX } from 'preact';
import { yuan } from '#contracts/money.ts';
import { EditButton } from '#portal/forms/buttons.tsx';
import { CheckboxGroup, RadioGroup, SelectField, type Choice } from '#portal/forms/choice-fields.tsx';
import { FieldGroup } from '#portal/forms/field-group.tsx';
import { choicesOf, textOf } from '#portal/forms/form-state.ts';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import type { Lang } from '#contracts/refusals.ts';
import type { ConditionBlock, SubjectChoice } from '../form-choices.ts';
import { chosenLevel, type FormPart } from './form-part.ts';
import { formWords } from './form-words.ts';

const choices = (list: readonly { code: string; name: string }[], coded = false): Choice[] => list.map((c) => ({ value: c.code, text: coded ? `${c.code} ${c.name}` : c.name }));

/** 所在地市 → 审核点 (R-2.2.3-02), and the tie to the province where it asks for one. */
export function PlaceGroup({ view, page, form }: FormPart): JSX.Element {
  const w = formWords[page.lang];
  const at = { page, form };
  const prefecture = textOf(form, 'prefecture', view.prefectures.length === 1 ? view.prefectures[0]?.code : '');
  return (
    <FieldGroup title={w.place}>
      <SelectField {...at} name="prefecture" label={w.prefecture} required width="medium" value={prefecture} choices={choices(view.prefectures)} />
      <SelectField
        {...at} name="reviewPointId" label={w.reviewPoint} hint={w.reviewPointHint} required
        choices={view.pointsIn[prefecture] ?? []}
        source={{ url: '/api/review-points?prefecture={}', dependsOn: 'prefecture', refreshEdit: 'refresh' }}
      />
      {view.asks.tie ? <RadioGroup {...at} name="territorialTie" label={w.tie} hint={w.tieHint} required inline choices={Object.entries(w.ties).map(([value, text]) => ({ value, text }))} /> : null}
    </FieldGroup>
  );
}

/** A subject as a box to tick, with its fee, and why it is set or closed. */
export function subjectChoice(subject: SubjectChoice, lang: Lang): Choice {
  const w = formWords[lang];
  // what is passed and not sat again costs nothing
  const fee = subject.feeInFen === null || (subject.passedIn !== null && !subject.selectable) ? [] : [w.fee(yuan(subject.feeInFen))];
  const told = subject.state === 'required' ? [w.required] : subject.passedIn === null ? [] : [subject.selectable ? w.passedAgain(subject.passedIn) : w.passed(subject.passedIn)];
  const note = [...told, ...fee].join(lang === 'zh' ? '，' : ', ');
  const choice = { value: subject.code, text: `${subject.code} ${subject.name}` };
  return subject.selectable ? { ...choice, hint: note } : { ...choice, disabledReason: note };
}

/** 报考级别 → 报考专业 → 报考科目 (R-2.2.3-03, -04), with the conditions of the level beside them. */
export function ChoiceGroup({ view, page, form }: FormPart): JSX.Element {
  const w = formWords[page.lang];
  const at = { page, form };
  const level = chosenLevel({ view, page, form });
  const specialties = view.specialtiesOf[level] ?? [];
  const specialty = textOf(form, 'specialtyCode', specialties.length === 1 ? specialties[0]?.code : '');
  const { subjects, conditions } = view.choicesOf(level, specialty);
  const set = subjects.filter((s) => s.state === 'required').map((s) => s.code);
  const ticked = [...set, ...choicesOf(form, 'subjectCodes').filter((code) => subjects.some((s) => s.code === code && s.selectable))];
  const chosen = { problems: form.problems, values: { ...form.values, subjectCodes: ticked } };
  return (
    <FieldGroup title={w.choice}>
      <SelectField {...at} name="levelCode" label={w.level} required width="medium" value={level} choices={choices(view.levels, true)} />
      <SelectField
        {...at} name="specialtyCode" label={w.specialty} hint={w.specialtyHint} required width="medium" value={specialty} choices={choices(specialties, true)}
        source={{ url: `/api/sittings/${view.sittingId}/specialties?level={}`, dependsOn: 'levelCode', refreshEdit: 'refresh' }}
      />
      <div
        data-level-choices={`/api/applications/${view.head.id}/choices`} data-words={[w.anyOf, w.conditions].join('|')} data-legend={w.subjects} aria-live="polite"
      >
        <div data-subjects>
          {subjects.length === 0
            ? <p class="field__hint" id="f-subjectCodes" tabIndex={-1}>{w.subjects}: {w.subjectsFirst}</p>
            : <CheckboxGroup page={page} form={chosen} name="subjectCodes" label={w.subjects} required choices={subjects.map((s) => subjectChoice(s, page.lang))} />}
          {set.map((code) => <HiddenField key={code} name="subjectCodes" value={code} />)}
        </div>
        <noscript><EditButton edit="refresh" text={w.subjectsShow} /></noscript>
        <Conditions blocks={conditions} lang={page.lang} />
      </div>
    </FieldGroup>
  );
}

/** The conditions of the chosen level in human words (R-2.2.3-11, -13, -14). */
function Conditions({ blocks, lang }: { blocks: readonly ConditionBlock[]; lang: Lang }): JSX.Element {
  const w = formWords[lang];
  return (
    <section class="conditions" hidden={blocks.length === 0} aria-label={w.conditions}>
      <div data-conditions>
        {blocks.map((block) => (
          <div key={block.title}>
            <p class="conditions__title">{block.title === w.conditions ? block.title : `${w.conditions} · ${block.title}`}</p>
            {block.alternatives.length > 1 ? <p>{w.anyOf}</p> : null}
            <ul>{block.alternatives.map((text) => <li key={text}>{text}</li>)}</ul>
          </div>
        ))}
      </div>
      <p><a href="/majors" target="_blank" rel="noopener">{w.majorsLink}</a></p>
    </section>
  );
}
