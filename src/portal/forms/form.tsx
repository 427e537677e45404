import type { ComponentChildren, JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';
import { ErrorSummary } from './error-summary.tsx';
import { FormScript } from './form-script.tsx';
import type { FormState } from './form-state.ts';

type FormProps = {
  page: PageContext;
  form: FormState;
  /** Where it is sent; the page's own address unless said. */
  action?: string | undefined;
  method?: 'post' | 'get';
  /** Needed as soon as a file is sent. */
  multipart?: boolean;
  /** The draft's endpoint: what stands in the form is sent there as JSON a moment after each change (autosave). */
  autosave?: { method: 'POST' | 'PUT'; url: string } | undefined;
  /** Explains the asterisk once, at the top. */
  requiredNote?: boolean;
  /** False for the second form of a page, so that the summary stands only once. */
  summary?: boolean;
  /** What it leads to may be a dialog's page (`Page` with `dialog`), which then opens over this one. */
  leadsToDialog?: boolean;
  id?: string | undefined;
  children?: ComponentChildren;
};

/** A form that is a plain POST: 303 on success, 422 with this page again; the submission key makes sending it twice harmless. */
export function Form({ page, form, action, method = 'post', multipart, autosave, requiredNote, summary = true, leadsToDialog, id, children }: FormProps): JSX.Element {
  const w = words[page.lang];
  return (
    <form
      class="form"
      id={id}
      method={method}
      action={action ?? page.path.split('?')[0]}
      enctype={multipart ? 'multipart/form-data' : undefined}
      noValidate
      data-form={page.assets('form.js')}
      data-leads-to-dialog={leadsToDialog ? '' : undefined}
      data-sending={w.sending}
      data-unreachable={method === 'get' ? undefined : w.offline.join('|')}
      data-autosave={autosave === undefined ? undefined : `${autosave.method} ${autosave.url}`}
      data-autosave-words={autosave === undefined ? undefined : [w.saving, w.saved, w.notSaved, w.putBack].join('|')}
    >
      {/* Enter in a text field presses the first submit button of the form: let that be this one, not “add a row”. */}
      <button class="form__enter" type="submit" tabIndex={-1} aria-hidden="true" />
      {method === 'get' ? null : <input type="hidden" name="_key" value={page.submissionKey} />}
      {summary ? <ErrorSummary page={page} form={form} fields={children} /> : null}
      {requiredNote ? <p class="form__note"><span class="required" aria-hidden="true">*</span> {w.requiredNote}</p> : null}
      {children}
      {autosave === undefined ? null : <p class="form__saved" role="status" data-saved />}
      {autosave === undefined ? null : <FormScript page={page} />}
      {leadsToDialog ? <script type="module" src={page.assets('page-dialogs.js')} /> : null}
    </form>
  );
}
