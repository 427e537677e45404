import type { Lang } from '#contracts/refusals.ts';
import { paths } from '#portal/paths.ts';
import type { NewsLine } from '../news-port.ts';

/** Announcements as a list of the portal shows them; a title in another language than the page's says so to screen readers. */
export function newsItems(news: readonly NewsLine[], lang: Lang): { title: string; href: string; author: string; lang?: string; at: number }[] {
  return news.map((n) => ({ title: n.title, href: `${paths.notices}/${n.id}`, author: n.author, at: n.at, ...(n.lang !== lang && { lang: n.lang === 'zh' ? 'zh-CN' : 'en' }) }));
}
