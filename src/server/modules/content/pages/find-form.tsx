import type { JSX } from 'preact';
import { SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { controlOf, Field } from '#portal/forms/field.tsx';
import { Form } from '#portal/forms/form.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { words } from './content-words.ts';
import type { Findable } from './list-address.ts';

/** Finding an article: words at once, exam and place when wanted. */
export function FindForm({ view, page, form }: { view: Findable; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  const asked = { ...at, name: 'q', label: w.search, hint: w.searchHint };
  return (
    <Form page={page} form={form} method="get" action="/notices" summary={false}>
      <HiddenField name="kind" value={view.kind} />
      <Field {...asked}>
        <span class="with-act">
          <input {...controlOf(asked)} class="input input--medium" type="search" value={view.words ?? ''} maxLength={60} autoComplete="off" />
          <SubmitButton page={page} text={w.show} tone="plain" />
        </span>
      </Field>
      <details class="find-more" open={view.exam !== undefined || view.province !== undefined}>
        <summary>{w.more}</summary>
        <SelectField {...at} name="exam" label={w.exam} hint={w.examHint} width="medium" empty={w.allExams} choices={view.exams} value={view.exam ?? ''} />
        <SelectField {...at} name="province" label={w.province} hint={w.provinceHint} width="medium" empty={w.allProvinces} choices={view.places} value={view.province ?? ''} />
      </details>
    </Form>
  );
}
