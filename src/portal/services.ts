import type { Lang } from '#contracts/refusals.ts';
import type { IconName } from './icons.tsx';
import type { Link, PageContext } from './page-context.ts';

type Service = { icon: IconName; href: string; text: Record<Lang, string> };

const SERVICES: readonly Service[] = [
  { icon: 'file', href: '/my/applications', text: { zh: '网上报名', en: 'Apply online' } },
  { icon: 'print', href: '/tickets', text: { zh: '准考证打印', en: 'Admission ticket' } },
  { icon: 'success', href: '/scores', text: { zh: '成绩查询', en: 'Scores' } },
  { icon: 'lock', href: '/certificates', text: { zh: '证书查询', en: 'Certificates' } },
  { icon: 'check', href: '/pass-lines', text: { zh: '合格标准', en: 'Pass lines' } },
  { icon: 'info', href: '/questions', text: { zh: '考生问答', en: 'Questions' } },
  { icon: 'search', href: '/search', text: { zh: '站内搜索', en: 'Search' } },
  { icon: 'phone', href: '/contact', text: { zh: '联系我们', en: 'Contact' } },
];
const LINKS: Service = { icon: 'globe', href: '#friend-links', text: { zh: '友情链接', en: 'Links' } };

/** 服务栏: the services every page leads to (R-2.3-02, R-2.4-05); 友情链接 only where the operator named some. */
export function servicesOf(page: PageContext): readonly (Link & { icon: IconName })[] {
  const all = (page.site?.links ?? []).length > 0 ? [...SERVICES, LINKS] : SERVICES;
  return all.map(({ icon, href, text }) => ({ icon, href, text: text[page.lang] }));
}
