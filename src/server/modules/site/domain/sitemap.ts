import { escapeMarkup } from '#server/kernel/escape-markup.ts';

/** What is somebody's own, what staff use, and what only answers questions: nothing of it belongs into a search engine. */
const LEFT_ALONE = ['/my', '/api', '/console', '/previews', '/demo', '/standins', '/search', '/sign-in', '/sign-out', '/recover', '/register', '/tickets/', '/scores/', '/certificates/', '/verify/'];

/** The rules for search engines (robots.txt, RFC 9309). */
export function robotsText(origin: string): string {
  return `User-agent: *\n${LEFT_ALONE.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${origin}/sitemap.xml\n`;
}

/** The list of pages for search engines (sitemaps.org 0.9), each with its two languages. */
export function sitemapText(origin: string, pages: readonly { path: string; on?: string }[]): string {
  const lines = pages.map(({ path, on }) => {
    const at = escapeMarkup(`${origin}${path}`);
    const languages = [['zh-CN', 'zh'], ['en', 'en']].map(([tag = '', lang = '']) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${at}?lang=${lang}"/>`).join('');
    return `<url><loc>${at}</loc>${on === undefined ? '' : `<lastmod>${on}</lastmod>`}${languages}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('\n')}\n</urlset>\n`;
}
