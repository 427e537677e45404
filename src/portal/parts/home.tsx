import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from '../icons.tsx';

/** The opening of the first page: what the platform is for, and its two main acts as children (`<Buttons>`); handed to `Page` as `opening`. */
export function Hero({ title, text, level = 1, aside, children }: { title: string; text: string; level?: 1 | 2; /** What stands below its acts. */ aside?: ComponentChildren; children: ComponentChildren }): JSX.Element {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section class="hero">
      <Heading class="hero__title">{title}</Heading>
      <p class="hero__text">{text}</p>
      {children}
      {aside}
    </section>
  );
}

export type Tile = { title: string; href: string; text?: ComponentChildren; icon?: IconName; /** A tag or a deadline. */ foot?: ComponentChildren };

/** Places to go or things to choose, as a grid of panels; the whole panel is the link. */
export function Tiles({ tiles, level = 2 }: { tiles: readonly Tile[]; level?: 2 | 3 }): JSX.Element {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul class="tiles">
      {tiles.map((tile) => (
        <li class="tile" key={tile.href}>
          <Heading class="tile__title">{tile.icon === undefined ? null : <Icon name={tile.icon} />}<a href={tile.href}>{tile.title}</a></Heading>
          {tile.text === undefined ? null : <p class="tile__text">{tile.text}</p>}
          {tile.foot === undefined ? null : <div class="tile__foot">{tile.foot}</div>}
        </li>
      ))}
    </ul>
  );
}

/** 通知公告: titles with who signed them and their days, newest first (R-0-03); `lang` where a title is told in another language than the page. */
export function NewsList({ items }: { items: readonly { title: string; href: string; author?: string; lang?: string; at: Instant }[] }): JSX.Element {
  return (
    <ul class="news">
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} lang={item.lang}>{item.title}</a>
          <span class="news__by">{item.author === undefined ? null : <span lang="zh-CN">{item.author} </span>}<time dateTime={beijingDay(item.at)}>{beijingDay(item.at)}</time></span>
        </li>
      ))}
    </ul>
  );
}
