import { beijingTime } from '#contracts/dates.ts';
import type { JSX } from 'preact';
import { drawnOnce } from '../drawn-once.ts';
import { BrandMark, Icon } from '../icons.tsx';
import type { Link, PageContext } from '../page-context.ts';
import { accessibilityOf, inLanguage, paths } from '../paths.ts';
import { words } from '../words.ts';

/** The head of every page: the platform's name, the server's time, the language, the menu and who is signed in (报名人：…, R-X-03). */
export function Header({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const other = page.lang === 'zh' ? 'en' : 'zh';
  return (
    <header class="top">
      <div class="top__bar">
        <Brand page={page} />
        <div class="top__tools">
          <span class="top__time">
            {page.demo ? w.demoTime : w.beijingTime}{' '}
            <time dateTime={new Date(page.now).toISOString()} data-clock>{beijingTime(page.now)}</time>
          </span>
          <a class="top__lang" href={accessibilityOf(page.path)} rel="nofollow">{w.accessibility}</a>
          <a class="top__lang" href={inLanguage(page.path, other)} hreflang={other === 'zh' ? 'zh-CN' : 'en'} lang={other === 'zh' ? 'zh-CN' : 'en'} aria-label={w.otherLanguageLabel}>
            <Icon name="globe" /> {w.otherLanguage}
          </a>
        </div>
      </div>
      <div class="menu">
        <nav class="menu__row" aria-label={w.mainMenu}>
          <Menu page={page} />
          {page.user === null ? null : <Greeting page={page} name={page.user.name} />}
        </nav>
      </div>
    </header>
  );
}

const Brand = drawnOnce<{ page: PageContext }>(({ page }) => ({ owner: page.site ?? words[page.lang], key: page.lang }), ({ page }) => {
  const w = words[page.lang];
  return (
    <>
      <a class="brand" href={paths.home}>
        {page.site?.logo === undefined ? <BrandMark /> : <img class="brand__mark" src={page.site.logo.href} width={page.site.logo.width} height={page.site.logo.height} alt="" />}
        <span class="brand__text"><strong>{page.site?.name ?? w.brand}</strong> <span>{page.site?.title ?? w.platform}</span></span>
      </a>
      <a class="top__lang top__search" href={paths.search}><Icon name="search" /> {w.search}</a>
    </>
  );
});

/** The menu, by who is here and which of its places the page is, or is within. */
const Menu = drawnOnce<{ page: PageContext }>(({ page }) => ({ owner: words[page.lang], key: menu(page).map((item) => `${item.href} ${placeOf(item, page) ?? ''}`).join() }), ({ page }) => (
  <ul>{menu(page).map((item) => <li key={item.href}><a href={item.href} aria-current={placeOf(item, page)}>{item.text}</a></li>)}</ul>
));

function menu(page: PageContext): Link[] {
  const w = words[page.lang];
  const open = [{ text: w.home, href: paths.home }, { text: w.exams, href: paths.exams }, { text: w.provinces, href: paths.provinces }, { text: w.notices, href: paths.notices }];
  const own = page.user === null
    ? [{ text: w.register, href: paths.register }, { text: w.signIn, href: paths.signIn }]
    : [{ text: w.applications, href: paths.applications }, { text: w.profile, href: paths.profile }];
  return [...open, ...own];
}

/** Whether the page is this place of the menu, or within it. */
function placeOf(item: Link, page: PageContext): 'page' | 'true' | undefined {
  const here = page.path.split('?')[0] ?? '/';
  if (here === item.href) return 'page';
  return item.href !== paths.home && here.startsWith(`${item.href}/`) ? 'true' : undefined;
}

function Greeting({ page, name }: { page: PageContext; name: string }): JSX.Element {
  const w = words[page.lang];
  return (
    <form class="greeting" method="post" action={paths.signOut}>
      <Icon name="user" />
      <span class="greeting__name">{w.greeting}{name}</span>
      <input type="hidden" name="_key" value={`${page.submissionKey}-out`} />
      <button class="greeting__out" type="submit">{w.signOut}</button>
    </form>
  );
}
