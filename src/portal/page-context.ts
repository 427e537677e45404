import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Viewing } from './viewing.ts';

/** A place a link leads to. */
export type Link = { text: string; href: string };

/** Who runs this installation, in the page's language, as the operator's file says (`SITE`); absent parts are left out (D-26: no real agency is named by default). */
export type SiteWords = {
  /** 平台名称 and its second line; absent: the software's own. */
  name?: string | undefined;
  title?: string | undefined;
  organiser?: string | undefined;
  coOrganiser?: string | undefined;
  supportPhone?: string | undefined;
  technicalPhone?: string | undefined;
  hours?: string | undefined;
  address?: string | undefined;
  postcode?: string | undefined;
  mail?: string | undefined;
  icp?: string | undefined;
  police?: Mark | undefined;
  government?: Mark | undefined;
  /** 友情链接. */
  links?: readonly Link[] | undefined;
  /** The sheet of the operator's colours, and the colour of the browser's own bar. */
  sheet?: string | undefined;
  theme?: string | undefined;
  logo?: { href: string; width: number; height: number } | undefined;
  favicon?: { href: string; type: string } | undefined;
};

/** A number of record that may lead to its register. */
export type Mark = { text: string; href?: string | undefined };

/** What a preview must say of itself: whose province, which moment, and whether candidates see any of it yet. */
export type PreviewMark = { province: string; at: Instant; published: boolean; note?: string | undefined };

/** What every page knows about the visit: who, when, in which language, from which assets. Made once per request by the server. */
export type PageContext = {
  lang: Lang;
  /** Set where the visitor asked for another way of showing than the ordinary. */
  viewing?: Viewing | undefined;
  /** The server's clock, virtual in a demo. */
  now: Instant;
  /** The address shown, with its query, as the visitor asked for it. */
  path: string;
  mode: 'demo' | 'test' | 'production';
  user: { name: string; /** When the sign-in ends by itself. */ until?: Instant | undefined } | null;
  /** One per rendered form page: the same key sent twice is one submission. */
  submissionKey: string;
  /** Address of a built asset by its plain name, `portal.css`. */
  assets: (name: string) => string;
  captcha: 'altcha' | 'picture';
  /** True where the browser keeps the page for when there is no network (ADR 0052). */
  offline?: boolean | undefined;
  /** True where the 演示助手 stands; never in production. */
  demo: boolean;
  /** What the 演示助手 drawer offers on this page. */
  demoLinks?: readonly Link[] | undefined;
  /** Set where the page is drawn for staff as candidates would see it at another moment (考生视角预览). */
  preview?: PreviewMark | undefined;
  site?: SiteWords | undefined;
  /** The address people use, without a path: search engines are told the one address of each page. */
  origin?: string | undefined;
  supportPhone?: string | undefined;
};
