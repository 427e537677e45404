import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { TextArea } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { words } from './words.ts';

/** 申请注销账号 (R-X-08): what follows is said before it is asked; an account with an application under way or an examination matter not settled cannot be closed and says why. */
export function ClosingPage({ view, page, form }: { view: { live: number; matters: number }; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.closing} trail={[{ text: w.title, href: '/my/cases' }]} lead={w.closingLead}>
      <Card><ul>{w.closingFollows.map((line) => <li key={line}>{line}</li>)}</ul></Card>
      <Form page={page} form={form}>
        <TextArea page={page} form={form} name="reason" label={w.reason} hint={w.closingReason} required maxLength={500} />
        <Buttons>
          <SubmitButton page={page} text={w.closingAct} tone="danger" disabledReasons={[...(view.live > 0 ? [w.closingLive] : []), ...(view.matters > 0 ? [w.closingMatter] : [])]} />
          <LinkButton href="/my/cases" text={w.back} />
        </Buttons>
      </Form>
    </Page>
  );
}
