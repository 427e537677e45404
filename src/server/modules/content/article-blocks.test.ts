import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArticleBlock } from '#contracts/content.ts';
import { blocksOf, unsafeLinks } from './article-blocks.ts';

const text = (t: string) => ({ kind: 'text' as const, text: t });

describe('the body of an article', () => {
  it('is headings, paragraphs, lists, strong text, links and line ends', () => {
    expect(blocksOf('## 报名时间\n\n请于 **8月20日** 前完成，见[报名条件](/exams/034)。\n第二行  \n第三行\n\n1. 注册\n2. 上传照片')).toEqual([
      { kind: 'heading', content: [text('报名时间')] },
      { kind: 'paragraph', content: [text('请于 '), { kind: 'strong', text: '8月20日' }, text(' 前完成，见'), { kind: 'link', text: '报名条件', href: '/exams/034' }, text('。\n第二行'), { kind: 'break' }, text('第三行')] },
      { kind: 'list', ordered: true, items: [[text('注册')], [text('上传照片')]] },
    ]);
  });
  it.each([['<script>alert(1)</script>'], ['<img src=x onerror=alert(1)>'], ['```\ncode\n```'], ['![图](https://example.com/x.png)']])('shows %s as it was typed', (typed) => {
    expect(blocksOf(typed)).toEqual([{ kind: 'paragraph', content: [text(typed)] }]);
  });
  it.each([['javascript:alert(1)'], ['data:text/html,x'], ['//evil.example'], ['/\\evil.example'], ['mailto:a@b.c']])('knows %s for no safe link', (href) => {
    expect(unsafeLinks(`见[这里](${href})`)).toEqual([href]);
    expect(blocksOf(`见[这里](${href})`)).toEqual([{ kind: 'paragraph', content: [text('见'), text(`[这里](${href})`)] }]);
  });
  it('is always of the agreed shape and never holds a link that is not safe, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
      for (const block of blocksOf(typed)) {
        expect(ArticleBlock.safeParse(block).success).toBe(true);
        const parts = block.kind === 'list' ? block.items.flat() : block.content;
        for (const part of parts) if (part.kind === 'link') expect(part.href).toMatch(/^(https?:\/\/|\/(?![/\\]))/i);
      }
    }));
  });
});
