import type { Lang } from '#contracts/refusals.ts';
import type { ChecklistCause } from '#contracts/review-library.ts';
import type { ChecklistLine } from '#contracts/review.ts';
import type { Application } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { CHECKLIST, listInForce } from './lists.ts';

/** The lines of the checklist (核验清单) that this application gives cause for. */
export async function checklistFor(tx: Tx, app: Pick<Application, 'province' | 'examCode' | 'routeReasons' | 'dimensions'>, lang: Lang): Promise<Omit<ChecklistLine, 'ticked'>[]> {
  const causes = causesOf(app);
  const lines = await listInForce(tx, CHECKLIST, { province: app.province ?? '00', exam: app.examCode });
  return lines.filter((line) => causes.has(line.when)).map((line) => ({ code: line.code, text: line.text[lang], required: line.required }));
}

function causesOf({ routeReasons, dimensions }: Pick<Application, 'routeReasons' | 'dimensions'>): Set<ChecklistCause> {
  const causes = new Set<ChecklistCause>(['always']);
  for (const reason of ['major_mismatch', 'rests_on_paper', 'not_all_verified', 'no_commitment'] as const) if (routeReasons.includes(reason)) causes.add(reason);
  if (dimensions.review === 'awaiting_on_site') causes.add('on_site');
  return causes;
}
