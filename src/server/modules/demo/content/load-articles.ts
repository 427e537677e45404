import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ArticleText } from '#contracts/content.ts';
import type { Instant } from '#contracts/dates.ts';
import { latestNotices, loadArticle } from '#server/modules/content/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';

const DAY_MS = 86_400_000;
const Sample = ArticleText.extend({ by: z.string(), daysAgo: z.number().int().min(0) });
const File = z.strictObject({ note: z.string(), articles: z.array(Sample) });

/** Publishes the sample announcements, questions and policy files as the sample staff wrote them, once: where anything is published nothing is added. */
export async function loadSampleArticles(tx: Tx, now: Instant): Promise<void> {
  if ((await latestNotices(tx, now, 'zh', 1)).length > 0) return;
  const { articles } = File.parse(JSON.parse(await readFile(projectPath('seeds/demo/articles.json'), 'utf8')));
  for (const { by, daysAgo, ...text } of articles) {
    const author = await findMemberByUserName(tx, by);
    if (!author) throw new Error(`${by} is none of the sample staff`);
    const done = await loadArticle(tx, { staffId: author.id, jurisdiction: author.jurisdiction }, text, now - daysAgo * DAY_MS);
    if (!done.ok) throw new Error(`${text.titleZh}: ${JSON.stringify(done.refusals)}`);
  }
}
