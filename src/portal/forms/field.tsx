import type { ComponentChildren, JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';
import { fieldId, problemsAt, type FormState } from './form-state.ts';

/** What every field is told. Spread the first two once: `const at = { page, form }` then `<TextField {...at} name=… />`. */
export type FieldProps = {
  page: PageContext;
  form: FormState;
  /** Dotted as in the contract: `educations.0.school`. */
  name: string;
  label: string;
  hint?: ComponentChildren;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
};

/** The attributes that tie a control to its label, hint and problems. */
export function controlOf({ form, name, hint, required, disabled }: FieldProps) {
  const id = fieldId(name);
  const wrong = problemsAt(form, name).length > 0;
  const described = [hint === undefined ? '' : `${id}-hint`, wrong ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    name,
    required: required === true,
    disabled: disabled === true,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'aria-describedby': described === '' ? undefined : described,
  };
}

/** One field: label with its asterisk, hint, problems, control. */
export function Field({ children, ...props }: FieldProps & { children: ComponentChildren }): JSX.Element {
  const id = fieldId(props.name);
  return (
    <div class={problemsAt(props.form, props.name).length > 0 ? 'field field--wrong' : 'field'} data-field>
      <label class="field__label" for={id}>{props.label}<RequiredMark required={props.required} /></label>
      <FieldNotes {...props} />
      {children}
    </div>
  );
}

/** Hint and problems of a field, with the ids its control is described by. */
export function FieldNotes({ page, form, name, hint }: FieldProps): JSX.Element {
  const id = fieldId(name);
  const problems = problemsAt(form, name);
  return (
    <>
      {hint === undefined ? null : <p class="field__hint" id={`${id}-hint`}>{hint}</p>}
      {problems.length === 0 ? null : (
        <p class="field__error" id={`${id}-error`}>
          <span class="unseen">{words[page.lang].problem}</span>{problems.join(page.lang === 'zh' ? '；' : '; ')}
        </p>
      )}
    </>
  );
}

/** The asterisk of a field that must be filled in (带 * 号项必须填写). */
export function RequiredMark({ required }: { required?: boolean | undefined }): JSX.Element | null {
  return required === true ? <span class="required" aria-hidden="true"> *</span> : null;
}
