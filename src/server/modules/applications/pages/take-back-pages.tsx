import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import { Card } from '#portal/parts/card.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { decideWords } from './decide-words.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { Head } from './head.ts';

export type ModifyView = { head: Head; confirmed: boolean; policy: string; closed: string[] };

/** 取消报名确认 是/否 (R-2.2.6-02), or back to saved data before the confirmation (R-3.3.1-02). */
export function ModifyPage({ view, page, form }: ViewOf<ModifyView>): JSX.Element {
  const w = decideWords[page.lang];
  return (
    <ApplicationFrame page={page} head={view.head} title={view.confirmed ? w.cancelTitle : w.modifyTitle} form={form} dialog>
      <Form page={page} form={form}>
        <Card>
          <p>{view.confirmed ? w.cancelQuestion : w.editQuestion}</p>
          <p>{w.untilApply}</p>
          <p>{view.policy}</p>
        </Card>
        <Buttons>
          <SubmitButton page={page} text={w.yes} disabledReasons={view.closed} />
          <LinkButton href={paths.status(view.head.id)} text={w.no} />
        </Buttons>
      </Form>
    </ApplicationFrame>
  );
}

export type WithdrawView = { head: Head; closed: string[] };

/** 撤回承诺 (T18): what follows, said before it is done. */
export function WithdrawPage({ view, page, form }: ViewOf<WithdrawView>): JSX.Element {
  const w = decideWords[page.lang];
  return (
    <ApplicationFrame page={page} head={view.head} title={w.withdrawTitle} lead={w.withdrawLead} form={form} dialog>
      <Form page={page} form={form}>
        <Card><ul>{w.withdrawFollows.map((line) => <li key={line}>{line}</li>)}</ul></Card>
        <Buttons>
          <SubmitButton page={page} text={w.withdrawYes} tone="danger" disabledReasons={view.closed} />
          <LinkButton href={paths.status(view.head.id)} text={w.withdrawNo} />
        </Buttons>
      </Form>
    </ApplicationFrame>
  );
}
