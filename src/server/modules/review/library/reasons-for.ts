import type { Lang } from '#contracts/refusals.ts';
import type { ReviewReason } from '#contracts/review.ts';
import type { Application } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listInForce, REASONS } from './lists.ts';

/** The standard reasons a reviewer can pick for this application (理由库), in the words the candidate reads. */
export async function reasonsFor(tx: Tx, app: Pick<Application, 'province' | 'examCode'>, lang: Lang): Promise<ReviewReason[]> {
  const entries = await listInForce(tx, REASONS, { province: app.province ?? '00', exam: app.examCode });
  // 考生看到的意见以中文为准: the reason is sent in Chinese whatever language the console speaks
  return entries.map(({ code, decision, text }) => ({ code, decision, text: text.zh, label: text[lang] }));
}
