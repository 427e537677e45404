import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GuideBlock, GuideInline } from './guide-blocks.ts';
import { headingId, readChapter } from './guide-blocks.ts';
import { chaptersOf, type Chapter } from './read-guide.ts';

const languages = ['zh', 'en'] as const;
const sentences = (blocks: readonly GuideBlock[]): GuideInline[] => blocks.flatMap((block) => {
  switch (block.kind) {
    case 'heading': case 'paragraph': return block.content;
    case 'list': return block.items.flatMap(sentences);
    case 'table': return block.rows.flat(2);
    case 'picture': return [];
  }
});
const headings = ({ blocks }: Chapter): string[] => blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));

describe('the candidates’ guide', () => {
  test('has the same chapters in both languages, and every picture it shows', async () => {
    const [zh, en] = [await chaptersOf('zh'), await chaptersOf('en')];
    expect(zh.map(({ slug }) => slug)).toEqual(['1-account', '2-photo', '3-choose', '4-form', '5-confirm', '6-pay', '7-after', '8-help']);
    expect(en.map(({ slug }) => slug)).toEqual(zh.map(({ slug }) => slug));
    expect(en.map(({ pictures }) => [...pictures.keys()])).toEqual(zh.map(({ pictures }) => [...pictures.keys()]));
    for (const chapter of [...zh, ...en]) for (const { width, height } of chapter.pictures.values()) expect(Math.min(width, height)).toBeGreaterThan(100);
  });

  test('keeps no picture that it does not show', async () => {
    for (const [lang, folder] of [['zh', 'docs/candidates/pictures'], ['en', 'docs/en/candidates/pictures']] as const) {
      const shown = (await chaptersOf(lang)).flatMap(({ pictures }) => [...pictures.keys()]);
      expect(readdirSync(folder).filter((name) => !shown.includes(name))).toEqual(['home.webp']);
    }
  });

  test.each(languages)('links to chapters and headings that are there (%s)', async (lang) => {
    const chapters = await chaptersOf(lang);
    const links = chapters.flatMap((chapter) => sentences(chapter.blocks).flatMap((part) => (part.kind === 'link' ? [{ from: chapter, href: part.href }] : [])));
    const broken = links.filter(({ from, href }) => {
      const [path = '', hash] = href.split('#');
      const there = path === '' ? from : chapters.find(({ slug }) => path === `/guide/${slug}`);
      return there === undefined ? path !== '/guide' : hash !== undefined && !headings(there).includes(hash);
    });
    expect(links.length).toBeGreaterThan(0);
    expect(broken.map(({ from, href }) => `${from.slug}: ${href}`)).toEqual([]);
  });

  test('a chapter becomes pieces: steps with their picture, tables with their cells, headings with a fragment', () => {
    expect(readChapter('# 一、注册\n\n## 姓名里有打不出的字\n\n1. 点**生僻字**。\n\n   ![表单](pictures/form.webp)\n\n| 显示 | 意思 |\n|---|---|\n| 核验中 | 见[二](2-photo.md#怎么拍) |\n').blocks).toEqual([
      { kind: 'heading', level: 2, id: '姓名里有打不出的字', content: [{ kind: 'text', text: '姓名里有打不出的字' }] },
      { kind: 'list', ordered: true, items: [[{ kind: 'paragraph', content: [{ kind: 'text', text: '点' }, { kind: 'strong', text: '生僻字' }, { kind: 'text', text: '。' }] }, { kind: 'picture', name: 'form.webp', text: '表单' }]] },
      { kind: 'table', head: ['显示', '意思'], rows: [[[{ kind: 'text', text: '核验中' }], [{ kind: 'text', text: '见' }, { kind: 'link', text: '二', href: '/guide/2-photo#怎么拍' }]]] },
    ]);
    expect(headingId('“It is known already”')).toBe('it-is-known-already');
  });

  test('Markdown it has no look for is a fault', () => {
    expect(() => readChapter('# 一\n\n> 引文\n')).toThrow('blockquote');
    expect(() => readChapter('没有标题\n')).toThrow('title');
  });
});
