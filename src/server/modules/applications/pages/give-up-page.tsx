import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import { Card } from '#portal/parts/card.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { chooseWords } from './choose-words.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { Head } from './head.ts';

export type GiveUpView = { head: Head; confirmed: boolean; closed: string[] };

/** 放弃报名 / 退出考试 (R-2.2.1-11, T4): what follows, said before it is done. */
export function GiveUpPage({ view, page, form }: ViewOf<GiveUpView>): JSX.Element {
  const w = chooseWords[page.lang];
  return (
    <ApplicationFrame page={page} head={view.head} title={w.giveUpTitle} form={form} dialog>
      <Form page={page} form={form}>
        <Card>
          <p>{w.giveUpText}<strong>{view.head.exam}</strong></p>
          <ul>
            {w.giveUpLose.map((line) => <li key={line}>{line}</li>)}
            {view.confirmed ? <li>{w.giveUpConfirmed}</li> : null}
          </ul>
        </Card>
        <Buttons>
          <SubmitButton page={page} text={w.giveUpYes} tone="danger" disabledReasons={view.closed} />
          <LinkButton href={paths.status(view.head.id)} text={w.giveUpNo} />
        </Buttons>
      </Form>
    </ApplicationFrame>
  );
}
