import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CheckboxField } from '#portal/forms/choice-fields.tsx';
import { Form } from '#portal/forms/form.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { HiddenField, PasswordField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { Dialog, DialogLink } from '#portal/parts/dialog.tsx';
import { AfterReading, LongText } from '#portal/parts/long-text.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { decideWords } from './decide-words.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { Head } from './head.ts';

export type CommitmentView = { head: Head; kind: 'letter' | 'hold'; version: string; paragraphs: string[]; mayDecline: boolean; /** The sign-in is some time ago: the password is asked for with the signature. */ askPassword: boolean };

/** 报考承诺书 in full, to be signed personally (R-2.2.3-08); for a person under an integrity record the neutral notice instead (R-2.2.3-09, D-16). */
export function CommitmentPage({ view, page, form }: ViewOf<CommitmentView>): JSX.Element {
  const w = decideWords[page.lang];
  return view.kind === 'hold'
    ? <HoldNotice view={view} page={page} form={form} />
    : (
      <ApplicationFrame page={page} head={view.head} title={w.commitTitle} lead={w.commitLead} step={5} form={form}>
        <LongText page={page} id="letter" title={w.letterName}>{view.paragraphs.map((text) => <p key={text}>{text}</p>)}</LongText>
        <Form page={page} form={form}>
          <HiddenField name="version" value={view.version} />
          <AfterReading page={page} of="letter">
            <CheckboxField page={page} form={form} name="accept" value="agree" label={w.acceptLabel} required />
            {view.askPassword ? <PasswordField page={page} form={form} name="currentPassword" label={w.password} hint={w.passwordHint} required kind="current" /> : null}
            <Buttons>
              <SubmitButton page={page} text={w.sign} />
              <LinkButton href={paths.list} text={w.notNow} />
              {view.mayDecline ? <DialogLink dialog="decline" href={paths.decline(view.head.id)} text={w.declineOpen} tone="quiet" /> : null}
            </Buttons>
          </AfterReading>
          <p class="field__hint">{w.notNowNote}</p>
          {view.mayDecline ? null : <p class="field__hint">{w.compulsory}</p>}
        </Form>
        {view.mayDecline ? <Dialog page={page} id="decline" title={w.declineTitle}><DeclineForm page={page} form={emptyForm} head={view.head} inDialog /></Dialog> : null}
      </ApplicationFrame>
    );
}

function HoldNotice({ view, page, form }: ViewOf<CommitmentView>): JSX.Element {
  const w = decideWords[page.lang];
  const { head } = view;
  return (
    <ApplicationFrame page={page} head={head} title={w.holdTitle} step={5} form={form}>
      <Notice page={page}>
        <p>{w.holdText}</p>
        {head.phone === null ? null : <p>{w.holdAsk(head.province ?? '', head.phone)}</p>}
      </Notice>
      <Form page={page} form={form} action={paths.localReview(head.id)}>
        <Buttons><SubmitButton page={page} text={w.holdGo} /><LinkButton href={paths.list} text={w.notNow} /></Buttons>
      </Form>
    </ApplicationFrame>
  );
}

export type DeclineView = { head: Head };

/** 不采用告知承诺制 as a page of its own: what follows, then the choice (T7). */
export function DeclinePage({ view, page, form }: ViewOf<DeclineView>): JSX.Element {
  const w = decideWords[page.lang];
  return (
    <ApplicationFrame page={page} head={view.head} title={w.declineTitle} step={5} form={form}>
      <Card><DeclineForm page={page} form={form} head={view.head} /></Card>
    </ApplicationFrame>
  );
}

function DeclineForm({ page, form, head, inDialog }: { page: PageContext; form: FormState; head: Head; inDialog?: boolean }): JSX.Element {
  const w = decideWords[page.lang];
  return (
    <Form page={page} form={form} action={paths.decline(head.id)} summary={!inDialog}>
      <p>{w.declineLead}</p>
      <ul>{w.declineFollows.map((line) => <li key={line}>{line}</li>)}</ul>
      <Buttons>
        <SubmitButton page={page} text={w.declineYes} />
        {inDialog ? null : <LinkButton href={paths.commitment(head.id)} text={w.declineNo} />}
      </Buttons>
    </Form>
  );
}
