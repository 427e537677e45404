import type { JSX } from 'preact';
import type { CertificateSheet } from '#contracts/certificates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { Form } from '#portal/forms/form.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { PrintButton } from '#portal/parts/print-button.tsx';
import { SheetCard } from './sheet-card.tsx';
import { words } from './words.ts';

type Props<V> = { view: V; page: PageContext; form: FormState };

/** 证书查询 (R-2.3-02): by certificate or management number, with the name and a captcha. */
export function CertificateQueryPage({ page, form }: Props<unknown>): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  return (
    <Page page={page} form={form} title={w.title} trail={[]} lead={w.lead}>
      <Form page={page} form={form} requiredNote>
        <TextField {...at} name="number" label={w.number} hint={w.numberHint} required width="medium" autoComplete="off" maxLength={60} />
        <TextField {...at} name="name" label={w.name} hint={w.nameHint} required width="medium" autoComplete="off" maxLength={50} />
        <CaptchaField {...at} />
        <Buttons><SubmitButton page={page} text={w.ask} /><LinkButton href={paths.home} text={w.back} tone="quiet" /></Buttons>
      </Form>
      <p class="form__note">{w.note} <a href="/verify">{w.verify}</a></p>
      <p>{w.own} <a href="/my/certificates">{w.ownLink}</a></p>
    </Page>
  );
}

/** What was found. */
export function CertificateResultPage({ view, page }: Props<CertificateSheet>): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.result} trail={[{ text: w.title, href: '/certificates' }]}>
      <SheetCard page={page} sheet={view} />
      <p class="form__note">{w.lives}</p>
      <Buttons><PrintButton page={page} text={w.print} /><LinkButton href="/certificates" text={w.again} tone="quiet" /></Buttons>
    </Page>
  );
}
