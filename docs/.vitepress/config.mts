import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vitepress';
import { handedOut, notPages, placeOf, root } from './places.mts';
import { showLinks } from './shown-links.mts';
import { menuEn, menuZh, sidebarEn, sidebarZh } from './menus.mts';
import { wordsZh } from './words.mts';

/** Words of a text for the search: Chinese has no spaces between them. Runs in the browser too, so it stands alone. */
const wordsIn = (text: string): string[] => [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);

/** The site of the documentation: `npm run docs:build` writes it to dist/docs, with nothing loaded from elsewhere. */
export default defineConfig({
  title: '金榜 Jinbang',
  srcDir: '..',
  outDir: '../dist/docs',
  cacheDir: '../node_modules/.cache/vitepress',
  srcExclude: notPages,
  rewrites: placeOf,
  cleanUrls: false,
  base: process.env['DOCS_BASE'] ?? '/',
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${process.env['DOCS_BASE'] ?? '/'}favicon.svg` }]],
  markdown: { html: false, attrs: { disable: true }, config: showLinks },
  // what texts show in code or sentences is no template
  vue: { template: { compilerOptions: { delimiters: ['⟦⟦', '⟧⟧'] } } },
  themeConfig: { search: { provider: 'local', options: { miniSearch: { options: { tokenize: wordsIn } }, locales: { root: { translations: wordsZh.search } } } } },
  buildEnd({ outDir }) {
    mkdirSync(join(outDir, 'files'), { recursive: true });
    for (const file of handedOut) copyFileSync(join(root, file), join(outDir, 'files', basename(file)));
    copyFileSync(join(root, 'src/portal/static/favicon.svg'), join(outDir, 'favicon.svg'));
  },
  locales: {
    root: { label: '简体中文', lang: 'zh-CN', description: '专业技术人员资格考试报名平台的使用与建设', themeConfig: { nav: menuZh, sidebar: sidebarZh, ...wordsZh.theme } },
    en: { label: 'English', lang: 'en', description: 'Using and building the platform for professional-qualification examinations', themeConfig: { nav: menuEn, sidebar: sidebarEn } },
  },
});
