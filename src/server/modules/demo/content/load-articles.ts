import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ArticleText } from '#contracts/content.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Result } from '#server/kernel/result.ts';
import { draftArticle, latestNotices, publishArticle, withdrawArticle } from '#server/modules/content/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';

const DAY_MS = 86_400_000;
const Sample = ArticleText.extend({ by: z.string(), daysAgo: z.number().int().min(0), state: z.enum(['draft', 'scheduled', 'withdrawn']).optional() });
const File = z.strictObject({ note: z.string(), articles: z.array(Sample) });

/** Brings in the sample announcements, questions and policy files as the sample staff wrote them, in every state, once: where anything is published nothing is added. */
export async function loadSampleArticles(tx: Tx, now: Instant): Promise<void> {
  if ((await latestNotices(tx, now, 'zh', 1)).length > 0) return;
  const { articles } = File.parse(JSON.parse(await readFile(projectPath('seeds/demo/articles.json'), 'utf8')));
  for (const { by: userName, daysAgo, state, ...text } of articles) {
    const author = await findMemberByUserName(tx, userName);
    if (!author) throw new Error(`${userName} is none of the sample staff`);
    const by = { staffId: author.id, jurisdiction: author.jurisdiction };
    const at = now - daysAgo * DAY_MS;
    const made = done(text.titleZh, await draftArticle(tx, by, text, at));
    if (state === 'draft') continue;
    const shown = done(text.titleZh, await publishArticle(tx, by, made.id, { version: made.version, ...(state === 'scheduled' && { at: now + 3 * DAY_MS }) }, at));
    if (state === 'withdrawn') done(text.titleZh, await withdrawArticle(tx, by, made.id, { version: shown.version, reason: '时间有误，另行发布' }, at + 600_000));
  }
}

/** A refusal is a fault of the sample data and stops here. */
function done<T>(title: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`${title}: ${JSON.stringify(result.refusals)}`);
  return result.value;
}
