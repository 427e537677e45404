import type { ComponentChildren, JSX } from 'preact';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { Steps } from '#portal/parts/steps.tsx';
import { applicationPaths as paths } from '../paths.ts';
import type { Head } from './head.ts';
import { words } from './words.ts';

export type ViewOf<V> = { view: V; page: PageContext; form: FormState };

type FrameProps = {
  page: PageContext;
  head: Head;
  title: string;
  lead?: ComponentChildren;
  /** Which step of choosing and filling in (0 选择考试 … 6 核对提交); absent once it is saved. */
  step?: number;
  wide?: boolean;
  form?: FormState;
  /** A question that opens over the page that led here. */
  dialog?: true;
  children: ComponentChildren;
};

/** The frame of every page of one application: 当前位置, how far one is, whom to call in the chosen province, until when. */
export function ApplicationFrame({ page, head, title, lead, step, wide, form, dialog, children }: FrameProps): JSX.Element {
  const w = words[page.lang];
  const at: PageContext = head.phone === null ? page : { ...page, supportPhone: `${head.province ?? ''} ${head.phone}`.trim() };
  const trail = [{ text: w.mine, href: paths.list }, ...(title === head.exam ? [] : [{ text: head.exam, href: paths.status(head.id) }])];
  return (
    <Page
      page={at} title={title} trail={trail} {...(lead !== undefined && { lead })} {...(wide && { wide })} {...(form && { form })} {...(dialog && { dialog })}
      {...(step !== undefined && { steps: <JourneySteps page={page} head={head} at={step} /> })}
    >
      <HintBar page={page} head={head} />
      {children}
    </Page>
  );
}

function JourneySteps({ page, head, at }: { page: PageContext; head: Head; at: number }): JSX.Element {
  const links = [undefined, paths.province(head.id), paths.notice(head.id), paths.instructions(head.id), paths.form(head.id)];
  const goBack = head.state === 'S1' ? [1, 2] : head.state === 'S2' || head.state === 'S3' ? [4] : [];
  return <Steps page={page} at={at} steps={words[page.lang].steps.map((text, n) => ({ text, href: goBack.includes(n) ? links[n] : undefined }))} />;
}

/** 提示栏 (R-2.2.3-01): the consultation phone of the province in emphasis. */
export function HintBar({ page, head }: { page: PageContext; head: Head }): JSX.Element {
  const w = words[page.lang];
  return (
    <section class="hint-bar" aria-label={w.hintBar}>
      <dl class="hint-bar__facts">
        <div><dt>{w.candidate}</dt><dd>{head.candidate}</dd></div>
        <div><dt>{w.exam}</dt><dd>{head.exam}</dd></div>
        {head.province === null ? null : (
          <div><dt>{w.province}</dt><dd>{head.province}{head.phone === null ? null : <> <strong class="hint-bar__phone"><span class="unseen">{w.phone} </span>{head.phone}</strong></>}</dd></div>
        )}
        {head.paymentMode === null ? null : <div><dt>{w.paymentMode}</dt><dd>{w.paymentModes[head.paymentMode]}</dd></div>}
      </dl>
      {head.deadline === null ? null : <p class="hint-bar__until"><Countdown page={page} until={head.deadline} label={w.deadline} /></p>}
    </section>
  );
}
