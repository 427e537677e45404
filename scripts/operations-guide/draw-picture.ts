import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

const MOST_BYTES = 60_000;
const LOWEST = 720;
const HIGHEST = 1_150;
/** Cases stand in two columns, the decision at the foot of the right one: their pictures are taller. What is full of words is cut sooner. */
const LIMITS = new Map([['case-return', 1_560], ['second-review', 1_300], ['breach-approve', 1_300], ['preview', 760], ['articles', 760], ['messages', 760], ['order', 1_700]]);

/** Writes what stands on the page as a small WebP under that name: as tall as the page within bounds, the dialog if one is open, no caret, nothing moving. */
export async function drawPicture(page: Page, folder: string, what: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 1_280, height: 800 };
  const dialog = (await page.getByRole('dialog').count()) > 0;
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: dialog ? LOWEST + 80 : Math.min(LIMITS.get(what) ?? HIGHEST, Math.max(LOWEST, tall)) });
  await page.evaluate(async () => { await document.fonts.ready; });
  if (!dialog) await page.evaluate(() => { window.scrollTo(0, 0); });
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await page.setViewportSize(size);
  for (let quality = 78; ; quality -= 8) {
    const { size: bytes } = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toFile(join(folder, `${what}.webp`));
    if (bytes <= MOST_BYTES || quality < 30) break;
  }
  console.log(`  ${what}`);
}
