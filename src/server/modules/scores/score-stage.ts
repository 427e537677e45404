import { beijingDay } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import type { LaterSource } from '#server/modules/applications/index.ts';
import { getSitting } from '#server/modules/catalogue/index.ts';
import { isReleased } from './domain/release-acts.ts';
import { isOnRoll } from './release/holds.store.ts';
import { findRelease } from './release/release.store.ts';

const SEE = { zh: '查看成绩', en: 'See the scores' };

/** Where an application stands once its exam is over (T26, T27): 已考试 until the release, 成绩已发布 from then on. Nothing of a mark is read. */
export const scoreStage: LaterSource = async ({ tx, now }, app) => {
  if (!(await isOnRoll(tx, app.sittingId, app.id))) return null;
  if (isReleased(await findRelease(tx, app.sittingId), now)) return { state: 'S15', acts: [{ step: 'scores', text: SEE, href: `/my/applications/${app.id}/score`, reasons: [], until: null }] };
  const over = beijingDay(now) > ((await getSitting(tx, app.sittingId)).examOn.at(-1) ?? '');
  return over ? { state: 'S14', acts: [{ step: 'scores', text: SEE, href: null, reasons: [refuse('score.not_released')], until: null }] } : null;
};
