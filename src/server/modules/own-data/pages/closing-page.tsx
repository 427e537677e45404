import type { JSX } from 'preact';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import { refusalText, type Refusal } from '#contracts/refusals.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CheckboxField } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { PasswordField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { words } from './words.ts';

export type OwnClosingView = { /** When it takes effect, where it was asked for. */ waits: Instant | null; stopped: boolean; would: Instant; reasons: readonly Refusal[] };

/** 注销账号: what follows stands before the question; what stops it is told, all of it; while it waits it can be taken back. */
export function ClosingPage({ view, page, form }: { view: OwnClosingView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} title={w.closing} trail={[{ text: w.title, href: '/my/data' }]} lead={w.closingLead} form={form}>
      <Card><ul>{w.follows.map((line) => <li key={line}>{line}</li>)}</ul></Card>
      {view.stopped ? <Notice page={page} tone="warning">{w.stopped}</Notice> : null}
      {view.waits !== null ? (
        <Notice page={page} tone="warning" title={w.waitsTitle}>
          <p>{w.closingWaits(beijingTime(view.waits))}</p>
          <Form page={page} form={form} action="/my/data/closing/taken-back"><Buttons><SubmitButton page={page} text={w.takeBack} /></Buttons></Form>
        </Notice>
      ) : view.reasons.length > 0 ? (
        <Notice page={page} tone="warning" title={w.conditions}><ul>{view.reasons.map((r) => <li key={`${r.code} ${String(r.params?.['exam'] ?? '')}`}>{refusalText(r, page.lang)}</li>)}</ul></Notice>
      ) : (
        <>
          <Notice page={page} title={w.conditionsMet}>{w.wouldBe(beijingTime(view.would))}</Notice>
          <Form page={page} form={form}>
            <CheckboxField page={page} form={form} name="understood" label={w.understood} required />
            <PasswordField page={page} form={form} name="currentPassword" label={w.password} required kind="current" />
            <Buttons><SubmitButton page={page} text={w.closeAct} tone="danger" /></Buttons>
          </Form>
        </>
      )}
      <p><LinkButton href="/my/data" text={w.back} tone="quiet" /></p>
    </Page>
  );
}
