import type { JSX } from 'preact';
import type { PlaceTold } from '#contracts/rush.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { paths } from '#portal/paths.ts';
import { placeWords } from '#portal/place-words.ts';

const AGAIN = 20;

const WORDS = {
  zh: {
    title: '正在排队', lead: '现在访问的人较多，为保证每个人都能顺利填报，请按排位依次进入。', place: '您的排位',
    keep: '请保留本页。它会自己更新，轮到您时自动打开；刷新、锁屏或暂时离开都不会丢失排位。', left: '轮到后 10 分钟内回来仍可进入。一个排位只能由一个浏览器进入，登录后只能用于您自己的帐号。',
    order: '报名不分先后：截止前提交都有效，早进入并不占优。', sent: '您刚才提交的内容尚未受理。轮到后请用浏览器的“返回”回到原页面，再提交一次。',
    noScript: `您的浏览器没有运行脚本：本页每 ${String(AGAIN)} 秒自动刷新一次。`, look: '查看最新排位', provinces: '各地咨询电话', exams: '考试一览', cookies: '排位记在浏览器的 Cookie 中，请不要禁用。', aside: '等待时可以看',
  },
  en: {
    title: 'You are in the queue', lead: 'Many people are here now. So that everybody can finish, people are let in one after another.', place: 'Your place',
    keep: 'Keep this page. It updates by itself and opens when it is your turn; reloading, a locked screen or leaving for a while do not lose your place.', left: 'You can come in up to ten minutes after your turn. One place admits one browser, and once you sign in it is good for your own account only.',
    order: 'Applications have no order: all that are sent before the deadline count, and coming in earlier gives no advantage.', sent: 'What you sent was not taken yet. When it is your turn, go back in the browser and send it again.',
    noScript: `Your browser runs no scripts: this page reloads itself every ${String(AGAIN)} seconds.`, look: 'Look again', provinces: 'Telephones of all provinces', exams: 'All exams', cookies: 'Your place is kept in a cookie of the browser; leave cookies on.', aside: 'To read meanwhile',
  },
};

/** The waiting room: one's place in words, true without a script and kept current with it. `sent`: it stands in place of the answer to a form. */
export function WaitingPage({ page, told, sent }: { page: PageContext; told: PlaceTold; sent: boolean }): JSX.Element {
  const w = WORDS[page.lang];
  const words = placeWords(page.lang, told);
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead} head={sent ? undefined : <noscript><meta http-equiv="refresh" content={String(AGAIN)} /></noscript>}>
      <div data-place={sent ? 'post' : 'get'}>
        <Card title={w.place} accent>
          <p class="place" data-place-main>{words.main}</p>
          <p data-place-time hidden={words.time === ''}>{words.time}</p>
          <p data-place-why hidden={words.why === ''}>{words.why}</p>
          <p class="unseen" role="status" aria-live="polite" data-place-spoken />
        </Card>
      </div>
      {sent ? <p><strong>{w.sent}</strong></p> : null}
      <p>{w.keep}</p>
      <p>{w.left}</p>
      <p>{w.order}</p>
      <p>{w.cookies}</p>
      <noscript><p>{sent ? null : w.noScript}</p></noscript>
      <h2>{w.aside}</h2>
      <Buttons>
        {sent ? null : <LinkButton href={page.path} text={w.look} />}
        <LinkButton href={paths.provinces} text={w.provinces} tone="quiet" />
        <LinkButton href={paths.exams} text={w.exams} tone="quiet" />
      </Buttons>
      <script type="module" src={page.assets('place.js')} />
    </Page>
  );
}
