import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';

/** A place a link leads to. */
export type Link = { text: string; href: string };

/** Who runs this installation, in words the operator sets; absent parts are left out of the footer (D-26: no real agency is named by default). */
export type SiteWords = {
  organiser?: string | undefined;
  technicalPhone?: string | undefined;
  hours?: string | undefined;
  filing?: string | undefined;
};

/** What a preview must say of itself: whose province, which moment, and whether candidates see any of it yet. */
export type PreviewMark = { province: string; at: Instant; published: boolean; note?: string | undefined };

/** What every page knows about the visit: who, when, in which language, from which assets. Made once per request by the server. */
export type PageContext = {
  lang: Lang;
  /** The server's clock, virtual in a demo. */
  now: Instant;
  /** The address shown, with its query, as the visitor asked for it. */
  path: string;
  mode: 'demo' | 'test' | 'production';
  user: { name: string } | null;
  /** One per rendered form page: the same key sent twice is one submission. */
  submissionKey: string;
  /** Address of a built asset by its plain name, `portal.css`. */
  assets: (name: string) => string;
  captcha: 'altcha' | 'picture';
  /** True where the 演示助手 stands; never in production. */
  demo: boolean;
  /** What the 演示助手 drawer offers on this page. */
  demoLinks?: readonly Link[] | undefined;
  /** Set where the page is drawn for staff as candidates would see it at another moment (考生视角预览). */
  preview?: PreviewMark | undefined;
  site?: SiteWords | undefined;
  supportPhone?: string | undefined;
};
