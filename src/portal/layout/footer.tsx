import type { JSX } from 'preact';
import { drawnOnce } from '../drawn-once.ts';
import type { Mark, PageContext } from '../page-context.ts';
import { servicesOf } from '../services.ts';
import { words } from '../words.ts';

/** The register every ICP number leads to (《非经营性互联网信息服务备案管理办法》第十三条). */
const ICP_REGISTER = 'https://beian.miit.gov.cn/';

/** The foot of every page: who runs it, whom to ask, the numbers of record and the links of the operator's own; every name and number comes from the operator's settings. */
export const Footer = drawnOnce<{ page: PageContext }>(({ page }) => ({ owner: page.site ?? words[page.lang], key: `${page.lang} ${page.supportPhone ?? ''}` }), ({ page }) => {
  const w = words[page.lang];
  const site = page.site ?? {};
  const facts: readonly [string, string | undefined][] = [
    [w.phone, page.supportPhone ?? site.supportPhone],
    [w.technicalPhone, site.technicalPhone],
    [w.hours, site.hours],
    [w.mail, site.mail],
    [w.address, [site.address, site.postcode].filter(Boolean).join(page.lang === 'zh' ? '　' : ' · ')],
  ];
  const told = facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
  const bodies: readonly [string, string | undefined][] = [[w.organiser, site.organiser], [w.coOrganiser, site.coOrganiser]];
  return (
    <footer class="foot">
      <div class="foot__in">
        {told.length === 0 ? null : (
          <dl class="foot__facts">
            {told.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
          </dl>
        )}
        <Services page={page} />
        <FriendLinks page={page} />
        <p>{w.officialSite}</p>
        <p class="foot__small">{[...bodies.flatMap(([name, value]) => (value === undefined ? [] : [`${name}${page.lang === 'zh' ? '：' : ': '}${value}`])), `${site.name ?? w.brand} ${site.title ?? w.platform}`, w.license].join(' · ')}</p>
        <Marks marks={[site.icp === undefined ? undefined : { text: site.icp, href: ICP_REGISTER }, site.police, site.government && { ...site.government, text: `政府网站标识码 ${site.government.text}` }]} />
      </div>
    </footer>
  );
});

/** 服务栏, short: every page leads to every service. */
function Services({ page }: { page: PageContext }): JSX.Element {
  return (
    <nav class="foot__links" aria-label={words[page.lang].servicesBelow}>
      <ul>{servicesOf(page).map((service) => <li key={service.href}><a href={service.href}>{service.text}</a></li>)}</ul>
    </nav>
  );
}

/** 友情链接: other houses' sites; which they are is the operator's choice. */
function FriendLinks({ page }: { page: PageContext }): JSX.Element | null {
  const links = page.site?.links ?? [];
  if (links.length === 0) return null;
  const w = words[page.lang];
  return (
    <nav class="foot__links" id="friend-links" aria-label={w.links}>
      <span>{w.links}</span>
      <ul>{links.map((link) => <li key={link.href}><a href={link.href} rel="noopener external">{link.text}</a></li>)}</ul>
    </nav>
  );
}

/** Numbers of record are Chinese on every page. */
function Marks({ marks }: { marks: readonly (Mark | undefined)[] }): JSX.Element | null {
  const told = marks.filter((mark) => mark !== undefined);
  if (told.length === 0) return null;
  return <ul class="foot__links">{told.map(({ text, href }) => <li key={text} lang="zh-CN">{href === undefined ? text : <a href={href} rel="noopener external">{text}</a>}</li>)}</ul>;
}
