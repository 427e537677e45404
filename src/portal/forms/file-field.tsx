import type { JSX } from 'preact';
import { words } from '../words.ts';
import { controlOf, Field, type FieldProps } from './field.tsx';

type FileFieldProps = FieldProps & {
  /** As the browser takes it, `image/jpeg,image/png,application/pdf`. */
  accept: string;
  /** As people read it: JPG、PNG、PDF. */
  formats?: string;
  /** The largest file as people read it: 5 MB. */
  max?: string;
  multiple?: boolean;
};

/** A file from the device; the form around it must be `multipart`. */
export function FileField(props: FileFieldProps): JSX.Element {
  const w = words[props.page.lang];
  const limits = [
    props.formats === undefined ? undefined : `${w.fileTypes} ${props.formats}`,
    props.max === undefined ? undefined : w.fileMax(props.max),
  ].filter(Boolean).join(props.page.lang === 'zh' ? '，' : ', ');
  const hinted = limits === '' ? props : { ...props, hint: <>{props.hint} {limits}</> };
  return (
    <Field {...hinted}>
      <input {...controlOf(hinted)} class="input input--file" type="file" accept={props.accept} multiple={props.multiple} />
    </Field>
  );
}
