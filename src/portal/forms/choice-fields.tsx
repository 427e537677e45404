import type { ComponentChildren, JSX } from 'preact';
import { drawnOnce } from '../drawn-once.ts';
import { words } from '../words.ts';
import { EditButton } from './buttons.tsx';
import { controlOf, Field, FieldNotes, RequiredMark, type FieldProps } from './field.tsx';
import { FormScript } from './form-script.tsx';
import { choicesOf, fieldId, problemsAt, textOf } from './form-state.ts';

/** One choice: what is sent, what is read, an explanation, and why it cannot be chosen when it cannot. */
export type Choice = { value: string; text: string; hint?: ComponentChildren; disabledReason?: string | undefined };

/**
 * Where a select gets its choices after another field changed: `{}` in the address is that field's value; the reply is `Choice[]`.
 * Without JavaScript a button sends the form with `_edit` = `refreshEdit` and the server renders the choices.
 */
export type ChoiceSource = { url: string; dependsOn: string; refreshEdit?: string };

type SelectFieldProps = FieldProps & {
  value?: string | undefined;
  choices: readonly Choice[];
  source?: ChoiceSource | undefined;
  /** The first, empty line; `false` leaves it out. */
  empty?: string | false;
  width?: 'short' | 'medium' | 'full';
};

/** One of many, in the phone's own picker. */
export function SelectField(props: SelectFieldProps): JSX.Element {
  const chosen = textOf(props.form, props.name, props.value);
  const { source, empty = words[props.page.lang].choose } = props;
  return (
    <Field {...props}>
      <select
        {...controlOf(props)}
        {...saidOf(props)}
        class={`input input--select input--${props.width ?? 'full'}`}
        data-source={source?.url}
        data-depends-on={source === undefined ? undefined : fieldId(source.dependsOn)}
      >
        {empty === false ? null : <option value="">{empty}</option>}
        {props.choices.length < LONG ? <Options choices={props.choices} chosen={chosen} /> : <LongOptions choices={props.choices} chosen={chosen} />}
      </select>
      {source === undefined ? null : <FormScript page={props.page} />}
      {source?.refreshEdit === undefined ? null : <noscript><EditButton edit={source.refreshEdit} text={words[props.page.lang].refreshChoices} /></noscript>}
    </Field>
  );
}

type OptionsProps = { choices: readonly Choice[]; chosen: string };

function Options({ choices, chosen }: OptionsProps): JSX.Element {
  return (
    <>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === chosen} disabled={choice.disabledReason !== undefined}>
          {choice.disabledReason === undefined ? choice.text : `${choice.text}（${choice.disabledReason}）`}
        </option>
      ))}
    </>
  );
}

/** From so many choices on (countries) a list that a module keeps is drawn once for each choice made of it. */
const LONG = 60;
const LongOptions = drawnOnce<OptionsProps>(({ choices, chosen }) => ({ owner: choices, key: choices.some(({ value }) => value === chosen) ? chosen : '' }), Options);

/** A required choice that was not made yet is no mistake: browsers call it one to screen readers unless told. */
function saidOf({ form, name, required }: FieldProps) {
  return required === true ? { 'aria-required': true, 'aria-invalid': problemsAt(form, name).length > 0 ? ('true' as const) : ('false' as const) } : {};
}

type GroupProps = FieldProps & { choices: readonly Choice[]; inline?: boolean };

/** One of a few, all in sight. */
export function RadioGroup(props: GroupProps & { value?: string | undefined }): JSX.Element {
  return <ChoiceGroup {...props} type="radio" chosen={[textOf(props.form, props.name, props.value)]} />;
}

/** Any of a few. */
export function CheckboxGroup(props: GroupProps & { value?: readonly string[] | undefined }): JSX.Element {
  return <ChoiceGroup {...props} type="checkbox" chosen={choicesOf(props.form, props.name, props.value)} />;
}

function ChoiceGroup(props: GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }): JSX.Element {
  const { id, 'aria-describedby': described } = controlOf(props);
  const wrong = problemsAt(props.form, props.name).length > 0;
  return (
    <fieldset class={wrong ? 'field field--wrong' : 'field'} aria-describedby={described} data-field>
      <legend class="field__label">{props.label}<RequiredMark required={props.required} />{props.required === true ? <span class="unseen">{words[props.page.lang].required}</span> : null}</legend>
      <FieldNotes {...props} />
      <div class={props.inline ? 'choices choices--inline' : 'choices'}>
        {props.choices.map((choice, at) => (
          <Tick
            key={choice.value}
            id={at === 0 ? id : `${id}-${at}`}
            type={props.type}
            name={props.name}
            choice={choice}
            checked={props.chosen.includes(choice.value)}
            required={props.type === 'radio' && props.required === true}
            disabled={props.disabled === true}
            wrong={wrong}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** One box to tick, `value` is what is sent when it is ticked. */
export function CheckboxField(props: FieldProps & { checked?: boolean; value?: string; children?: ComponentChildren }): JSX.Element {
  const value = props.value ?? 'on';
  const control = controlOf(props);
  const wrong = problemsAt(props.form, props.name).length > 0;
  return (
    <div class={wrong ? 'field field--wrong' : 'field'} data-field>
      <FieldNotes {...props} />
      <div class="choice">
        <input {...control} class="choice__box" type="checkbox" value={value} checked={choicesOf(props.form, props.name, props.checked ? [value] : []).includes(value)} />
        <label class="choice__label" for={control.id}>{props.label}<RequiredMark required={props.required} />{props.children}</label>
      </div>
    </div>
  );
}

type TickProps = { id: string; type: 'radio' | 'checkbox'; name: string; choice: Choice; checked: boolean; required: boolean; disabled: boolean; wrong: boolean };

function Tick({ id, type, name, choice, checked, required, disabled, wrong }: TickProps): JSX.Element {
  const note = choice.disabledReason ?? choice.hint;
  return (
    <div class="choice">
      <input
        class="choice__box" id={id} type={type} name={name} value={choice.value} checked={checked} required={required} aria-invalid={required ? (wrong ? 'true' : 'false') : undefined}
        disabled={disabled || choice.disabledReason !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
      />
      <label class="choice__label" for={id}>{choice.text}</label>
      {note === undefined ? null : <p class="choice__note" id={`${id}-note`}>{note}</p>}
    </div>
  );
}
