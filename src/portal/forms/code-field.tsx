import type { Instant } from '#contracts/dates.ts';
import type { JSX } from 'preact';
import { words } from '../words.ts';
import { controlOf, Field, type FieldProps } from './field.tsx';
import { FormScript } from './form-script.tsx';
import { textOf } from './form-state.ts';

type CodeFieldProps = FieldProps & {
  /** Where the button sends the form for a code: a page form of its own, so that it works without JavaScript. */
  sendTo: string;
  /** The same act as an API endpoint, for the button without a page load; sent are `sendFields` as JSON. */
  sendApi?: string;
  sendFields?: readonly string[];
  /** The masked phone a code went to, when one did. */
  sentTo?: string | undefined;
  /** Not before this moment can another be asked for. */
  againAt?: Instant | undefined;
};

/** 短信验证码: six digits, and the button that sends them (R-X-02). */
export function CodeField(props: CodeFieldProps): JSX.Element {
  const w = words[props.page.lang];
  const wait = props.againAt === undefined ? 0 : Math.max(0, Math.ceil((props.againAt - props.page.now) / 1000));
  return (
    <Field {...props}>
      <span class="with-act">
        <input
          {...controlOf(props)}
          class="input input--short input--code" type="text" inputMode="numeric" autoComplete="one-time-code" maxLength={6}
          value={textOf(props.form, props.name)} data-check="digits"
        />
        <button
          class="button button--plain" type="submit" formAction={props.sendTo} formNoValidate
          data-send={props.sendApi} data-send-fields={props.sendFields?.join(' ')}
          data-wait={wait} data-words={`${w.getCodeAgain}|${w.codeWait(0)}|${w.codeSentTo('{}')}`}
        >
          {props.sentTo === undefined ? w.getCode : wait > 0 ? w.codeWait(wait) : w.getCodeAgain}
        </button>
      </span>
      <FormScript page={props.page} />
      <p class="field__told" role="status" data-told>{props.sentTo === undefined ? null : w.codeSentTo(props.sentTo)}</p>
    </Field>
  );
}
