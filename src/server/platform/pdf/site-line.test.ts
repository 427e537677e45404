import { describe, expect, test } from 'vitest';
import { printShop, readsPdf } from '#server/testing/print-shop.ts';

/** The words of a page printed by an installation of this name. */
async function printedBy(site: { name?: string; organiser?: string } | undefined): Promise<string> {
  const shop = await printShop('official-page', 'src/server/testing/official-page.typ', site && { site });
  try {
    return shop.textOf(await shop.kit.pdf.render('official-page', { data: { text: '正文' }, issuedAt: 0 }));
  } finally {
    await shop.close();
  }
}

describe.runIf(readsPdf)('the foot of printed documents', () => {
  test('names the installation and its organiser, where they are told', async () => {
    expect(await printedBy({ name: '省考报名网', organiser: '样例人事考试院' })).toMatch(/第1页共1页.*省考报名网样例人事考试院|省考报名网样例人事考试院/);
  }, 60_000);

  test('names nobody else, and fails for no name that cannot be drawn', async () => {
    expect(await printedBy(undefined)).toBe('正文左中第1页共1页');
    expect(await printedBy({ name: '省考𰀡', organiser: '样例人事考试院' })).toContain('样例人事考试院');
  }, 60_000);
});
