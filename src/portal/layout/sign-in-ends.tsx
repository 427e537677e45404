import type { JSX } from 'preact';
import type { Lang } from '#contracts/refusals.ts';
import type { PageContext } from '../page-context.ts';
import { paths } from '../paths.ts';

const zh = {
  title: '登录即将结束',
  soon: '您有一段时间没有操作。为保护您的个人信息，登录将在以下时间后结束：',
  left: '{n} 分钟|{n} 秒',
  kept: '本页已填写的内容不会丢失。',
  stay: '继续登录',
  forGood: '本次登录已达到最长时间，不能再延长。请先保存或提交，结束后重新登录即可继续。',
  understood: '知道了',
  overTitle: '登录已结束',
  over: '您在本页填写的内容还在，没有丢失。请在新窗口重新登录，然后回到本页继续。',
  again: '重新登录（打开新窗口）',
  back: '已重新登录，可以继续填写',
  not: '还没有登录，请先重新登录',
  check: '我已登录，继续',
};

const words: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'Your sign-in is about to end',
    soon: 'You have not done anything for a while. To protect your data, your sign-in ends in',
    left: '{n} minutes|{n} seconds',
    kept: 'What you typed on this page is not lost.',
    stay: 'Stay signed in',
    forGood: 'This sign-in has reached its longest time and cannot be prolonged. Save or send first; afterwards sign in again and go on.',
    understood: 'Understood',
    overTitle: 'Your sign-in has ended',
    over: 'What you typed is still on this page. Sign in again in a new window, then come back here and go on.',
    again: 'Sign in again (new window)',
    back: 'You are signed in again and can go on',
    not: 'You are not signed in yet: sign in first',
    check: 'I have signed in, go on',
  },
};

/** 登录即将结束: warned at least two minutes before, prolonged by one press; after the end what was typed stays (WCAG 2.2.1). Shown by islands/sign-in-ends.ts, which browser/await-sign-in-end.ts loads before the end comes near. */
export function SignInEnds({ page }: { page: PageContext }): JSX.Element | null {
  if (page.user?.until === undefined) return null;
  const w = words[page.lang];
  return (
    <dialog class="dialog" id="sign-in-ends" aria-labelledby="sign-in-ends-title" data-script={page.assets('sign-in-ends.js')} data-until={page.user.until} data-words={[w.overTitle, w.back, w.not].join('|')}>
      <div class="dialog__in">
        <h2 class="dialog__title" id="sign-in-ends-title">{w.title}</h2>
        <div data-part="soon">
          <p>{w.soon} <strong role="timer" aria-live="off" data-left={w.left} /></p>
          <p>{w.kept}</p>
          <button class="button button--main" type="button" data-stay>{w.stay}</button>
        </div>
        <div data-part="for-good" hidden>
          <p>{w.forGood}</p>
          <form method="dialog"><button class="button button--main" type="submit">{w.understood}</button></form>
        </div>
        <div data-part="over" hidden>
          <p>{w.over}</p>
          <div class="buttons">
            <a class="button button--main" href={paths.signIn} target="_blank" rel="noopener">{w.again}</a>
            <button class="button button--plain" type="button" data-check>{w.check}</button>
          </div>
        </div>
        <p role="status" data-said />
      </div>
    </dialog>
  );
}
