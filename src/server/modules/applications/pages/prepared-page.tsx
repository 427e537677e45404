import type { JSX } from 'preact';
import type { Instant } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { applicationPaths as paths } from '../paths.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';
import type { Head } from './head.ts';

export type PreparedView = { head: Head; opensAt: Instant };

const WORDS = {
  zh: {
    title: '报考信息已备好', ready: '已按报考条件检查通过。报名开始后，按下面的按钮即可提交，不必再填一遍。', open: '报名已经开始，按下面的按钮提交。', opens: '报名开始', fair: '先提交不占优，截止前提交都有效；开始的那几分钟人多时可能要排队，您的内容不会丢失。', again: '提交时会再检查一遍；如果报考条件或您的信息有变化，会逐条说明并回到填写页。', submit: '一键提交', change: '修改',
  },
  en: {
    title: 'Your form is ready', ready: 'It was checked against the conditions. Once applications are open, one press below sends it; nothing has to be typed again.', open: 'Applications are open: send it with the button below.', opens: 'Opens', fair: 'Sending first gives no advantage; all that are sent before the deadline count. In the first minutes you may have to queue; nothing of yours is lost.', again: 'It is checked once more when you send it; if conditions or your data changed, every reason is said and the form is shown.', submit: 'Send with one press', change: 'Change',
  },
};

/** What was prepared ahead of the opening, until when, and one button (先填好，开网一键提交). */
export function PreparedPage({ view, page, form }: ViewOf<PreparedView>): JSX.Element {
  const w = WORDS[page.lang];
  const isBefore = page.now < view.opensAt;
  return (
    <ApplicationFrame page={page} head={view.head} title={w.title} lead={isBefore ? w.ready : w.open} step={4} form={form}>
      <Form page={page} form={form}>
        <Card accent><p><Countdown page={page} until={view.opensAt} label={w.opens} /></p><p>{w.fair}</p><p>{w.again}</p></Card>
        <Buttons><SubmitButton page={page} text={w.submit} /><LinkButton href={paths.form(view.head.id)} text={w.change} /></Buttons>
      </Form>
    </ApplicationFrame>
  );
}
