import type { JSX } from 'preact';
import { refusalText, refusalTitle, type Refusal } from '#contracts/refusals.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { RelatedQuestions } from '#portal/parts/related-questions.tsx';
import { paths } from '#portal/paths.ts';
import { questionsOfCodes } from '#portal/questions.ts';

const WORDS = {
  zh: { title: '无法显示此页面', bug: '系统出现意外错误，您已提交成功的内容不会丢失。请稍后再试；如仍不行，请拨打咨询电话并告知以下编号。', id: '请求编号', home: '返回首页', notices: '通知公告', ask: '各地咨询电话', again: '再试一次', waiting: '本页会自动重试，能打开时立即显示，不必反复刷新；刷新不会更早进入。报名不分先后，截止前提交都有效；您已提交成功的内容不会丢失。' },
  en: { title: 'This page cannot be shown', bug: 'Something went wrong on our side; nothing you had submitted is lost. Try again shortly, or call and quote this number.', id: 'Request number', home: 'Back to the first page', notices: 'Announcements', ask: 'Telephones of all provinces', again: 'Try again', waiting: 'This page tries again by itself and opens as soon as it can; reloading does not let you in earlier. Applications have no order: all that are sent before the deadline count, and nothing you had submitted is lost.' },
};

/** What people see when there is no page to show: the reasons in words, and for our own faults a number to quote, nothing more. */
export function ProblemPage({ page, refusals, requestId, traceId, waiting }: { page: PageContext; refusals: readonly Refusal[]; requestId?: string; traceId?: string | undefined; /** The page cannot be had for now (overload, a service away): it is asked for again by itself. A waiting room says one's place here. */ waiting?: boolean }): JSX.Element {
  const w = WORDS[page.lang];
  return (
    <Page page={page} title={(refusals[0] && refusalTitle(refusals[0], page.lang)) ?? w.title} trail={[]}>
      {refusals.map((refusal) => <p key={refusal.code}>{refusalText(refusal, page.lang)}</p>)}
      <RelatedQuestions page={page} questions={questionsOfCodes(refusals.map((refusal) => refusal.code))} />
      {requestId === undefined ? null : <p>{w.bug}</p>}
      {requestId === undefined ? null : <p>{w.id}{page.lang === 'zh' ? '：' : ': '}<code>{requestId}</code>{traceId === undefined ? null : <> · <code>{traceId}</code></>}</p>}
      {waiting ? <p data-retry role="status">{w.waiting}</p> : null}
      <Buttons>
        {waiting ? <LinkButton href={page.path} text={w.again} tone="main" /> : null}
        <LinkButton href={paths.home} text={w.home} />
        <LinkButton href={paths.notices} text={w.notices} tone="quiet" />
        <LinkButton href={paths.provinces} text={w.ask} tone="quiet" />
      </Buttons>
    </Page>
  );
}
