import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { HiddenField, TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import type { ReleasedSitting } from '../look-up/list-released.ts';
import { words } from './words.ts';

/** 成绩查询入口 (R-2.4-02): by document or by ticket number, with the name and a captcha. */
export function LookUpPage({ view, page, form }: { view: ReleasedSitting; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.entrance(view.year, view.exam[page.lang])} trail={[{ text: w.title, href: '/scores' }]}>
      <Form page={page} form={form}>
        <HiddenField name="sitting" value={view.id} />
        <RadioGroup {...at} name="way" label={w.way} required inline value="document" choices={[{ value: 'document', text: w.ways.document }, { value: 'ticket', text: w.ways.ticket }]} />
        <TextField {...at} name="documentNumber" label={w.documentNumber} hint={w.documentHint} width="medium" autoComplete="off" maxLength={40} />
        <TextField {...at} name="ticketNumber" label={w.ticketNumber} hint={w.ticketHint} width="medium" autoComplete="off" maxLength={40} />
        <TextField {...at} name="name" label={w.name} hint={w.nameHint} required width="medium" autoComplete="off" maxLength={100} />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.ask} /><LinkButton href="/scores" text={w.back} /></Buttons>
      </Form>
      <p class="form__note">{w.note}</p>
      <p>{w.signedIn} <a href={paths.applications}>{w.signIn}</a></p>
    </Page>
  );
}
