import type { JSX } from 'preact';
import { words } from '../words.ts';
import { controlOf, Field, type FieldProps } from './field.tsx';
import { textOf } from './form-state.ts';

/** How wide the box is: about as wide as what goes in. */
export type FieldWidth = 'short' | 'medium' | 'full';

type TextFieldProps = FieldProps & {
  value?: string | undefined;
  /** Which keyboard a phone shows. */
  inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'decimal' | 'search';
  autoComplete?: string;
  maxLength?: number;
  width?: FieldWidth;
  /** Checked on leaving the field by the rule of this name (browser/checks.ts); the server checks again. */
  check?: FieldCheck | undefined;
  /** Only while another field has this value: the number rule of a document type. */
  checkWhen?: { name: string; value: string };
  /** The number tells the birth date and sex: they are shown beside it. */
  tellsBirth?: boolean;
  readOnly?: boolean;
  placeholder?: string;
  spellcheck?: boolean;
};

/** Rules small enough to run in the browser as well. */
export type FieldCheck = 'resident-id' | 'mobile' | 'year-month' | 'day' | 'digits';

/** A line of text. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { value, inputMode, autoComplete, maxLength, width = 'full', check, tellsBirth, readOnly, placeholder } = props;
  return (
    <Field {...props}>
      <input
        {...controlOf(props)}
        class={`input input--${width}`}
        type="text"
        value={textOf(props.form, props.name, value)}
        inputMode={inputMode}
        autoComplete={autoComplete ?? 'off'}
        maxLength={maxLength}
        readOnly={readOnly}
        placeholder={placeholder}
        spellcheck={props.spellcheck ?? false}
        data-check={check}
        data-wrong={check === undefined ? undefined : words[props.page.lang].wrong[check]}
        data-check-when={props.checkWhen === undefined ? undefined : `${props.checkWhen.name}=${props.checkWhen.value}`}
        data-tells-birth={tellsBirth ? [words[props.page.lang].bornOn, words[props.page.lang].sex, words[props.page.lang].male, words[props.page.lang].female].join('|') : undefined}
      />
      {tellsBirth ? <p class="field__told" role="status" data-told /> : null}
    </Field>
  );
}

/** A password; what was typed is never sent back to the page. */
export function PasswordField(props: FieldProps & { kind: 'current' | 'new' }): JSX.Element {
  const w = words[props.page.lang];
  return (
    <Field {...props}>
      <span class="with-act" data-password={`${w.showPassword}|${w.hidePassword}`}>
        <input {...controlOf(props)} class="input input--medium" type="password" autoComplete={`${props.kind}-password`} spellcheck={false} />
      </span>
    </Field>
  );
}

/** Several lines of text. */
export function TextArea(props: FieldProps & { value?: string | undefined; rows?: number; maxLength?: number }): JSX.Element {
  return (
    <Field {...props}>
      <textarea {...controlOf(props)} class="input input--area" rows={props.rows ?? 4} maxLength={props.maxLength}>
        {textOf(props.form, props.name, props.value)}
      </textarea>
    </Field>
  );
}

/** A month as certificates print it, typed as 201807, 2018-07 or 2018年7月. */
export function YearMonthField(props: FieldProps & { value?: string | undefined }): JSX.Element {
  const hinted = { hint: words[props.page.lang].yearMonthHint, ...props };
  return <TextField {...hinted} inputMode="numeric" width="short" check="year-month" maxLength={12} />;
}

/** A calendar day, typed in any of the usual ways; never the browser's own calendar, which shows another country's order. */
export function DateField(props: FieldProps & { value?: string | undefined; autoComplete?: string }): JSX.Element {
  const hinted = { hint: words[props.page.lang].dayHint, ...props };
  return <TextField {...hinted} inputMode="numeric" width="short" check="day" maxLength={14} />;
}

/** A value the form carries unseen. */
export function HiddenField({ name, value }: { name: string; value: string }): JSX.Element {
  return <input type="hidden" name={name} value={value} />;
}
