import type { JSX } from 'preact';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import { Form } from '#portal/forms/form.tsx';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import { AfterReading, LongText } from '#portal/parts/long-text.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { chooseWords } from './choose-words.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { Head } from './head.ts';
import { words } from './words.ts';

export type NoticeView = { head: Head; letter: 'notification' | 'instructions'; version: string; paragraphs: string[] };

/** 告知书 and 报考须知 (R-2.2.1-11…22): the whole text, one of two answers, back and on. */
export function NoticePage({ view, page, form }: ViewOf<NoticeView>): JSX.Element {
  const w = chooseWords[page.lang];
  const first = view.letter === 'notification';
  const { id } = view.head;
  return (
    <ApplicationFrame
      page={page} head={view.head} form={form} step={first ? 2 : 3}
      title={first ? w.noticeTitle : w.instructionsTitle} lead={first ? w.noticeLead : w.instructionsLead}
    >
      <LongText page={page} id="letter" title={first ? w.notification : w.instructionsName}>
        {view.paragraphs.map((text) => <p key={text}>{text}</p>)}
      </LongText>
      {first ? null : <p><a href={paths.guide}>{w.guideLink}</a></p>}
      <Form page={page} form={form}>
        <HiddenField name="version" value={view.version} />
        <AfterReading page={page} of="letter">
          <RadioGroup
            page={page} form={form} name="decision" label={w.decision} required
            choices={[{ value: 'agree', text: first ? w.agree : w.known }, { value: 'give_up', text: w.giveUp, hint: w.giveUpHint }]}
          />
          <Buttons>
            <SubmitButton page={page} text={words[page.lang].next} />
            <LinkButton href={first ? paths.province(id) : paths.notice(id)} text={words[page.lang].previous} />
          </Buttons>
        </AfterReading>
      </Form>
    </ApplicationFrame>
  );
}
