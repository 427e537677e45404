import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { Dialog, DialogLink } from '#portal/parts/dialog.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { ParticularsList, type Particulars } from './check-page.tsx';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { Head } from './head.ts';
import { statusWords } from './status-words.ts';

export type ConfirmView = {
  head: Head;
  particulars: Particulars;
  fileNumber: string | null;
  policy: string;
  hasPhoto: boolean;
  mismatch: 'none' | 'unanswered' | 'answered';
  /** Every reason why it cannot be confirmed now. */
  reasons: string[];
};

/** 报名信息确认 (R-2.2.4-02…09): what is confirmed, the policy, the note on the major, and the last question. */
export function ConfirmPage({ view, page, form }: ViewOf<ConfirmView>): JSX.Element {
  const w = statusWords[page.lang];
  const { head } = view;
  return (
    <ApplicationFrame page={page} head={head} title={w.confirmTitle} lead={w.confirmLead} form={form}>
      <Card accent>
        <div class="with-photo">
          <ParticularsList page={page} of={view.particulars} fileNumber={view.fileNumber} />
          {view.hasPhoto ? <figure><img class="photo-print" src={paths.photoImage} alt={w.photoAlt} width="148" height="207" /><figcaption>{w.photo}</figcaption></figure> : null}
        </div>
      </Card>
      <Mismatch view={view} page={page} />
      <Notice page={page}><p>{view.policy}</p><p>{w.noRefund}</p></Notice>
      {view.reasons.length > 0
        ? <Buttons><SubmitButton page={page} text={w.confirmAct} disabledReasons={view.reasons} /><LinkButton href={paths.modify(head.id)} text={w.changeData} /></Buttons>
        : (
          <>
            <Buttons>
              <DialogLink dialog="confirm-final" href={paths.confirmFinal(head.id)} text={w.confirmAct} tone="main" />
              <LinkButton href={paths.modify(head.id)} text={w.changeData} />
            </Buttons>
            <Dialog page={page} id="confirm-final" title={w.confirmTitle} open={form.problems.length > 0}><FinalQuestion page={page} form={form.problems.length > 0 ? form : emptyForm} head={head} /></Dialog>
          </>
        )}
    </ApplicationFrame>
  );
}

function Mismatch({ view, page }: { view: ConfirmView; page: PageContext }): JSX.Element | null {
  const w = statusWords[page.lang];
  if (view.mismatch === 'none') return null;
  if (view.mismatch === 'answered') return <Notice page={page}>{w.mismatchAnswered}</Notice>;
  return (
    <>
      <Notice page={page} tone="warning" title={w.mismatchTitle}><MismatchQuestion view={view} page={page} /></Notice>
      <Dialog page={page} id="mismatch" title={w.mismatchTitle} atOnce><MismatchQuestion view={view} page={page} /></Dialog>
    </>
  );
}

/** The warning and its one answer; it stands in the page, and with a script in a dialog over it as well. */
function MismatchQuestion({ view, page }: { view: ConfirmView; page: PageContext }): JSX.Element {
  const w = statusWords[page.lang];
  return (
    <>
      <p>{w.mismatchText}</p>
      <p>{w.mismatchNote}</p>
      <Form page={page} form={emptyForm} action={paths.mismatch(view.head.id)} summary={false}>
        <Buttons><SubmitButton page={page} text={w.mismatchYes} /></Buttons>
      </Form>
    </>
  );
}

/** The last question as a page of its own (R-2.2.4-07, R-X-06). */
export function ConfirmFinalPage({ view, page, form }: ViewOf<ConfirmView>): JSX.Element {
  const w = statusWords[page.lang];
  return (
    <ApplicationFrame page={page} head={view.head} title={w.confirmTitle} form={form}>
      <Card><ParticularsList page={page} of={view.particulars} fileNumber={view.fileNumber} /><FinalQuestion page={page} form={form} head={view.head} cancel reasons={view.reasons} /></Card>
    </ApplicationFrame>
  );
}

function FinalQuestion({ page, form, head, cancel, reasons }: { page: PageContext; form: FormState; head: Head; cancel?: boolean; reasons?: readonly string[] }): JSX.Element {
  const w = statusWords[page.lang];
  return (
    <Form page={page} form={form} action={paths.confirm(head.id)}>
      <p>{w.confirmQuestion}</p>
      <Buttons>
        <SubmitButton page={page} text={w.ok} disabledReasons={reasons} />
        {cancel ? <LinkButton href={paths.confirm(head.id)} text={w.cancel} /> : null}
      </Buttons>
    </Form>
  );
}
